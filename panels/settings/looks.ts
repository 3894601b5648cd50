// How the pages of the extension look: light or dark, comfortable or compact, as was set; and as DevTools or the system
// is where nothing was.

import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Settings } from '../../src/core/settings.ts'

/** Sets the theme of this page. */
export function setTheme(name: string): void {
  document.documentElement.dataset.theme = name === 'dark' ? 'dark' : 'light'
}

/** The system's theme, as it changes. */
export function systemTheme(
  match: (query: string) => Pick<MediaQueryList, 'matches' | 'addEventListener'>,
): ReadonlySignal<string> {
  const dark = match('(prefers-color-scheme: dark)')
  const theme = signal(dark.matches ? 'dark' : 'light')
  dark.addEventListener('change', () => {
    theme.value = dark.matches ? 'dark' : 'light'
  })
  return theme
}

/** Makes this page look as was set, from now on; `around` is the theme of DevTools or the system. */
export function followLooks(settings: ReadonlySignal<Settings>, around: ReadonlySignal<string>): void {
  effect(() => {
    const { theme } = settings.value
    setTheme(theme === 'browser' ? around.value : theme)
  })
  effect(() => {
    document.documentElement.dataset.density = settings.value.density
  })
}
