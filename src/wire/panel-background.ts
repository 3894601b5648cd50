// What may cross between the background and the DevTools side: the panel, and the devtools page that reads
// the network log. Both directions are closed unions.

import * as v from 'valibot'
import type { Fact } from '../core/fact.ts'

/** To the panel: everything recorded for its tab, from the start, then whatever is new. */
export type ToPanel =
  /** The log so far; replaces what the panel has. */
  | { readonly type: 'log'; readonly facts: readonly Fact[]; readonly recording: boolean }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | { readonly type: 'recording'; readonly on: boolean }

/** From the panel or the devtools page. */
export type FromPanel =
  /** The first message: which tab is inspected, and whether the log is wanted back. */
  | { readonly type: 'watch'; readonly tab: number; readonly log: boolean }
  | { readonly type: 'clear' }
  | { readonly type: 'record'; readonly on: boolean }
  /** Network facts that only DevTools can see (Chromium). */
  | { readonly type: 'network'; readonly facts: readonly unknown[] }

export const panelPort = 'panel'

export const fromPanel: v.GenericSchema<FromPanel> = v.variant('type', [
  v.strictObject({ type: v.literal('watch'), tab: v.pipe(v.number(), v.integer()), log: v.boolean() }),
  v.strictObject({ type: v.literal('clear') }),
  v.strictObject({ type: v.literal('record'), on: v.boolean() }),
  v.strictObject({ type: v.literal('network'), facts: v.array(v.unknown()) }),
])
