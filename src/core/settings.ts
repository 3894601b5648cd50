// What a person may set, as the browser stores it. What is missing or no good is as it was made.

import * as v from 'valibot'
import type { Bytes } from './units.ts'

const megabyte: Bytes = 1024 * 1024

/** Limits of {@link Settings.memoryPerTab}, and what it is unless set, in megabytes. */
export const memory = { least: 8, usual: 64, most: 2048 } as const

const stored = v.object({
  memoryPerTab: v.fallback(
    v.pipe(v.number(), v.minValue(memory.least), v.maxValue(memory.most)),
    memory.usual,
  ),
})

export interface Settings {
  /** How much memory the facts of a tab may take. Beyond it messages go first, then sockets that ended. */
  readonly memoryPerTab: Bytes
}

/** Under which name the browser stores them: `{ memoryPerTab: <megabytes> }`. */
export const settingsKey = 'settings'

/** Reads what was stored; never fails. */
export function readSettings(found: unknown): Settings {
  const { memoryPerTab } = v.parse(v.fallback(stored, { memoryPerTab: memory.usual }), found)
  return { memoryPerTab: memoryPerTab * megabyte }
}
