// What of a log goes when it has grown beyond its room: messages of sockets that ended, then other messages, then
// sockets that ended, and a socket that still lives only when nothing else is left. Of all documents the largest
// give first, each its oldest. Counts of messages stay exact, and what went is told as facts.

import type { Fact, FactOf } from './fact.ts'
import { type Log, logOf } from './log.ts'
import { Pairs } from './pair.ts'
import { summarize } from './summary.ts'
import { isTalk } from './talk.ts'
import { type DocumentId, documentOf, noDocument, type SubjectId, subject } from './units.ts'

/** Of each subject named, its messages go, or everything. */
export type Gone = ReadonlyMap<SubjectId, 'messages' | 'everything'>

export interface Eviction {
  readonly gone: Gone
  /** Facts to be added: how many went of each document. They take the place of earlier ones that say the same. */
  readonly told: readonly FactOf<'ctx:facts-dropped'>[]
}

const why = 'the oldest, when the log was full'

/** What an earlier eviction told: the next one tells the sum. */
const isToldAgain = (fact: Fact): fact is FactOf<'ctx:facts-dropped'> =>
  fact.kind === 'ctx:facts-dropped' && fact.why === why

/** What goes as one: a document's own facts, or sockets with the requests that are or may be theirs. */
interface Unit {
  readonly members: readonly [SubjectId, ...SubjectId[]]
  readonly document: DocumentId
  readonly ended: boolean
  readonly at: number
  readonly messages: number
  readonly rest: number
}

/**
 * Chooses what goes, so that the rest takes no more than `room`; null where it has room enough.
 * `sizeOf` and `room` are of one unit, whichever it is.
 */
export function evict(facts: readonly Fact[], sizeOf: (fact: Fact) => number, room: number): Eviction | null {
  const log = logOf(facts)
  const units = unitsOf(log, sizeOf)
  const sizes = new Map<DocumentId, number>()
  for (const { document, messages, rest } of units)
    sizes.set(document, (sizes.get(document) ?? 0) + messages + rest)
  let size = [...sizes.values()].reduce((sum, each) => sum + each, 0)
  if (size <= room) return null
  const gone = new Map<SubjectId, 'messages' | 'everything'>()
  const steps: readonly (readonly ['messages' | 'everything', (unit: Unit) => boolean])[] = [
    ['messages', ({ ended }) => ended],
    ['messages', () => true],
    ['everything', ({ ended }) => ended],
    ['everything', () => true],
  ]
  for (const [what, allowed] of steps) {
    const share = shareOf([...sizes.values()], room)
    for (const unit of units) {
      if (size <= room) break
      const left = sizes.get(unit.document) ?? 0
      if (left <= share || !allowed(unit)) continue
      const already = gone.get(unit.members[0])
      const given = (already ? 0 : unit.messages) + (what === 'messages' ? 0 : unit.rest)
      if (already === what || given === 0) continue
      for (const id of unit.members) gone.set(id, what)
      sizes.set(unit.document, left - given)
      size -= given
    }
  }
  return { gone, told: tell(log, gone) }
}

/** The facts that are left, with exact counts in the place of messages that went, and what is to be told. */
export function without(facts: readonly Fact[], { gone, told }: Eviction): Fact[] {
  const last = lastGoing(facts, gone)
  const totals = new Map<SubjectId, Fact[]>()
  const left: Fact[] = []
  const firsts = new Set<string>()
  for (const fact of facts) {
    const what = gone.get(fact.about)
    if (what === 'everything' || isToldAgain(fact)) continue
    if (what === undefined) {
      left.push(fact)
      continue
    }
    const heard = totals.get(fact.about) ?? []
    totals.set(fact.about, heard)
    if (isMessage(fact)) heard.push(fact)
    if (!goes(fact, firsts)) left.push(fact)
    else if (last.get(fact.about) === fact && heard.length > 0) left.push(counted(fact, heard))
  }
  return [...left, ...told]
}

/** The level at which documents that are larger must give, so that all together come to `room`. */
function shareOf(sizes: readonly number[], room: number): number {
  let left = room
  let level = 0
  const sorted = [...sizes].sort((a, b) => a - b)
  for (const [index, size] of sorted.entries()) {
    level = left / (sorted.length - index)
    if (size > level) return level
    left -= size
  }
  return level
}

/** Everything that may go, the oldest first. A given server's log and what is about the tab itself stay. */
function unitsOf(log: Log, sizeOf: (fact: Fact) => number): readonly Unit[] {
  const together = companyOf(log)
  const left = new Set<DocumentId>()
  let current: DocumentId | null = null
  for (const fact of log.facts) {
    if (fact.kind === 'ctx:document-lost' || (fact.kind === 'ctx:page-hidden' && !fact.persisted))
      left.add(documentOf(fact.about))
    if (fact.kind === 'ctx:document-started' && fact.top) current = documentOf(fact.about)
  }
  const units: Unit[] = []
  for (const members of together) {
    const facts = members.flatMap((id) => log.subjects.get(id) ?? [])
    const [about] = members
    const document = documentOf(about)
    if (facts.length === 0 || stays.has(document)) continue
    const ofDocument = about.endsWith('.0')
    const firsts = new Set<string>()
    let [messages, rest] = [0, 0]
    const last = new Map<SubjectId, number>()
    for (const fact of facts) {
      const size = sizeOf(fact)
      if (goes(fact, firsts)) {
        messages += size
        last.set(fact.about, size)
      } else rest += size
    }
    // Counts take the place of the last one.
    for (const size of last.values()) {
      messages -= size
      rest += size
    }
    const ended = ofDocument
      ? left.has(document) && document !== current
      : left.has(document) || members.every((id) => hasEnded(log.subjects.get(id) ?? [], members))
    const at = facts.reduce((latest, fact) => Math.max(latest, fact.at), 0)
    units.push({ members, document, ended, at, messages, rest: ofDocument && !ended ? 0 : rest })
  }
  return units.sort((a, b) => a.at - b.at)
}

