// The panel's entry: joins the store to the background, follows DevTools' theme, and gives the session as
// JSON to whoever automates the panel.

import { render } from 'preact'
import browser from 'webextension-polyfill'
import type { Frame } from '../src/core/fact.ts'
import { keepConnected } from './connection.ts'
import { remembered } from './remembered.ts'
import { sessionJson } from './session-json.ts'
import { createSourceMaps } from './source-maps.ts'
import { type Surroundings as SourceSurroundings, sourceTextReader } from './source-text.ts'
import { createStore } from './store.ts'
import { App } from './views/app.tsx'
import { Actions, SourceMapsContext, StoreContext } from './views/context.ts'

/** Set by the build. */
declare const TARGET: 'chromium' | 'firefox'

let cost = 0
const connection = keepConnected(
  (name) => browser.runtime.connect({ name }),
  browser.devtools.inspectedWindow.tabId,
  (message) => store.receive(message),
)
const store = createStore({
  browser: TARGET,
  send: (message) => connection.send(message),
  schedule(draw) {
    // A drawing that took long is followed by a pause in proportion, so that the panel stays in hand.
    setTimeout(
      () => {
        const start = performance.now()
        draw()
        void store.rows.value
        cost = performance.now() - start
      },
      Math.max(16, cost * 3),
    )
  },
  now: Date.now,
  preserveLog: remembered(() => localStorage, 'preserve-log', true),
})

const { panels } = browser.devtools
const setTheme = (name: string) => {
  document.documentElement.dataset.theme = name === 'dark' ? 'dark' : 'light'
}
setTheme(panels.themeName)
// Firefox tells of a change by an event, Chromium by a handler to set; either may be missing.
const themed = panels as {
  onThemeChanged?: { addListener(heard: (name: string) => void): void }
  setThemeChangeHandler?(heard: (name: string) => void): void
}
if (themed.onThemeChanged) themed.onThemeChanged.addListener(setTheme)
else themed.setThemeChangeHandler?.(setTheme)

// Every tick moves every bar, so a long list is moved less often.
const tick = () => {
  const living = store.counters.value.connecting + store.counters.value.open > 0
  if (living && store.recording.value && document.visibilityState === 'visible') store.now.value = Date.now()
  setTimeout(tick, store.shown.value.length > 100 ? 2000 : 250)
}
tick()

const openable = panels as {
  openResource?(url: string, line: number, column: number, done: (failed?: unknown) => void): void
}
const open = ({ url, line, column }: Frame, done: (failed?: unknown) => void) =>
  openable.openResource?.(url, line - 1, Math.max(0, column - 1), done)
const actions = {
  openSource: openable.openResource
    ? (ran: Frame, written: Frame | null) =>
        // DevTools knows the author's source only once it has read the map itself.
        open(written ?? ran, (failed) => {
          if (failed && written) open(ran, () => undefined)
        })
    : null,
}
const inspected = browser.devtools.inspectedWindow as unknown as {
  getResources?: SourceSurroundings['listResources']
}
const sourceMaps = createSourceMaps(
  sourceTextReader({
    ...(inspected.getResources ? { listResources: inspected.getResources.bind(inspected) } : {}),
    fetch: fetch.bind(window),
  }),
)

Object.assign(window, {
  lifeline: { session: () => sessionJson(store), clear: () => store.clear(), theme: setTheme },
})
const root = document.getElementById('app')
if (root)
  render(
    <StoreContext.Provider value={store}>
      <Actions.Provider value={actions}>
        <SourceMapsContext.Provider value={sourceMaps}>
          <App />
        </SourceMapsContext.Provider>
      </Actions.Provider>
    </StoreContext.Provider>,
    root,
  )
