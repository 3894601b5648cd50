// The panel as a page of its own, without DevTools: `viewer.html?tab=<id>` shows a tab's session as it is recorded,
// `viewer.html` alone opens saved ones. `?tab=first` is the first tab of the window, for whoever automates a browser.

import browser from 'webextension-polyfill'
import { settingsKey } from '../src/core/settings.ts'
import { rememberedChoices } from './choices.ts'
import { keepConnected } from './connection.ts'
import { keepPlace } from './deep-link.ts'
import { createFiles } from './files.ts'
import { drawSoon, mount, setTheme } from './mount.tsx'
import { speak } from './say.ts'
import { createStore, type Store } from './store.ts'
import { thisBrowser } from './this-browser.ts'

/** Set by the build. */
declare const TARGET: 'chromium' | 'firefox'

const choices = rememberedChoices(() => localStorage)

async function watchedTab(): Promise<number | null> {
  const asked = new URLSearchParams(location.search).get('tab')
  if (asked !== 'first') return asked !== null && /^\d+$/.test(asked) ? Number(asked) : null
  const [first] = await browser.tabs.query({ currentWindow: true, index: 0 })
  return first?.id ?? null
}

function watch(tab: number): Store {
  const connection = keepConnected(
    (name) => browser.runtime.connect({ name }),
    tab,
    (message) => store.receive(message),
  )
  const store = createStore({
    browser: TARGET,
    send: (message) => connection.send(message),
    schedule: drawSoon(() => store.rows.value),
    now: Date.now,
    choices,
  })
  return store
}

speak(browser.i18n.getUILanguage(), (name, filled) => browser.i18n.getMessage(name, filled))
const dark = matchMedia('(prefers-color-scheme: dark)')
const followTheme = () => setTheme(dark.matches ? 'dark' : 'light')
followTheme()
dark.addEventListener('change', followTheme)

const tab = await watchedTab()
const known = async () =>
  thisBrowser(TARGET, navigator, browser.runtime, (await browser.storage.local.get(settingsKey))[settingsKey])
const live = tab === null ? null : watch(tab)
const files = createFiles(choices)
keepPlace(window, () => files.opened.value?.store ?? live)
mount({
  live,
  files,
  actions: { openSource: null, known },
  sourceMaps: null,
})