const stays: ReadonlySet<DocumentId> = new Set([noDocument.tab, noDocument.servers])

/** Subjects that must go together: else a request whose socket went would look like a worker's. */
function companyOf(log: Log): readonly Unit['members'][] {
  const pairs = new Pairs(log)
  for (const fact of log.facts) pairs.note(fact)
  pairs.settle()
  const found: Unit['members'][] = []
  const placed = new Set<SubjectId>()
  for (const start of log.subjects.keys()) {
    // A socket is met before its requests where it has any, and names the document.
    if (placed.has(start) || pairs.claimants(start).size > 0) continue
    const company: [SubjectId, ...SubjectId[]] = [start]
    placed.add(start)
    const open = partnersOf(start, pairs)
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (placed.has(id)) continue
      placed.add(id)
      company.push(id)
      open.push(...partnersOf(id, pairs))
    }
    found.push(company)
  }
  return found
}

function partnersOf(id: SubjectId, pairs: Pairs): SubjectId[] {
  const pairing = pairs.of(id)
  return [...(pairing.by === 'none' ? pairing.candidates : [pairing.request]), ...pairs.claimants(id)]
}

function hasEnded(facts: readonly Fact[], members: readonly SubjectId[]): boolean {
  const { phase, requested } = summarize(facts)
  // Of a request that belongs to a socket, the socket tells.
  return phase === 'failed' || phase === 'closed' || (requested !== null && members.length > 1)
}

/** A single message; a call of `send()` that threw is none, and tells of a fault. */
const isMessage = (fact: Fact) => isTalk(fact.kind) && !('threw' in fact && fact.threw !== undefined)

/** What a document may report without end. */
const endless: ReadonlySet<Fact['kind']> = new Set<Fact['kind']>([
  'ctx:policy-violated',
  'ctx:visibility-changed',
  'ctx:connectivity-changed',
  'hook-failed',
])

/** Whether a fact goes with the messages: the first of its kind stays, for when it came may matter. */
function goes(fact: Fact, firsts: Set<string>): boolean {
  if (!isMessage(fact) && !endless.has(fact.kind)) return false
  const key = `${fact.about} ${fact.kind}`
  if (firsts.has(key) || fact.kind === 'messages-counted') return true
  firsts.add(key)
  return false
}

function lastGoing(facts: readonly Fact[], gone: Gone): ReadonlyMap<SubjectId, Fact> {
  const last = new Map<SubjectId, Fact>()
  const firsts = new Set<string>()
  for (const fact of facts)
    if (gone.get(fact.about) === 'messages' && goes(fact, firsts)) last.set(fact.about, fact)
  return last
}

/** The running totals of a subject's messages so far. */
function counted({ about, at, ...seen }: Fact, messages: readonly Fact[]): FactOf<'messages-counted'> {
  const { received, sentMessages: sent } = summarize(messages)
  return {
    kind: 'messages-counted',
    about,
    at,
    state: 'state' in seen ? seen.state : null,
    received: received.count,
    receivedSize: received.size,
    sent: sent.count,
    sentSize: sent.size,
  }
}

/** How many facts went, by document; those of earlier evictions are added. */
function tell(log: Log, gone: Gone): readonly FactOf<'ctx:facts-dropped'>[] {
  const counts = new Map<SubjectId, { count: number; at: number }>()
  const firsts = new Set<string>()
  const about = (id: SubjectId) => {
    const document = subject(documentOf(id), 0)
    // A document that went altogether, and a request without one, are told of with the tab.
    return gone.get(document) === 'everything' || !log.subjects.has(document) ? tabItself : document
  }
  for (const fact of log.facts) {
    const what = gone.get(fact.about)
    // Totals are no event of their own, and some stood for messages that are told already.
    if (fact.kind === 'messages-counted') continue
    const again = isToldAgain(fact)
    if (!again && (what === undefined || (what === 'messages' && !goes(fact, firsts)))) continue
    const told = counts.get(about(fact.about)) ?? { count: 0, at: 0 }
    told.count += again ? fact.count : 1
    told.at = Math.max(told.at, fact.at)
    counts.set(about(fact.about), told)
  }
  return [...counts].map(([id, { count, at }]) => ({ kind: 'ctx:facts-dropped', about: id, at, count, why }))
}

const tabItself = 'tab.0' as SubjectId
