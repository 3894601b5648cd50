// What every view may ask for: the store, and what only the browser around the panel can do.

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Store } from '../store.ts'

export interface PanelActions {
  /** Opens a source in DevTools at a line and column, both from 1; null where the browser cannot. */
  readonly openSource: ((url: string, line: number, column: number) => void) | null
}

export const StoreContext = createContext<Store | null>(null)
export const Actions = createContext<PanelActions>({ openSource: null })

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
