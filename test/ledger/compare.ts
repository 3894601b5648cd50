// A page's ledger and the panel's facts, put side by side: what was lost, told twice, or told in another order.

import type { Fact } from '../../src/core/fact.ts'
import { logOf } from '../../src/core/log.ts'
import { summarize } from '../../src/core/summary.ts'
import { documentOf, type SubjectId, subject } from '../../src/core/units.ts'
import type { Ledger } from './page.ts'

/** Facts of the document that was opened at a URL, in the order of the log. */
export function factsOf(facts: readonly Fact[], url: string): readonly Fact[] {
  const started = facts.filter((fact) => fact.kind === 'ctx:document-started' && fact.url === url)
  if (started.length !== 1) throw new Error(`${started.length} documents were opened at ${url}`)
  const document = documentOf(started[0]?.about ?? ('' as SubjectId))
  return facts.filter(({ about }) => documentOf(about) === document)
}

/** The same that the page wrote down, as the panel has it. */
export function ledgerOf(facts: readonly Fact[]): Ledger {
  const numbers = new Set<number>()
  const events = facts.flatMap((fact) => {
    const number = Number(fact.about.slice(fact.about.lastIndexOf('.') + 1))
    if (number > 0) numbers.add(number)
    const what = wordOf(fact)
    return what === null ? [] : [`${number} ${what}`]
  })
  const [first] = facts
  const document = documentOf(first?.about ?? ('' as SubjectId))
  const { subjects } = logOf(facts)
  const summaries = [...numbers].map((_, index) =>
    summarize(subjects.get(subject(document, index + 1)) ?? []),
  )
  return {
    events,
    received: summaries.map(({ received }) => [received.count, received.size]),
    sent: summaries.map(({ sentMessages }) => [sentMessages.count, sentMessages.size]),
  }
}

export interface Differences {
  /** Events that the page saw and the panel has not. */
  readonly lost: readonly string[]
  /** Events that the panel has more often than the page saw them. */
  readonly duplicated: readonly string[]
  /** The first event that stands where the page saw another; null where the order is the same. */
  readonly misordered: string | null
  /** Sockets whose messages were counted otherwise. */
  readonly miscounted: readonly string[]
}

export const none: Differences = { lost: [], duplicated: [], misordered: null, miscounted: [] }

/** What differs between what the page wrote down and what the panel has. */
export function differences(page: Ledger, told: Ledger): Differences {
  const left = new Map<string, number>()
  for (const event of page.events) left.set(event, (left.get(event) ?? 0) + 1)
  for (const event of told.events) left.set(event, (left.get(event) ?? 0) - 1)
  const sides = [...left]
  const common = (events: readonly string[]) => events.filter((event) => left.get(event) === 0)
  const [seen, shown] = [common(page.events), common(told.events)]
  const at = seen.findIndex((event, index) => event !== shown[index])
  return {
    lost: sides.filter(([, count]) => count > 0).map(([event]) => event),
    duplicated: sides.filter(([, count]) => count < 0).map(([event]) => event),
    misordered: at < 0 ? null : `${shown[at]} instead of ${seen[at]}`,
    miscounted: page.received.flatMap((received, index) => {
      const [saw, has] = [
        [received, page.sent[index]],
        [told.received[index], told.sent[index]],
      ].map((each) => JSON.stringify(each))
      return saw === has ? [] : [`#${index + 1}: ${has} instead of ${saw}`]
    }),
  }
}

function wordOf(fact: Fact): string | null {
  switch (fact.kind) {
    case 'constructed':
      return 'constructed'
    case 'open-fired':
      return 'open'
    case 'close-called':
      return 'close()'
    case 'error-fired':
      return 'error'
    case 'close-fired':
      return `close ${fact.code}`
    default:
      return null
  }
}
