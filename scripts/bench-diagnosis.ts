// npm run bench:diagnosis: what a diagnosis costs. A session of 10,000 sockets and 1,000,000 facts is read from
// the start, then one fact at a time is added; the same in a session a tenth as large, in turns, tells whether
// the cost of one more fact depends on the others.

import { parseArgs } from 'node:util'
import type { Fact } from '../src/core/fact.ts'
import { openSession, type Session } from '../src/core/session.ts'
import { type DocumentId, type SubjectId, subject } from '../src/core/units.ts'

const endpoints = 200
const perDocument = 500

/** The life of one socket: most open and talk, some are closed too early, some are refused. */
function* life(n: number, messages: number): Generator<Fact> {
  const document = `d${Math.floor(n / perDocument)}` as DocumentId
  const about = subject(document, (n % perDocument) + 1)
  const request = `net.${n}` as SubjectId
  const url = `ws://localhost:8000/ws/${n % endpoints}/`
  const start = 1e12 + n * 40
  const site = [{ function: 'connect', url: 'http://localhost:8000/app.js', line: n % endpoints, column: 7 }]
  const closedEarly = n % 10 === 3
  const refused = n % 10 === 7
  yield { kind: 'constructed', about, at: start, state: 0, url, given: url, protocols: [], site }
  yield { kind: 'handler-set', about, at: start + 0.1, state: 0, slot: 'onopen', site }
  yield { kind: 'net:requested', about: request, at: start + 1, url, from: '', initiator: about, site: [] }
  yield { kind: 'net:sent', about: request, at: start + 1, headers: [['origin', 'http://localhost:8000']] }
  if (closedEarly) {
    yield { kind: 'close-called', about, at: start + 8, state: 2, code: null, reason: '', site }
    yield { kind: 'error-fired', about, at: start + 9, state: 3 }
    yield { kind: 'close-fired', about, at: start + 9, state: 3, code: 1006, clean: false, reason: '' }
    return
  }
  yield {
    kind: 'net:responded',
    about: request,
    at: start + 9,
    status: refused ? 403 : 101,
    version: 'HTTP/1.1',
    headers: null,
  }
  if (refused) {
    yield { kind: 'error-fired', about, at: start + 10, state: 3 }
    yield { kind: 'close-fired', about, at: start + 10, state: 3, code: 1006, clean: false, reason: '' }
    return
  }
  yield { kind: 'open-fired', about, at: start + 10, state: 1, protocol: '', extensions: '' }
  for (let m = 0; m < messages; m++) yield message(about, start + 11 + m)
}

const message = (about: SubjectId, at: number): Fact => ({
  kind: 'message-received',
  about,
  at,
  state: 1,
  type: 'text',
  size: 64,
  preview: '{"type":"tick","value":1}',
})

/** Facts of so many sockets, in all about a hundred times as many, in the order in which they were made. */
function factsOf(sockets: number): Fact[] {
  const facts: Fact[] = []
  for (let n = 0; n < sockets; n++) for (const fact of life(n, 118)) facts.push(fact)
  return facts.sort((a, b) => a.at - b.at)
}

function timed(act: () => void): number {
  const start = performance.now()
  act()
  return performance.now() - start
}

/** `12.3 (11.9–14.0)`: median, and the middle half. */
function spread(values: readonly number[], digits = 3): string {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) =>
    (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(digits)
  return `${at(0.5)} (${at(0.25)}–${at(0.75)})`
}

const openSocket = (n: number) =>
  subject(`d${Math.floor(n / perDocument)}` as DocumentId, (n % perDocument) + 1)

/** One more message for one socket, and one more close of another, each with the diagnosis brought up to date. */
function oneMore(session: Session, sockets: number, round: number): { message: number; life: number } {
  const n = (round * 7919) % sockets
  const about = openSocket(n - (n % 10))
  const at = 1e12 + sockets * 40 + 200 + round
  const closing = openSocket(n - (n % 10) + 1)
  return {
    message: timed(() => {
      session.append([message(about, at)])
      session.rows()
    }),
    life: timed(() => {
      session.append([
        { kind: 'close-called', about: closing, at, state: 2, code: 1000, reason: '', site: [] },
      ])
      session.rows()
    }),
  }
}

function measure(sockets: number, rounds: number): void {
  const facts = factsOf(sockets)
  const small = factsOf(sockets / 10)
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const session = openSession('firefox')
  const scratch = timed(() => {
    session.append(facts)
    session.rows()
  })
  globalThis.gc?.()
  const kept = process.memoryUsage().heapUsed - before
  const flagged = session.rows().filter(({ diagnosis }) => diagnosis.verdict).length
  const reference = openSession('firefox')
  reference.append(small)
  reference.rows()
  const large: ReturnType<typeof oneMore>[] = []
  const little: ReturnType<typeof oneMore>[] = []
  for (let round = 0; round < rounds; round++) {
    large.push(oneMore(session, sockets, round))
    little.push(oneMore(reference, sockets / 10, round))
  }
  const said = (name: 'message' | 'life') =>
    `${spread(large.map((each) => each[name]))} ms   in a tenth of it ${spread(little.map((each) => each[name]))} ms`
  console.log(`sockets ${session.rows().length}, facts ${facts.length}, flagged ${flagged}`)
  console.log(
    `from the start     ${(scratch / 1000).toFixed(2)} s, ${Math.round(facts.length / (scratch / 1000))} facts/s`,
  )
  console.log(`memory beyond the facts themselves   ${(kept / 1e6).toFixed(0)} MB`)
  console.log(`one more message   ${said('message')}`)
  console.log(`one more close()   ${said('life')}`)
}

const { values } = parseArgs({
  options: { sockets: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '300' } },
})
measure(Number(values.sockets), Number(values.rounds))
