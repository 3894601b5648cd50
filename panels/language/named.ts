// What the core calls by a word of its own, in the words of the panel.

import type { Source } from '../../src/core/fact.ts'
import type { Verdict } from '../../src/core/verdict.ts'
import type { MessageName } from './say.ts'

export const certaintyNames: Readonly<Record<Verdict['certainty'], MessageName>> = {
  certain: 'certaintyCertain',
  likely: 'certaintyLikely',
  narrowed: 'certaintyNarrowed',
}

export const sourceNames: Readonly<Record<Source, MessageName>> = {
  page: 'sourcePage',
  network: 'sourceNetwork',
  context: 'sourceContext',
  server: 'sourceServer',
  probe: 'sourceProbe',
}

/** How a socket stands, as the marks of the list tell it. */
export type Standing = 'flagged' | 'open' | 'connecting' | 'closed'

export const standingNames: Readonly<Record<Standing, MessageName>> = {
  flagged: 'stateFlagged',
  open: 'stateOpen',
  connecting: 'stateConnecting',
  closed: 'stateClosed',
}
