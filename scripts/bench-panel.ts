// npm run bench:panel: how smooth the panel is with a very long session, in real Chromium: the time from frame to frame
// and the main thread's work in each, while nothing happens, while 5,000 messages a second arrive, while the list is
// scrolled, and both; and when a session of 100 sockets is first painted. It judges nothing.
//
//   npm run bench:panel -- --facts 1000000 --seconds 5

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { bytesOf } from '../src/file/save.ts'
import { launch } from '../test/e2e/driven-lab.ts'
import { type Frames, frameMark, framesWhile } from './bench/frames.ts'
import { longSession } from './bench/long-session.ts'
import { freePort, Protocol } from './bench/protocol.ts'
import { median, quantile } from './bench/statistics.ts'

const { values } = parseArgs({
  options: {
    facts: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '5' },
    runs: { type: 'string', default: '5' },
  },
})

/** Marks every frame of so many seconds, and does `each` in it. */
const frames = (each: string, seconds: number) => `(async () => {
  const list = document.querySelector('.list')
  let direction = -1
  const end = performance.now() + ${seconds * 1000}
  while (performance.now() < end) {
    await new Promise(requestAnimationFrame)
    performance.mark('${frameMark}')
    ${each}
  }
})()`

/** Five lines a frame, and back after a hundred frames. */
const scroll = `
    const bottom = list.scrollHeight - list.clientHeight
    if (list.scrollTop <= Math.max(0, bottom - 12000)) direction = 1
    if (list.scrollTop >= bottom - 1) direction = -1
    list.scrollTop += direction * 120`

/** Sockets that live while the list is looked at. They are its last, so that they are in sight at its end. */
const talkers = 20

/** 250 messages of them, twenty times a second, each batch drawn at once. */
const arrive = `(() => {
  const { store } = lifeline.files.opened.value
  const start = store.log.value.facts.at(-1).at
  const sockets = Array.from({ length: ${talkers} }, (_, n) => 'd9.' + (n + 1))
  const give = (facts) => {
    store.receive({ type: 'facts', facts })
    store.flush()
  }
  give(sockets.flatMap((about, n) => {
    const url = 'ws://localhost:8000/ws/ticker/' + n + '/'
    return [
      { kind: 'constructed', about, at: start + n, state: 0, url, given: url, protocols: [], site: [] },
      { kind: 'open-fired', about, at: start + n + 20, state: 1, protocol: '', extensions: '' },
    ]
  }))
  let n = 0
  window.arriving = setInterval(() => give(Array.from({ length: 250 }, () => ({
    kind: 'message-received', about: sockets[n % ${talkers}], at: start + 100 + n++ / 5, state: 1, type: 'text',
    size: 15, preview: '{"type":"tick"}',
  }))), 50)
})()`

function tell(what: string, { apart, work, processor }: Frames): void {
  console.log(`  ${what}, ${apart.length} frames`)
  const rows = { 'from one to the next': apart, work, 'on the processor': processor }
  for (const [name, samples] of Object.entries(rows)) {
    const at = (share: number) => quantile(samples, share).toFixed(1).padStart(6)
    console.log(`    ${name.padEnd(22)} p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)}  longest ${at(1)}`)
  }
}

async function serve(count: number): Promise<{ readonly url: string; stop(): void }> {
  const recording = longSession(count)
  const server = createServer(async ({ url }, answer) => {
    if (url !== '/') return void answer.setHeader('content-type', 'text/html').end('<!doctype html>')
    for await (const piece of bytesOf(recording, false)) answer.write(piece)
    answer.end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, stop: () => void server.close() }
}

const long = await serve(Number(values.facts))
const port = await freePort()
const browser = await launch('chromium', { args: [`--remote-debugging-port=${port}`] })
const protocol = await Protocol.connect(port)

async function measure(what: string, each: string): Promise<void> {
  const target = (await protocol.targets()).find(({ url }) => url.includes('/panels/viewer.html'))
  if (!target) throw new Error('the panel’s page is not among the targets')
  // What was begun before is done first.
  await browser.evaluate('new Promise(requestIdleCallback).then(() => null)')
  const act = () => browser.evaluate<void>(frames(each, Number(values.seconds)))
  tell(what, await framesWhile(protocol, target, act))
}

const toEnd = () => browser.evaluate(`document.querySelector('.list').scrollTo(0, 1e9)`)

try {
  await browser.openPanel()
  const viewer = await browser.panel<string>(`new URL('viewer.html', location.href).href`)

  const [painted, told]: [number[], number[]] = [[], []]
  await browser.navigate(`${long.url}page`)
  await browser.evaluate(`void Array.from({ length: 100 }, (_, n) => new WebSocket('ws://127.0.0.1:1/' + n))`)
  await browser.tab(1)
  for (let run = 0; run < Number(values.runs); run++) {
    await browser.navigate(`${viewer}?tab=first`)
    await browser.waitFor(`document.querySelector('[data-verdict]') !== null`)
    const [first, largest] = await browser.evaluate<[number, number]>(`new Promise((seen) =>
      new PerformanceObserver((list) => seen([
        performance.getEntriesByName('first-contentful-paint')[0].startTime,
        list.getEntries().at(-1).startTime,
      ])).observe({ type: 'largest-contentful-paint', buffered: true }))`)
    painted.push(first)
    told.push(largest)
  }
  const spread = (times: readonly number[]) =>
    `${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)})`
  console.log(
    `a session of 100 sockets, after navigation: first painted ${spread(painted)}; with the verdict of a flagged one ${spread(told)}`,
  )

  await browser.navigate(viewer)
  await browser.waitFor('typeof lifeline === "object"')
  console.log(`
In milliseconds: from one frame to the next, which is 16.7 on a display of 60 Hz when none is missed; the part of it that
the panel's main thread was at work, with script, style, layout and paint: a frame with less than 16 misses none; and how
much of that the processor was given for, which does not count what other programs took.
`)
  await browser.evaluate(`(async () => {
    await lifeline.files.open(new File([await (await fetch('${long.url}')).blob()], 'long.jsonl'))
  })()`)
  const sockets = await browser.evaluate<number>('lifeline.files.opened.value.store.rows.value.length')
  console.log(`${values.facts} facts, ${sockets} sockets, those of an endpoint told as one:`)
  await measure('nothing happens', '')
  await browser.evaluate(arrive)
  await toEnd()
  await measure('5,000 messages a second, of sockets in sight', '')
  // In another order than that of time every socket stands on a line of its own: the longest list there is.
  await browser.evaluate(`document.querySelector('[data-sort="socket"]').click()`)
  await browser.waitFor(`document.querySelector('table').getAttribute('aria-rowcount') > ${sockets}`)
  await toEnd()
  console.log('every socket on a line of its own:')
  await measure('5,000 messages a second, of sockets in sight', '')
  await measure('scrolled while 5,000 messages a second arrive', scroll)
  await browser.evaluate('clearInterval(window.arriving)')
  await measure('scrolled', scroll)
} finally {
  protocol.close()
  await browser.close()
  long.stop()
}
