// What the page's side tells of a socket: its events in order, its ready states, how it closed, who listened.

import type { Fact } from '../fact.ts'
import type { Header } from '../file/header.ts'
import { said } from '../said.ts'
import { withoutSecrets } from '../secrets.ts'
import type { Row } from '../session.ts'
import { plural } from '../words.ts'
import { lineOf } from './keys.ts'
import { absent, measured, type Observed, told, unseen } from './observed.ts'

type Told = readonly [aspect: string, observed: Observed]

const noPage = 'it has no page facts (a worker’s socket, or a recording of the network alone)'
const aspects = ['events', 'ready states', 'close code', 'clean close', 'close reason', 'close()', 'handlers']

export function pageView(row: Row, header: Header): readonly Told[] {
  const { facts, summary } = row.socket
  const messages = messagesOf(row, header)
  if (!summary.constructed && !summary.threw)
    return [...aspects.map((aspect) => [aspect, unseen(noPage)] as const), ...messages]
  const { closed } = summary
  return [
    ['events', told(eventsOf(facts) || 'none')],
    ['ready states', summary.threw ? absent : told(statesOf(facts))],
    ['close code', closed ? told(String(closed.code)) : absent],
    ['clean close', closed ? told(closed.clean ? 'clean' : 'unclean') : absent],
    ['close reason', closed?.reason ? told(withoutSecrets(closed.reason)) : absent],
    ['close()', closeCallOf(row)],
    ['handlers', summary.threw ? absent : handlersOf(facts)],
    ...messages,
  ]
}

/** `open, error, close`; a `throw` of the constructor stands for them. */
function eventsOf(facts: readonly Fact[]): string {
  const events: string[] = []
  for (const fact of facts) {
    const event = eventOf(fact)
    if (event !== null && event !== events.at(-1)) events.push(event)
  }
  return events.join(', ')
}

function eventOf(fact: Fact): string | null {
  switch (fact.kind) {
    case 'open-fired':
      return 'open'
    case 'error-fired':
      return 'error'
    case 'close-fired':
      return 'close'
    case 'construct-threw':
      return `threw ${fact.threw.name}`
    case 'handler-threw':
      return `the ${fact.slot} handler threw ${fact.threw.name}`
    default:
      return null
  }
}

/** `0 → 1 → 3` */
function statesOf(facts: readonly Fact[]): string {
  const states: number[] = []
  for (const fact of facts)
    if ('state' in fact && fact.state !== null && fact.state !== states.at(-1)) states.push(fact.state)
  return states.join(' → ')
}

function closeCallOf({ socket: { summary } }: Row): Observed {
  const { closeCalled, opened } = summary
  if (!closeCalled) return absent
  const late = opened !== null && opened.at <= closeCalled.at
  const code = closeCalled.code === null ? '' : said` with ${closeCalled.code}`
  const site = lineOf(closeCalled.site)
  const how = `${code}${site ? `, ${site}` : ''}`
  return told(late ? said`called after open${how}` : said`called before open${how}`)
}

function handlersOf(facts: readonly Fact[]): Observed {
  const slots = new Set<string>()
  for (const fact of facts) if (fact.kind === 'handler-set') slots.add(fact.slot)
  return slots.size > 0 ? told([...slots].sort().join(', ')) : absent
}

/**
 * The network tells of frames in Chromium alone. How many came to a socket that did not close depends on when the
 * recording ended: of those it is compared whether any did.
 */
function messagesOf({ socket: { summary } }: Row, { captured }: Header): readonly Told[] {
  const { constructed, threw, closed, received, sentMessages } = summary
  const counted = (constructed && constructed.api === undefined) || threw
  const observed = (count: number) => {
    if (!counted && !captured.network.some((by) => by !== 'webRequest'))
      return unseen(said`nobody saw its messages: its page was not watched, and \`webRequest\` tells of none`)
    const shown = plural(count, 'message')
    return closed ? measured(shown, count, 'messages') : told(shown, count > 0 ? 'some' : '0')
  }
  return [
    ['messages received', observed(received.count)],
    ['messages sent', observed(sentMessages.count)],
  ]
}
