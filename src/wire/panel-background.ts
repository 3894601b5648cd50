// What may cross between the background and a panel. Both directions are closed unions.

import * as v from 'valibot'
import type { Eviction } from '../core/evict.ts'
import type { Fact } from '../core/fact.ts'
import type { SubjectId } from '../core/units.ts'

/** To the panel: everything recorded for its tab, from the start, then whatever is new. */
export type ToPanel =
  /** The log so far; replaces what the panel has. */
  | { readonly type: 'log'; readonly facts: readonly Fact[]; readonly recording: boolean }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  /** The log was full: this went of it, and `told` was added. */
  | {
      readonly type: 'evicted'
      readonly gone: readonly (readonly [SubjectId, 'messages' | 'everything'])[]
      readonly told: Eviction['told']
    }

/** From the panel. */
export type FromPanel =
  /** The first message: which tab is inspected. The answer is its log. */
  | { readonly type: 'watch'; readonly tab: number }
  | { readonly type: 'clear' }
  | { readonly type: 'record'; readonly on: boolean }
  /** What a person gave or asked for: lines of a server's log, results of probes. */
  | { readonly type: 'add'; readonly facts: readonly unknown[] }

export const panelPort = 'panel'

export const fromPanel: v.GenericSchema<FromPanel> = v.variant('type', [
  v.strictObject({ type: v.literal('watch'), tab: v.pipe(v.number(), v.integer()) }),
  v.strictObject({ type: v.literal('clear') }),
  v.strictObject({ type: v.literal('record'), on: v.boolean() }),
  v.strictObject({ type: v.literal('add'), facts: v.array(v.unknown()) }),
])
