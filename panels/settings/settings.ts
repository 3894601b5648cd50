// The settings as panels, popup and settings page hold them: one signal that follows what the browser stores, whoever
// stores it. Storage is handed in; only these settings are ever written to it.

import { type ReadonlySignal, signal } from '@preact/signals'
import {
  isValid,
  readSettings,
  readStored,
  type Settings,
  type Stored,
  settingsKey,
  usual,
} from '../../src/core/settings.ts'

/** The part of a storage area that is needed. */
export interface SettingsStorage {
  get(key: string): Promise<Record<string, unknown>>
  set(items: Record<string, unknown>): Promise<void>
  readonly onChanged: { addListener(heard: () => void): void }
}

export interface Kept {
  readonly settings: ReadonlySignal<Settings>
  /** The same as they are stored. */
  readonly stored: ReadonlySignal<Stored>
  /** Whether they have been read. */
  readonly known: Promise<void>
}

export interface Keeper extends Kept {
  /** Stores a part at once. @returns whether it may be set, and was. */
  change<Part extends keyof Stored>(part: Part, value: Stored[Part]): Promise<boolean>
  /** Makes all as it was made. */
  reset(): Promise<void>
}

/** Settings that nobody sets. */
export const unset = (): Kept => ({
  settings: signal(readSettings(undefined)),
  stored: signal(usual),
  known: Promise.resolve(),
})

export function keepSettings(storage: SettingsStorage): Keeper {
  const stored = signal(usual)
  const settings = signal(readSettings(undefined))
  const read = async (): Promise<Stored> => readStored((await storage.get(settingsKey))[settingsKey])
  async function follow(): Promise<void> {
    const found = await read()
    stored.value = found
    settings.value = readSettings(found)
  }
  async function write(next: Stored): Promise<void> {
    await storage.set({ [settingsKey]: next })
    await follow()
  }
  storage.onChanged.addListener(() => void follow())
  return {
    settings,
    stored,
    known: follow(),
    async change(part, value) {
      if (!isValid(part, value)) return false
      await write(readStored({ ...(await read()), [part]: value }))
      return true
    },
    reset: () => write(usual),
  }
}
