// npm run bench:memory: what a tab's log takes while a page receives 5,000,000 messages that are all told one by one:
// 5,000 sockets with 1,000 messages each, through the log as the background keeps it, bounded to 64 MB (`--room`),
// with a session storage of 10 MB as browsers give it. Prints the curve; needs node --expose-gc.

import { parseArgs } from 'node:util'
import type { Storage } from '../src/background/stored-log.ts'
import { TabLog } from '../src/background/tab-log.ts'
import type { Fact } from '../src/core/fact.ts'
import { type DocumentId, subject } from '../src/core/units.ts'

const { values } = parseArgs({
  options: { messages: { type: 'string', default: '5000000' }, room: { type: 'string', default: '64' } },
})
const messages = Number(values.messages)
const room = Number(values.room) * 1024 * 1024
const perSocket = 1000
/** Facts in one report of a page, as its bridge sends them. */
const batch = 100
const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1).padStart(7)

const quota = 10 * 1024 * 1024
const items = new Map<string, string>()
const stored = () => [...items].reduce((sum, [key, value]) => sum + key.length + value.length, 0)
const storage: Storage = {
  get: async () => Object.fromEntries([...items].map(([key, value]) => [key, JSON.parse(value)])),
  async set(more) {
    const next = new Map([
      ...items,
      ...Object.entries(more).map(([key, value]) => [key, JSON.stringify(value)] as const),
    ])
    if ([...next].reduce((sum, [key, value]) => sum + key.length + value.length, 0) > quota)
      throw new Error('quota exceeded')
    for (const [key, value] of next) items.set(key, value)
  },
  async remove(keys) {
    for (const key of keys) items.delete(key)
  },
}

let evictions = 0
const log = TabLog.create(1, {
  storage,
  room: () => room,
  moment: async () => undefined,
  evicted: () => evictions++,
})
const document = 'page' as DocumentId
const site = [{ function: 'connect', url: 'http://localhost:8000/static/app.js', line: 12, column: 7 }]

/** One socket's life as the hook tells it. */
function* life(n: number): Generator<Fact> {
  const about = subject(document, n)
  const at = 1e12 + n * 10_000
  const url = `ws://localhost:8000/ws/${n % 50}/`
  yield { kind: 'constructed', about, at, state: 0, url, given: url, protocols: [], site }
  yield { kind: 'handler-set', about, at: at + 0.1, state: 0, slot: 'onmessage', site }
  yield { kind: 'open-fired', about, at: at + 5, state: 1, protocol: '', extensions: '' }
  for (let m = 0; m < perSocket; m++) {
    const preview = `{"type":"tick","symbol":"S${m % 97}","price":${(Math.sin(n * m) * 1000).toFixed(3)}}`
    yield {
      kind: 'message-received',
      about,
      at: at + 6 + m,
      state: 1,
      type: 'text',
      size: preview.length,
      preview,
    }
  }
  yield { kind: 'close-fired', about, at: at + 9000, state: 3, code: 1000, clean: true, reason: '' }
}

const heap = () => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
const before = heap()
console.log(`room ${values.room} MB; heap and storage in MB`)
console.log('  messages    heap   storage    facts  evictions')
let waiting: Fact[] = []
for (let n = 1; n <= messages / perSocket; n++) {
  for (const fact of life(n)) {
    waiting.push(fact)
    if (waiting.length < batch) continue
    // Facts come to a background as JSON.
    log.add(JSON.parse(JSON.stringify(waiting)), { reporter: 'page', next: n })
    log.shrink()
    waiting = []
    await log.save()
  }
  if ((n * perSocket) % (messages / 20) !== 0) continue
  const row = [megabytes(heap() - before), megabytes(stored())]
  console.log(
    `${String(n * perSocket).padStart(10)} ${row.join('   ')} ${String(log.facts.length).padStart(8)} ${String(evictions).padStart(9)}`,
  )
}
