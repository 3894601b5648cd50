// A session without its secrets, fit to be given away: cookies, credentials, tokens in URLs and subprotocols, and the
// bodies of messages are replaced by pseudonyms. What a verdict goes by is left, so that it stays the same.

import type { Fact, Headers } from '../fact.ts'
import type { Recording } from '../file/header.ts'
import { Elsewhere } from './elsewhere.ts'
import { inHeader, inProtocols, inText, inUrl } from './places.ts'
import { Pseudonyms, type Replaced } from './pseudonyms.ts'

export interface Redaction {
  readonly recording: Recording
  /** Every secret that was replaced, by the first fact it was found in. */
  readonly replaced: readonly Replaced[]
}

/** Replaces every secret of a session by a pseudonym. Done twice, it changes nothing more. */
export function redact({ header, facts }: Recording): Redaction {
  const names = new Pseudonyms()
  const page = { ...header.page, url: inUrl(header.page.url, names) }
  const placed = facts.map((fact) => renamed(fact, names))
  const elsewhere = new Elsewhere(names)
  const swept = placed.map((fact) => everyText(fact, (text) => elsewhere.in(text)) as Fact)
  const counts = names.counts()
  return {
    recording: {
      header: {
        ...header,
        page: { url: page.url, title: elsewhere.in(page.title) },
        redacted: header.redacted ? sum(header.redacted, counts) : counts,
      },
      facts: swept,
    },
    replaced: names.list(),
  }
}

type Loose = Record<string, unknown>

/** The fact with pseudonyms in the places where secrets are known to stand. */
function renamed(fact: Fact, names: Pseudonyms): Fact {
  const copy: Loose = { ...fact }
  for (const [field, value] of Object.entries(fact)) copy[field] = inField(field, value, names)
  if (fact.kind === 'open-fired' || fact.kind === 'probe:tried')
    copy.protocol = inProtocols([fact.protocol], names)[0] ?? ''
  return copy as unknown as Fact
}

const urls: ReadonlySet<string> = new Set(['url', 'given', 'from', 'to', 'blocked', 'path'])
const texts: ReadonlySet<string> = new Set(['text', 'reason', 'message'])

function inField(field: string, value: unknown, names: Pseudonyms): unknown {
  if (field === 'preview' && typeof value === 'string') return names.of(value, 'message')
  if (urls.has(field) && typeof value === 'string') return inUrl(value, names)
  if (texts.has(field) && typeof value === 'string') return inText(value, names)
  if (field === 'protocols') return inProtocols(value as readonly string[], names)
  if (field === 'headers')
    return (value as Headers)?.map(([name, text]) => [name, inHeader(name, text, names)] as const) ?? null
  if (field === 'site') return everyText(value, (text) => inUrl(text, names))
  if (field === 'threw') return everyText(value, (text) => inText(text, names))
  return value
}

/** The same value with every text in it changed, but names, subjects and other words of a fact. */
function everyText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => everyText(each, change))
  if (typeof value !== 'object' || value === null) return value
  const copy: Loose = {}
  for (const [name, each] of Object.entries(value))
    copy[name] = words.has(name) ? each : everyText(each, change)
  return copy
}

/** Fields that hold one of a few words, or an id. */
const words: ReadonlySet<string> = new Set([
  'kind',
  'about',
  'initiator',
  'type',
  'slot',
  'event',
  'by',
  'api',
])

function sum<T extends Readonly<Record<string, number>>>(a: T, b: T): T {
  return Object.fromEntries(Object.entries(a).map(([kind, count]) => [kind, count + (b[kind] ?? 0)])) as T
}
