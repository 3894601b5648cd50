// What crosses between the page's world and the extension's isolated world. A message port is the one
// object that both worlds hold and the page cannot reach; it serves as a private event target. It travels
// in one event, dispatched synchronously at document_start before any script of the page has run:
//
//   isolated  ──MessageEvent(handover, ports: [target])──▶  page       then, on that target:
//   isolated  ◀──────MessageEvent(batch, data: a string)───  page       JSON of RawFact[]
//   isolated  ──MessageEvent(watched, data: a number)──────▶  page
//   isolated  ──MessageEvent(leave)────────────────────────▶  page
//
// Texts cross for nothing; of an object, Firefox would ask the page's world for each part, and Chromium copy it.
// Dispatch is synchronous, so that nothing is lost on the way when the document goes away. Who takes a batch
// cancels its event; where nobody does the extension is gone, and the hook takes itself out of the page.

import type { Kind } from '../core/fact.ts'

/** The type of the event that hands the target over. Heard once, by the hook, before the page exists. */
export const handover = 'lifeline'
/** The type of the events on that target. */
export const batch = 'batch'

/** Tells the page's hook how much to keep of messages: see `Recorder.watch`. */
export const watched = 'keep'

/** Characters that are kept of a message's beginning at most while nobody watches, as a hook does until it is told. */
export const little = 200

/** Tells the page's hook to take itself out of the page: a person wants nothing recorded of it. */
export const leave = 'leave'

/** A fact as the page's world writes it: call sites and uncaught exceptions still as text, nothing checked yet. */
export interface RawFact {
  readonly kind: Kind
  readonly about: string
  readonly at: number
  readonly [field: string]: unknown
}
