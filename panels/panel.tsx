// The panel's entry in DevTools: joins the store to the background and follows DevTools' theme.

import { signal } from '@preact/signals'
import browser from 'webextension-polyfill'
import type { Frame } from '../src/core/fact.ts'
import { thisBrowser } from './evidence/this-browser.ts'
import { createFiles } from './files/files.ts'
import { speakAsBrowser } from './language/language.ts'
import { drawSoon, mount, oncePainted } from './mount.tsx'
import { hear, ordinary } from './session/circumstances.ts'
import { keepConnected } from './session/connection.ts'
import { createStore } from './session/store.ts'
import { rememberedChoices } from './settings/choices.ts'
import { followLooks } from './settings/looks.ts'
import { keepSettings } from './settings/settings.ts'
import { createSourceMaps } from './sources/source-maps.ts'
import type { Surroundings as SourceSurroundings, SourceText } from './sources/source-text.ts'
import type { PanelActions } from './views/context.ts'

/** Set by the build. */
declare const TARGET: 'chromium' | 'firefox'

speakAsBrowser(browser.i18n, document.documentElement)
const circumstances = ordinary(false)
const choices = rememberedChoices(() => localStorage, circumstances.secret)
const keeper = keepSettings(browser.storage.local)
const connection = keepConnected(
  (name) => browser.runtime.connect({ name }),
  browser.devtools.inspectedWindow.tabId,
  oncePainted((message) => hear(circumstances, store, message)),
  {
    gone() {
      circumstances.gone.value = true
    },
  },
)
const store = createStore({
  browser: TARGET,
  send: (message) => connection.send(message),
  schedule: drawSoon(() => store.rows.value),
  now: Date.now,
  choices,
})

const { panels } = browser.devtools
const theme = signal<string>(panels.themeName)
const setTheme = (name: string) => {
  theme.value = name
}
followLooks(keeper.settings, theme)
// Firefox tells of a change by an event, Chromium by a handler to set; either may be missing.
const themed = panels as {
  onThemeChanged?: { addListener(heard: (name: string) => void): void }
  setThemeChangeHandler?(heard: (name: string) => void): void
}
if (themed.onThemeChanged) themed.onThemeChanged.addListener(setTheme)
else themed.setThemeChangeHandler?.(setTheme)

const openable = panels as {
  openResource?(url: string, line: number, column: number, done: (failed?: unknown) => void): void
}
const open = ({ url, line, column }: Frame, done: (failed?: unknown) => void) =>
  openable.openResource?.(url, line - 1, Math.max(0, column - 1), done)
const actions: PanelActions = {
  openSource: openable.openResource
    ? (ran: Frame, written: Frame | null) =>
        // DevTools knows the author's source only once it has read the map itself.
        open(written ?? ran, (failed) => {
          if (failed && written) open(ran, () => undefined)
        })
    : null,
  known: async () => thisBrowser(TARGET, navigator, browser.runtime, keeper.stored.value),
  reload: () => void browser.devtools.inspectedWindow.reload(),
  openSettings: () => connection.send({ type: 'settings' }),
  ownPage: {
    address: browser.runtime.getURL(`panels/viewer.html?tab=${browser.devtools.inspectedWindow.tabId}`),
    open: (place) => connection.send({ type: 'page', place }),
  },
  recordAgain: () => void keeper.change('capture', true),
}
const inspected = browser.devtools.inspectedWindow as unknown as {
  getResources?: SourceSurroundings['listResources']
}
let reader: Promise<(url: string) => Promise<SourceText>> | null = null
const sourceMaps = createSourceMaps(async (url) => {
  reader ??= import('./sources/source-text.ts').then(({ sourceTextReader }) =>
    sourceTextReader({
      ...(inspected.getResources ? { listResources: inspected.getResources.bind(inspected) } : {}),
      fetch: fetch.bind(window),
    }),
  )
  return (await reader)(url)
})

mount({
  live: store,
  files: createFiles(choices),
  actions,
  sourceMaps,
  settings: keeper.settings,
  circumstances,
})
