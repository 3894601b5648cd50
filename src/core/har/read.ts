// Reads a whole HAR 1.2 log of any tool into a session: the sockets' side that a network log can tell. Entries that are
// no sockets are passed over and counted; what is malformed is left out, and told with its place.

import * as v from 'valibot'
import { type Decoded, decodeFact, sentence } from '../decode.ts'
import type { Fact } from '../fact.ts'
import { recordingOf } from '../file/describe.ts'
import type { Header, Recording } from '../file/header.ts'
import { decodeHeader } from '../file/read.ts'
import { printable } from '../printable.ts'
import type { Browser } from '../rule.ts'
import { said } from '../said.ts'
import type { SubjectId } from '../units.ts'
import { asLoose, readEntry, waysOf } from './foreign.ts'
import { type Findings, gapsOf } from './gaps.ts'

const word = v.fallback(v.pipe(v.string(), v.maxLength(1000)), '')
const program = v.object({ name: word, version: word })
const nobody = { name: '', version: '' }

const log = v.object({
  creator: v.optional(v.fallback(program, nobody), nobody),
  browser: v.nullish(v.fallback(v.nullable(program), null)),
  pages: v.optional(v.fallback(v.array(v.object({ title: word })), []), []),
  entries: v.array(v.unknown()),
  _lifeline: v.optional(v.unknown()),
})

/** A recording with every socket of the log; refused with a sentence where it is no HAR. */
export function recordingOfHar(har: unknown): Decoded<Recording> {
  // Firefox gives a program the log alone, without the object around it.
  const bare = asLoose(har).log === undefined && Array.isArray(asLoose(har).entries)
  const found = v.safeParse(v.object({ log }), bare ? { log: har } : har)
  if (!found.success)
    return { ok: false, why: said`not a HAR: ${printable(sentence(found.issues[0]).slice(0, 300))}` }
  const { creator, browser, pages, entries, _lifeline: own } = found.output.log
  const header = headerOf(own)
  const { facts, ...findings } = readEntries(entries, own, creator.name)
  // What Lifeline wrote comes back as it was, unless somebody changed it.
  if (header && findings.refused.length === 0 && findings.foreign === 0)
    return { ok: true, value: { header: { ...header, facts: facts.length }, facts } }
  return {
    ok: true,
    value: recordingOf(facts, {
      writer: header?.writer ?? creator,
      browser: header?.browser ?? browserOf(browser, creator),
      os: header?.os ?? '',
      page: header?.page ?? pageOf(pages[0]?.title ?? ''),
      savedAt: header?.savedAt ?? null,
      until: header?.until ?? null,
      settings: header?.settings ?? null,
      network: 'har',
      gaps: gapsOf(findings),
    }),
  }
}

interface Placed {
  /** Where the fact stood in the session that was written; Infinity where it was read from the entry itself. */
  readonly place: number
  readonly fact: Fact
}

function readEntries(
  entries: readonly unknown[],
  own: unknown,
  creator: string,
): Findings & { readonly facts: readonly Fact[] } {
  const ways = waysOf(creator)
  const refused: string[] = []
  const placed: Placed[] = ownFacts(own, 'log', refused)
  const count = { sockets: 0, foreign: 0, messages: 0, times: 0, outcomeTimes: 0, fates: 0 }
  let cookies = false
  for (const [index, entry] of entries.entries()) {
    cookies ||= hasCookies(entry)
    const where = `log.entries[${index}]`
    const kept = ownFacts(asLoose(entry)._lifeline, where, refused)
    for (const each of kept) placed.push(each)
    const read = kept.length > 0 ? null : readEntry(entry, `net.har-${index}` as SubjectId, ways)
    if (kept.length > 0 || read !== null) count.sockets++
    if (read === null) continue
    count.foreign++
    if (!('facts' in read)) {
      refused.push(`${where}.${read.refused}`)
      continue
    }
    for (const why of read.refused) refused.push(`${where}.${why}`)
    for (const fact of read.facts) placed.push({ place: Number.POSITIVE_INFINITY, fact })
    if (read.messages) count.messages++
    if (read.untold.times) count.times++
    if (read.untold.outcomeTime) count.outcomeTimes++
    if (read.untold.fate) count.fates++
  }
  const sanitized = creator === 'WebInspector' && count.foreign > 0 && !cookies
  const others = entries.length - count.sockets
  return { ...count, others, sanitized, refused, ways, facts: inOrder(placed) }
}

/** The facts that Lifeline wrote beside an entry or the log, each with its place in the session. */
function ownFacts(own: unknown, where: string, refused: string[]): Placed[] {
  const { facts } = asLoose(own)
  const placed: Placed[] = []
  for (const [index, pair] of (Array.isArray(facts) ? facts : []).entries()) {
    const [place, value] = Array.isArray(pair) ? pair : []
    const decoded = decodeFact(value)
    if (decoded.ok && Number.isSafeInteger(place))
      placed.push({ place: place as number, fact: decoded.value })
    else refused.push(`${where}._lifeline.facts[${index}]: ${decoded.ok ? 'it has no place' : decoded.why}`)
  }
  return placed
}

function headerOf(own: unknown): Header | undefined {
  const decoded = decodeHeader(asLoose(own).header)
  return 'header' in decoded ? decoded.header : undefined
}

/** In the order that was written, then in that of time; what has no time stands at the first that is told. */
function inOrder(placed: readonly Placed[]): readonly Fact[] {
  const first = placed.reduce(
    (min, { fact }) => (fact.at > 0 && fact.at < min ? fact.at : min),
    Number.POSITIVE_INFINITY,
  )
  const at = ({ place, fact }: Placed) =>
    place === Infinity && fact.at === 0 && first < Infinity ? first : fact.at
  return [...placed]
    .sort((a, b) => (a.place === b.place ? at(a) - at(b) : a.place < b.place ? -1 : 1))
    .map((each) => (at(each) === each.fact.at ? each.fact : ({ ...each.fact, at: at(each) } as Fact)))
}

function hasCookies(entry: unknown): boolean {
  const { headers } = asLoose(asLoose(entry).request)
  return (
    Array.isArray(headers) &&
    headers.some((header) => /^(?:cookie|authorization)$/i.test(String(asLoose(header).name)))
  )
}

type Program = v.InferOutput<typeof program>

/** The browser that sent the requests, where the log names one; else what wrote it. */
function browserOf(browser: Program | null | undefined, creator: Program): Header['browser'] {
  const name = browser?.name || creator.name
  return { kind: kindOf(name), name, version: browser?.version || creator.version }
}

/** Which browser's ways the rules expect. */
function kindOf(name: string): Browser {
  if (/WebInspector|Chrom(?:e|ium)|Edge|Opera/i.test(name)) return 'chromium'
  return /Firefox/i.test(name) ? 'firefox' : 'unknown'
}

/** Browsers write a page's URL as its title. */
function pageOf(title: string): Header['page'] {
  return /^[a-z]+:\/\//i.test(title) ? { url: title, title: '' } : { url: '', title }
}
