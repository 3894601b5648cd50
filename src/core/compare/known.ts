// What an entry of known differences is: a sentence with its source, a check of two sockets that says which aspects
// it explains, and examples in the notation. Each lives in a file of `known/`; the first that explains an aspect is
// named beside it.

import { hasOpened } from '../summary.ts'
import type { KnownDifference } from './comparison.ts'
import { exactOf } from './observed.ts'
import type { Viewed } from './view.ts'

export interface KnownExample {
  /** The scenarios of the handshake lab that end so in the two browsers. */
  readonly lab?: readonly string[]
  /** Sessions in the notation, one a browser. */
  readonly chromium: string
  readonly firefox: string
  /** The aspects that this entry must explain; for a socket of one browser alone, none. */
  readonly aspects: readonly string[]
}

export interface Known extends KnownDifference {
  /**
   * The aspects of these two sockets that it explains; a name that ends in `*` stands for all that begin so. Asked
   * only where the first was recorded in Chromium and the second in Firefox.
   */
  explains(chromium: Viewed, firefox: Viewed): readonly string[]
  /** Whether it explains that a socket was seen in the one browser alone. */
  explainsOnly?(lone: Viewed, browser: 'chromium' | 'firefox'): boolean
  readonly examples: readonly KnownExample[]
}

/** What may follow from one browser's opening a socket that the other fails, or from where it ends. */
export const fate: readonly string[] = [
  'outcome',
  'verdict',
  'other findings',
  'events',
  'ready states',
  'close code',
  'clean close',
  'close reason',
  'close()',
  'messages*',
  'status',
  'HTTP version',
  'protocol agreed',
  'extensions agreed',
  'failure text',
  'handshake time',
  'time open',
  'attempts',
  'story',
]

/** It opened, and nothing is to be said against it: a fault of its own is another difference. */
export const isSound = (viewed: Viewed): boolean => hasOpened(summaryOf(viewed)) && ruleOf(viewed) === null

/** The check of the opening handshake over which the browser failed it. */
export const brokenOf = ({ row }: Viewed) => row.diagnosis.case.handshake.broken?.id ?? null

export const ruleOf = ({ row }: Viewed): string | null => row.diagnosis.verdict?.rule ?? null
export const summaryOf = ({ row }: Viewed) => row.socket.summary
export const eventsOf = ({ view }: Viewed): readonly string[] => exactOf(view, 'events')?.split(', ') ?? []
export const hasFired = (viewed: Viewed, event: string): boolean => eventsOf(viewed).includes(event)

/** Whether this aspect is among those named. */
export function isAmong(aspect: string, names: readonly string[]): boolean {
  return names.some((name) => name === aspect || (name.endsWith('*') && aspect.startsWith(name.slice(0, -1))))
}
