// Draws the panel, in DevTools or on a page of its own: what both have in common.

import { effect, type ReadonlySignal } from '@preact/signals'
import { render } from 'preact'
import type { Settings } from '../src/core/settings.ts'
import type { Files } from './files/files.ts'
import { chooseFlagged } from './session/choose-socket.ts'
import type { Circumstances } from './session/circumstances.ts'
import type { Store } from './session/store.ts'
import { setTheme } from './settings/looks.ts'
import type { SourceMaps } from './sources/source-maps.ts'
import { App } from './views/app.tsx'
import {
  Actions,
  CircumstancesContext,
  FilesContext,
  type PanelActions,
  SettingsContext,
  SourceMapsContext,
  StoreContext,
} from './views/context.ts'
import { allReady, laterViews } from './views/later.tsx'

export interface Mounting {
  /** The session that is being recorded; null on a page that shows files alone. */
  readonly live: Store | null
  readonly files: Files
  readonly actions: PanelActions
  readonly sourceMaps: SourceMaps | null
  readonly settings: ReadonlySignal<Settings>
  readonly circumstances: Circumstances
  /** The address names a socket, so that none is chosen by itself. */
  readonly asked?: boolean
}

/** A page that is not in front paints no frame: then it is not waited for longer, in milliseconds. */
const patience = 100

/**
 * Hears nothing until the page has been painted as it is: what a log says takes longer to find out than a person should
 * look at nothing. What came before is heard then, in order.
 */
export function oncePainted<Message>(heard: (message: Message) => void): (message: Message) => void {
  let waiting: Message[] | null = []
  const go = () => {
    const held = waiting ?? []
    waiting = null
    for (const message of held) heard(message)
  }
  const late = setTimeout(go, patience)
  requestAnimationFrame(() => {
    clearTimeout(late)
    setTimeout(go)
  })
  return (message) => {
    if (waiting) waiting.push(message)
    else heard(message)
  }
}

/** Draws at most once a frame; a drawing that took long is followed by a pause in proportion. */
export function drawSoon(settle: () => void): (draw: () => void) => void {
  let cost = 0
  return (draw) => {
    setTimeout(
      () => {
        const start = performance.now()
        draw()
        settle()
        cost = performance.now() - start
      },
      Math.max(16, cost * 3),
    )
  }
}

export function mount(mounting: Mounting): void {
  const { live, files, actions, sourceMaps, settings, circumstances, asked = false } = mounting
  if (live) keepTime(live)
  effect(() => {
    const store = files.opened.value?.store ?? live
    return store && !asked ? chooseFlagged(store) : undefined
  })
  function Shown() {
    const store = files.opened.value?.store ?? live
    if (!store) return <laterViews.OpenPrompt />
    return (
      <StoreContext.Provider value={store}>
        <App />
      </StoreContext.Provider>
    )
  }
  const root = document.getElementById('app')
  if (root)
    render(
      <FilesContext.Provider value={files}>
        <Actions.Provider value={actions}>
          <SourceMapsContext.Provider value={sourceMaps}>
            <SettingsContext.Provider value={settings}>
              <CircumstancesContext.Provider value={circumstances}>
                <Shown />
              </CircumstancesContext.Provider>
            </SettingsContext.Provider>
          </SourceMapsContext.Provider>
        </Actions.Provider>
      </FilesContext.Provider>,
      root,
    )
  void import('./session/automation.ts').then(({ automationOf }) => {
    Object.assign(window, { lifeline: { ...(live ? automationOf(live) : {}), files, theme: setTheme } })
  })
  // What is asked for next is there when it is.
  setTimeout(() => void allReady(), 500)
}

/**
 * Moves the right end of the time axis on, and what the filter asks of the time. A tick draws the sockets that live and
 * are in sight.
 */
function keepTime(store: Store): void {
  const living = store.counters.value.connecting + store.counters.value.open > 0
  const goesOn = (living && store.recording.value) || store.wanted.value.terms.some(({ timed }) => timed)
  if (goesOn && document.visibilityState === 'visible') store.now.value = Date.now()
  setTimeout(() => keepTime(store), 250)
}
