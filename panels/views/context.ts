// What every view may ask for: the store, and what only the browser around the panel can do.

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Frame } from '../../src/core/fact.ts'
import type { SourceMaps } from '../source-maps.ts'
import type { Store } from '../store.ts'

export interface PanelActions {
  /** Opens a frame in DevTools, as it was written where that is known; null where the browser cannot. */
  readonly openSource: ((ran: Frame, written: Frame | null) => void) | null
}

export const StoreContext = createContext<Store | null>(null)
export const Actions = createContext<PanelActions>({ openSource: null })

/** Null where nothing can read source maps, such as in a test of a single view. */
export const SourceMapsContext = createContext<SourceMaps | null>(null)
export const useSourceMaps = () => useContext(SourceMapsContext)

/** @throws {Error} outside of a `StoreContext`. */
export function useStore(): Store {
  const store = useContext(StoreContext)
  if (!store) throw new Error('a view needs a StoreContext around it')
  return store
}

export const useActions = () => useContext(Actions)

/** Copies text where the clipboard's own interface is closed to DevTools panels. */
export function copyText(text: string): void {
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'offscreen'
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}
