// What a person may set, as the browser stores it. What is missing or no good is as it was made.

import * as v from 'valibot'
import { isSite, siteHolds } from './site.ts'
import type { Bytes } from './units.ts'

const megabyte: Bytes = 1024 * 1024

/** Limits of {@link Settings.memoryPerTab}, and what it is unless set, in megabytes. */
export const memory = { least: 8, usual: 64, most: 2048 } as const
/** Limits of {@link Settings.messageBeginning}, and what it is unless set. */
export const beginning = { least: 0, usual: 4096, most: 1_048_576 } as const
/** Sites that may be listed. */
export const mostSites = 500

export const themes = ['browser', 'light', 'dark'] as const
export const densities = ['comfortable', 'compact'] as const
export type Theme = (typeof themes)[number]
export type Density = (typeof densities)[number]

/** As it is stored: memory in megabytes, all else as in {@link Settings}. */
export interface Stored {
  readonly memoryPerTab: number
  readonly messageBeginning: number
  readonly capture: boolean
  readonly offSites: readonly string[]
  readonly redactExports: boolean
  readonly theme: Theme
  readonly density: Density
}

export const usual: Stored = {
  memoryPerTab: memory.usual,
  messageBeginning: beginning.usual,
  capture: true,
  offSites: [],
  redactExports: true,
  theme: 'browser',
  density: 'comfortable',
}

/** Each part by itself: one that is no good takes none of the others with it. */
const parts: { readonly [Part in keyof Stored]: v.GenericSchema<unknown, Stored[Part]> } = {
  memoryPerTab: v.pipe(v.number(), v.minValue(memory.least), v.maxValue(memory.most)),
  messageBeginning: v.pipe(v.number(), v.integer(), v.minValue(beginning.least), v.maxValue(beginning.most)),
  capture: v.boolean(),
  offSites: v.pipe(
    v.array(v.unknown()),
    v.transform((given) => [...new Set(given.filter(isSite))].slice(0, mostSites)),
  ),
  redactExports: v.boolean(),
  theme: v.picklist(themes),
  density: v.picklist(densities),
}

const stored = v.object({
  memoryPerTab: v.fallback(parts.memoryPerTab, usual.memoryPerTab),
  messageBeginning: v.fallback(parts.messageBeginning, usual.messageBeginning),
  capture: v.fallback(parts.capture, usual.capture),
  offSites: v.fallback(parts.offSites, usual.offSites),
  redactExports: v.fallback(parts.redactExports, usual.redactExports),
  theme: v.fallback(parts.theme, usual.theme),
  density: v.fallback(parts.density, usual.density),
})

export interface Settings extends Omit<Stored, 'memoryPerTab' | 'messageBeginning'> {
  /** How much memory the facts of a tab may take. Beyond it messages go first, then sockets that ended. */
  readonly memoryPerTab: Bytes
  /** How much of each message is kept while somebody watches: characters of text, bytes of others. */
  readonly messageBeginning: Bytes
  /** Whether anything is recorded at all. */
  readonly capture: boolean
  /** Sites whose pages are not recorded: see {@link isSite}. */
  readonly offSites: readonly string[]
  /** Whether an export leaves secrets out unless it is told otherwise. */
  readonly redactExports: boolean
  /** `browser`: DevTools' own in the panel, the system's on pages. */
  readonly theme: Theme
  readonly density: Density
}

/** Under which name the browser stores them: {@link Stored}. */
export const settingsKey = 'settings'

/** What was stored, with what is missing or no good as it was made; never fails. */
export function readStored(found: unknown): Stored {
  return v.parse(v.fallback(stored, usual), found)
}

/** Reads what was stored; never fails. */
export function readSettings(found: unknown): Settings {
  const read = readStored(found)
  return { ...read, memoryPerTab: read.memoryPerTab * megabyte }
}

/** Whether a value may be set. */
export function isValid<Part extends keyof Stored>(part: Part, value: unknown): value is Stored[Part] {
  return v.is(parts[part], value)
}

/** Why nothing is recorded. */
export type Off = 'everywhere' | 'site'

/** Why nothing is recorded of a page with this host, `localhost:8000`; null where it is. */
export function offAt({ capture, offSites }: Settings, host: string): Off | null {
  if (!capture) return 'everywhere'
  return offSites.some((site) => siteHolds(site, host)) ? 'site' : null
}
