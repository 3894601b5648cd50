// What the bridge needs of the extension API, under the name that each browser has for it. The polyfill would be half of
// a script that every page runs, for a call and a listener that both browsers have alike.

import type { RuntimePort } from '../wire/port.ts'

interface Runtime {
  connect(info: { readonly name: string }): RuntimePort
  readonly onMessage: {
    addListener(heard: (message: unknown, sender: unknown, answer: (answered: unknown) => void) => void): void
  }
}

const { browser, chrome } = globalThis as unknown as Partial<
  Record<'browser' | 'chrome', { readonly runtime: Runtime }>
>

export const { runtime } = (browser ?? chrome) as { readonly runtime: Runtime }
