// One frame floods by everything that a page may do; it is cut off, named and counted to the last fact, while a
// socket of the frame around it is recorded whole. When it is calm again, it is recorded again.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { until } from '../../src/cli/browsers/driven-browser.ts'
import { describeIn, names } from './drive.ts'
import { type PagesServer, servePages } from './pages-server.ts'

/** Calls of each kind; every one of them is a fact. */
const [handlers, addresses, reasons] = [4000, 700, 300]

const flood = `<!doctype html><title>Flood</title><script>
onmessage = ({ data }) => {
  if (data.open) {
    window.kept = new WebSocket(data.open)
    kept.addEventListener('open', () => parent.postMessage('open', '*'))
    kept.addEventListener('close', () => parent.postMessage('closed', '*'))
  }
  if (data.ping) {
    kept.addEventListener('error', () => {})
    parent.postMessage('pong', '*')
  }
  if (!data.flood) return
  const long = 'x'.repeat(10_000)
  const many = Array.from({ length: 8 }, (_, n) => n + long)
  for (let n = 0; n < ${addresses}; n++) try { new WebSocket(long + n + '://', many) } catch {}
  for (let n = 0; n < ${reasons}; n++) try { kept.close(3000, n + long) } catch {}
  for (let n = 0; n < ${handlers}; n++) kept.onmessage = () => {}
  parent.postMessage('flooded', '*')
}
</script>`

const quiet = (port: number) => `<!doctype html><title>Quiet</title>
<iframe src="http://127.0.0.1:${port}/flood?token=secret"></iframe>
<script>
window.told = []
onmessage = ({ data }) => told.push(data)
</script>`

let server: PagesServer
beforeAll(async () => {
  const pages: Record<string, string> = { '/flood?token=secret': flood }
  server = await servePages(pages)
  pages['/quiet'] = quiet(server.port)
})
afterAll(() => server.stop())

/** What the panel has of the flooding frame and of the other, without carrying every fact over here. */
const counted = `(() => {
  const { facts, sockets } = window.lifeline.session()
  const frame = facts.find(({ kind, top }) => kind === 'ctx:document-started' && !top)?.about.split('.')[0]
  const own = facts.filter(({ kind, about }) => about.startsWith(frame + '.') && kind !== 'ctx:network-watched')
  const dropped = own.filter(({ kind, why }) => kind === 'ctx:facts-dropped' && /one frame/.test(why))
  const quiet = sockets.find(({ url }) => url.endsWith('?quiet'))
  return {
    kept: own.length - dropped.length,
    dropped: dropped.reduce((sum, { count }) => sum + count, 0),
    steps: dropped.length,
    why: [...new Set(dropped.map(({ why }) => why))],
    pings: own.filter(({ kind, slot }) => kind === 'handler-set' && slot === 'error').length,
    longest: Math.max(0, ...own.map((fact) => JSON.stringify(fact).length)),
    quiet: quiet?.log ?? '',
    notice: document.querySelector('[data-notice="facts-dropped"]')?.textContent ?? '',
  }
})()`

interface Counted {
  readonly kept: number
  readonly dropped: number
  readonly steps: number
  readonly why: readonly string[]
  readonly pings: number
  readonly longest: number
  readonly quiet: string
  readonly notice: string
}

for (const name of names)
  describeIn(name, 'a frame that floods', (setting) => {
    it('is cut off and counted exactly, and nothing of another frame is lost', async () => {
      const { browser, lab } = setting()
      const socketUrl = `${lab.origin.replace('http', 'ws')}/ws/ok-echo`
      await browser.openPanel()
      await browser.navigate(`http://localhost:${server.port}/quiet`)
      const tell = (message: object) =>
        browser.evaluate<void>(`void frames[0].postMessage(${JSON.stringify(message)}, '*')`)
      await browser.evaluate(
        `void (() => { window.quiet = new WebSocket('${socketUrl}?quiet'); window.echoes = 0; quiet.onmessage = () => { window.echoes++ } })()`,
      )
      await browser.waitFor('quiet.readyState === 1')
      await tell({ open: `${socketUrl}?flood` })
      await browser.waitFor(`told.includes('open')`)
      await browser.evaluate(`quiet.send('before')`)

      await tell({ flood: true })
      await browser.evaluate(`quiet.send('during')`)
      await browser.waitFor(`told.includes('flooded')`, 60_000)
      await browser.evaluate(`quiet.send('after')`)
      await browser.waitFor('window.echoes === 3')
      await browser.evaluate(`quiet.close(3001, 'bye')`)
      await browser.waitFor('quiet.readyState === 3')

      // document-started, constructed, two handlers and open; then the flood.
      const all = 5 + handlers + addresses + reasons
      const look = () => browser.panel<Counted>(counted)
      // Waiting by the counters costs the panel little; the session is then read as seldom as can be.
      await until(
        'the panel to know of the flood',
        () =>
          browser.panel<boolean>(
            `['facts', 'dropped'].reduce((sum, each) => sum + Number(document.querySelector('[data-counter="' + each + '"]').textContent), 0) > ${all}`,
          ),
        90_000,
      )
      let pings = 0
      let found = await look()
      await until(
        'the frame to be recorded again, and every fact to be kept or counted',
        async () => {
          if (found.pings === 0) await tell({ ping: ++pings })
          await browser.waitFor(`told.filter((each) => each === 'pong').length === ${pings}`)
          found = await look()
          return found.pings > 0 && found.kept + found.dropped >= all + pings
        },
        60_000,
      )
      const { kept, dropped, steps, why, longest, quiet, notice } = found
      expect({ all: kept + dropped, floods: dropped > 0 }).toEqual({ all: all + pings, floods: true })
      expect(steps).toBeLessThan(10)
      expect(why).toEqual([`more than is taken from one frame: http://127.0.0.1:${server.port}/flood`])
      expect(longest).toBeLessThan(100_000)
      const kinds = quiet
        .split('\n')
        .flatMap((line) => /^\s+[\d.]+\s+[0-3-]\s+([a-z][a-z-]+)\s/.exec(`${line} `)?.[1] ?? [])
      expect(kinds.filter((kind) => !kind.startsWith('net')).sort()).toEqual([
        'close-called',
        'close-fired',
        'constructed',
        'handler-set',
        ...Array(3).fill('message-received'),
        'open-fired',
        ...Array(3).fill('send-called'),
      ])
      expect(quiet).toMatch(/before[\s\S]*during[\s\S]*after[\s\S]*3001 {2}clean {2}reason=bye/)
      expect(notice).toContain('/flood')
    }, 300_000)
  })
