// What a comparison costs: two sessions of 100,000 facts each, once as ten thousand short sockets and once as a thousand
// that talk, read and compared again and again; and the same a tenth as large, which tells how the cost grows.
// node --import tsx scripts/bench-compare.ts

import { parseArgs } from 'node:util'
import { compare } from '../src/core/compare/compare.ts'
import { type Side, sideOf } from '../src/core/compare/side.ts'
import type { Fact } from '../src/core/fact.ts'
import { recordingOf } from '../src/core/file/describe.ts'
import { type DocumentId, type SubjectId, subject } from '../src/core/units.ts'

interface Shape {
  readonly sockets: number
  readonly messages: number
}

const perDocument = 500

/** Two runs of one page: other documents, ports and times, and one refusal in ten that only one of them has. */
function* life(n: number, messages: number, run: 'a' | 'b'): Generator<Fact> {
  const document = `${run}${Math.floor(n / perDocument)}` as DocumentId
  const about = subject(document, (n % perDocument) + 1)
  const request = `net.${n}` as SubjectId
  const url = `ws://localhost:${run === 'a' ? 8000 : 9000}/ws/${n % 200}/`
  const at = (run === 'a' ? 1e12 : 2e12) + n * 40
  const site = [
    { function: 'connect', url: `http://localhost:5173/app-${run}3f9c2d1.js`, line: n % 200, column: 7 },
  ]
  const refused = run === 'b' && n % 10 === 7
  yield { kind: 'constructed', about, at, state: 0, url, given: url, protocols: [], site }
  yield { kind: 'handler-set', about, at: at + 0.1, state: 0, slot: 'onopen', site }
  yield { kind: 'net:requested', about: request, at: at + 1, url, from: '', initiator: about, site: [] }
  yield { kind: 'net:sent', about: request, at: at + 1, headers: [['origin', 'http://localhost:5173']] }
  yield {
    kind: 'net:responded',
    about: request,
    at: at + 9,
    status: refused ? 403 : 101,
    version: 'HTTP/1.1',
    headers: [['server', 'daphne']],
  }
  if (refused) {
    yield { kind: 'error-fired', about, at: at + 10, state: 3 }
    yield { kind: 'close-fired', about, at: at + 10, state: 3, code: 1006, clean: false, reason: '' }
    return
  }
  yield { kind: 'open-fired', about, at: at + 10, state: 1, protocol: '', extensions: '' }
  for (let m = 0; m < messages; m++)
    yield {
      kind: 'message-received',
      about,
      at: at + 11 + m,
      state: 1,
      type: 'text',
      size: 64,
      preview: 'tick',
    }
  yield { kind: 'close-fired', about, at: at + 12 + messages, state: 3, code: 1000, clean: true, reason: '' }
}

function read({ sockets, messages }: Shape, run: 'a' | 'b'): Side {
  const facts: Fact[] = []
  for (let n = 0; n < sockets; n++) for (const fact of life(n, messages, run)) facts.push(fact)
  facts.sort((one, other) => one.at - other.at)
  return sideOf(
    run,
    recordingOf(facts, {
      writer: { name: 'Lifeline', version: '0.1.0' },
      browser: { kind: run === 'a' ? 'chromium' : 'firefox', name: '', version: '' },
      os: '',
      savedAt: null,
      settings: null,
      network: 'webRequest',
    }),
  )
}

function timed(act: () => void): number {
  const start = performance.now()
  act()
  return performance.now() - start
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

function measure(shape: Shape, rounds: number): void {
  const reading: number[] = []
  const comparing: number[] = []
  let [told, facts] = ['', 0]
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    const [a, b] = [read(shape, 'a'), read(shape, 'b')]
    reading.push(performance.now() - start)
    facts = a.header.facts ?? 0
    comparing.push(
      timed(() => {
        told = compare(a, b).sentence
      }),
    )
  }
  console.log(`${shape.sockets} sockets, ${facts} facts a session: ${told}`)
  console.log(
    `  made and read ${median(reading).toFixed(0)} ms   compared ${median(comparing).toFixed(0)} ms   (medians of ${rounds})`,
  )
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } })
for (const [sockets, messages] of [
  [10_000, 2],
  [1_000, 2],
  [1_000, 92],
  [100, 92],
] as const)
  measure({ sockets, messages }, Number(values.rounds))
