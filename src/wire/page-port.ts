// What crosses between the page's world and the extension's isolated world. The port itself travels in one
// event, dispatched synchronously at document_start before any script of the page has run:
//
//   isolated  ──MessageEvent(handover, ports: [port])──▶  page        then, over the port:
//   isolated  ◀──────────────── RawFact[] ─────────────  page
//
import type { Kind } from '../core/fact.ts'

/** The type of the event that hands the port over. Heard once, by the hook, before the page exists. */
export const handover = 'lifeline:handover'

/** A fact as the page's world writes it: call sites still as text, nothing checked yet. */
export interface RawFact {
  readonly kind: Kind
  readonly about: string
  readonly at: number
  readonly [field: string]: unknown
}
