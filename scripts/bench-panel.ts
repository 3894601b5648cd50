// npm run bench:panel: how smooth the panel is with a very long session, in real Chromium: the time from frame to frame
// while nothing happens, while the list is scrolled, and while it is scrolled and 5,000 messages a second arrive; and
// when a session of 100 sockets is first painted. It judges nothing.
//
//   npm run bench:panel -- --facts 1000000 --seconds 5

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { bytesOf } from '../src/file/save.ts'
import { launch } from '../test/e2e/driven-lab.ts'
import { longSession } from './bench/long-session.ts'
import { median, quantile } from './bench/statistics.ts'

const { values } = parseArgs({
  options: {
    facts: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '5' },
    runs: { type: 'string', default: '5' },
  },
})

/** Milliseconds from frame to frame while `each` is done in every one of them. */
const frames = (each: string, seconds: number) => `(async () => {
  const list = document.querySelector('.list')
  const taken = []
  let last = performance.now()
  const end = last + ${seconds * 1000}
  while (last < end) {
    ${each}
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    taken.push(now - last)
    last = now
  }
  return taken
})()`

const scroll = `
    if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) list.scrollTop = 0
    list.scrollTop += 120`

/** 250 messages of one socket, twenty times a second, each batch drawn at once. */
const arrive = `(() => {
  const { store } = lifeline.files.opened.value
  const { about, at } = store.log.value.facts.findLast(({ kind }) => kind === 'open-fired')
  let n = 0
  window.arriving = setInterval(() => {
    const facts = Array.from({ length: 250 }, () => ({
      kind: 'message-received', about, at: at + 1e6 + n++ / 5, state: 1, type: 'text', size: 20, preview: '{"type":"tick"}',
    }))
    store.receive({ type: 'facts', facts })
    store.flush()
  }, 50)
})()`

function tell(what: string, taken: readonly number[]): void {
  const at = (share: number) => quantile(taken, share).toFixed(1)
  console.log(
    `${what.padEnd(44)} ${String(taken.length).padStart(4)} frames; p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)} ms`,
  )
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
const browser = await launch('chromium')
try {
  await browser.openPanel()
  const viewer = await browser.panel<string>(`new URL('viewer.html', location.href).href`)

  const painted: number[] = []
  await browser.navigate(`${long.url}page`)
  await browser.evaluate(`void Array.from({ length: 100 }, (_, n) => new WebSocket('ws://127.0.0.1:1/' + n))`)
  await browser.tab(1)
  for (let run = 0; run < Number(values.runs); run++) {
    await browser.navigate(`${viewer}?tab=first`)
    await browser.waitFor(`document.querySelector('tr[data-socket]') !== null`)
    painted.push(
      await browser.evaluate<number>(`new Promise((told) => new PerformanceObserver((list) =>
        told(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true }))`),
    )
  }
  console.log(
    `first painted, a session of 100 sockets: ${median(painted).toFixed(0)} ms (${Math.min(...painted).toFixed(0)} to ${Math.max(...painted).toFixed(0)}) after navigation`,
  )

  await browser.navigate(viewer)
  await browser.waitFor('typeof lifeline === "object"')
  tell('an empty panel', await browser.evaluate<number[]>(frames('', Number(values.seconds))))
  await browser.evaluate(`(async () => {
    await lifeline.files.open(new File([await (await fetch('${long.url}')).blob()], 'long.jsonl'))
  })()`)
  // Every socket on a line of its own: the longest list there is.
  await browser.evaluate(`void (lifeline.files.opened.value.store.choices.grouping.value = 'none')`)
  const sockets = await browser.evaluate<number>('lifeline.files.opened.value.store.rows.value.length')
  console.log(`${values.facts} facts, ${sockets} sockets:`)
  tell('nothing happens', await browser.evaluate<number[]>(frames('', Number(values.seconds))))
  tell('scrolled', await browser.evaluate<number[]>(frames(scroll, Number(values.seconds))))
  await browser.evaluate(arrive)
  tell('5,000 messages a second', await browser.evaluate<number[]>(frames('', Number(values.seconds))))
  tell('both', await browser.evaluate<number[]>(frames(scroll, Number(values.seconds))))
} finally {
  await browser.close()
  long.stop()
}
