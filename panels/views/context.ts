// What every view may ask for: the store, and what only the browser around the panel can do.

import type { ReadonlySignal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Frame } from '../../src/core/fact.ts'
import type { Known } from '../../src/core/file/describe.ts'
import type { Recording } from '../../src/core/file/header.ts'
import type { Settings } from '../../src/core/settings.ts'
import type { Files } from '../files/files.ts'
import { type Circumstances, ordinary } from '../session/circumstances.ts'
import type { Store } from '../session/store.ts'
import { unset } from '../settings/settings.ts'
import type { SourceMaps } from '../sources/source-maps.ts'

export interface PanelActions {
  /** Opens a frame in DevTools, as it was written where that is known; null where the browser cannot. */
  readonly openSource: ((ran: Frame, written: Frame | null) => void) | null
  /** What this browser says of itself, for a session that is saved; null where there is none to be saved from. */
  readonly known: (() => Promise<Omit<Known, 'savedAt' | 'until'>>) | null
  /** Reloads the page that is recorded. */
  readonly reload?: () => void
  /** Shows the settings, where a person also lets Lifeline see what it may not. */
  readonly openSettings?: () => void
  /** The page of its own on which the panel shows the tab that is recorded; places in it are as `writePlace` says them. */
  readonly ownPage?: {
    readonly address: string
    /** Left out where this is that page. */
    readonly open?: (place: string) => void
  }
  /** Records everything again: turns off what turned recording off. */
  readonly recordAgain?: () => void
}

export const StoreContext = createContext<Store | null>(null)
export const Actions = createContext<PanelActions>({ openSource: null, known: null })

/** What a person set; as it was made in a test of a single view. */
export const SettingsContext = createContext<ReadonlySignal<Settings>>(unset().settings)
export const useSettings = () => useContext(SettingsContext).value

export const CircumstancesContext = createContext<Circumstances>(ordinary())
export const useCircumstances = () => useContext(CircumstancesContext)

/** Null in a test of a single view. */
export const FilesContext = createContext<Files | null>(null)
export const useFiles = () => useContext(FilesContext)

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

/** The session that is shown, as it would be saved; null where there is none. */
export function useShownRecording(): () => Promise<Recording | null> {
  const store = useStore()
  const files = useFiles()
  const { known } = useActions()
  return async () => {
    const { shownRecording } = await import('../session/shown.ts')
    return shownRecording(store, files?.opened.value ?? null, known, Date.now())
  }
}

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
