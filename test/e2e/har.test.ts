// HARs between Lifeline and real Chromium: what Lifeline writes is imported by DevTools' Network panel as a person does
// it, and what that panel then gives is read by Lifeline.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { until } from '../../src/cli/browsers/driven-browser.ts'
import { findBrowsers } from '../../src/cli/browsers/find-browsers.mjs'
import { recordingOf } from '../../src/core/file/describe.ts'
import { recordingOfHar } from '../../src/core/har/read.ts'
import { harOf } from '../../src/core/har/write.ts'
import { parse } from '../../src/core/notation.ts'
import { openSession } from '../../src/core/session.ts'
import { scenarios } from '../lab/scenarios.ts'
import { type Lab, startLab } from '../lab/server.ts'

let lab: Lab
let folder: string
let browser: Browser
let page: Page
let devtools: Page

// These run inside of DevTools, whose own modules are reached by an import relative to its bundle.

const inDevTools = (body: string) =>
  new Function(`return (async () => { ${body} })()`) as () => Promise<unknown>
const showNetwork = inDevTools(`
  const { ViewManager, DockController } = await import('./ui/legacy/legacy.js')
  DockController.DockController.instance().setDockSide('undocked')
  await ViewManager.ViewManager.instance().showView('network')
  return true`)
/** What “Save all as HAR” writes. */
const exported = inDevTools(`
  const [har, logs] = await Promise.all([import('./models/har/har.js'), import('./models/logs/logs.js')])
  const log = await har.Log.Log.build(logs.NetworkLog.NetworkLog.instance().requests(), { sanitize: false })
  return JSON.stringify({ log })`)

beforeAll(async () => {
  lab = await startLab()
  folder = await mkdtemp(join(tmpdir(), 'lifeline-har-'))
  const executablePath = findBrowsers().chromium?.path ?? ''
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  browser = await puppeteer.launch({ executablePath, pipe: true, defaultViewport: null, args })
  page = (await browser.pages())[0] ?? (await browser.newPage())
  devtools = await page.openDevTools()
  await until('the Network panel', async () => (await devtools.evaluate(showNetwork)) === true)
  // Docked, it has the place that the page leaves.
  await devtools.setViewport({ width: 1400, height: 900 })
})
afterAll(async () => {
  await browser?.close()
  await lab?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

const day = Date.UTC(2026, 10, 23)
const facts = parse(`
  socket d.0
  0.0  -  ctx:document-started  http://orchard.test/app  top
  socket d.1  +10
  0.0  0  constructed       ws://orchard.test/ws/chat  connect@http://orchard.test/app.js:31:5
  20.0 1  open-fired
  21.0 1  send-called       text  10B  preview="good night"
  25.0 1  message-received  text  12B  preview="good morning"
  40.0 3  close-fired       1000  clean
  socket net.7  +11
  0.0  -  net:requested     ws://orchard.test/ws/chat
  1.0  -  net:sent
          |  Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
  8.0  -  net:responded     101  version=HTTP/1.1
          |  Upgrade: websocket
          |  Connection: Upgrade
          |  Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
  socket d.2  +50
  0.0  0  constructed       ws://orchard.test/ws/private
  9.0  3  error-fired
  9.1  3  close-fired       1006  unclean
  socket net.8  +51
  0.0  -  net:requested     ws://orchard.test/ws/private
  1.0  -  net:sent
          |  Upgrade: websocket
  7.0  -  net:failed        "Error during WebSocket handshake: Unexpected response code: 403"
`).flatMap((section) => section.facts.map((fact) => ({ ...fact, at: fact.at + day })))

const recording = recordingOf(facts, {
  writer: { name: 'Lifeline', version: '0.1.0' },
  browser: { kind: 'chromium', name: 'Chromium', version: '156.0' },
  os: 'Linux',
  savedAt: null,
  settings: null,
})

/** Clicks until that shows something: a list still being laid out may move under the pointer. */
function shows(clicked: string, shown: string): Promise<void> {
  return until(`${clicked} to show ${shown}`, async () => {
    await (await devtools.$(clicked))?.click()
    return (await devtools.waitForSelector(shown, { timeout: 500 })) !== null
  })
}

/** Path, rule and number of messages of each socket in what the Network panel shows. */
async function readBack(): Promise<
  readonly (readonly [path: string, rule: string | null, messages: number])[]
> {
  const found = recordingOfHar(JSON.parse(String(await devtools.evaluate(exported))))
  if (!found.ok) throw new Error(found.why)
  expect(found.value.header.captured.gaps.filter((gap) => gap.startsWith('Left out'))).toEqual([])
  const session = openSession(found.value.header.browser.kind)
  session.append(found.value.facts)
  return session.rows().map(({ socket: { summary }, diagnosis }) => {
    const messages = summary.received.count + summary.sentMessages.count
    return [summary.url.replace(/^ws:\/\/[^/]+/, ''), diagnosis.verdict?.rule ?? null, messages]
  })
}

it('DevTools import what Lifeline writes: a row for each socket, its messages, its failure text', async () => {
  const path = join(folder, 'session.har')
  await writeFile(path, JSON.stringify(harOf(recording)))
  const button = await devtools.waitForSelector('::-p-aria([name="Import HAR file…"][role="button"])')
  const [chooser] = await Promise.all([devtools.waitForFileChooser(), button?.click()])
  await chooser.accept([path])
  await shows('>>> td.name-column ::-p-text(chat)', '::-p-aria([name="Messages"][role="tab"])')
  await shows('::-p-aria([name="Messages"][role="tab"])', '::-p-text(good night)')
  await devtools.waitForSelector('::-p-text(good morning)')
  await shows('>>> td.name-column ::-p-text(private)', '::-p-text(Unexpected response code: 403)')
})

it('what DevTools make of it is read again, as far as a HAR without Lifeline’s own part goes', async () => {
  expect(await readBack()).toEqual([
    ['/ws/chat', null, 2],
    ['/ws/private', 'forbidden', 0],
  ])
})

it.each(['ok-echo', 'subprotocol-mismatch', 'bad-accept', 'status-403', 'refused'])(
  'what DevTools tell of the lab’s %s is diagnosed without the extension',
  async (id) => {
    const scenario = scenarios.find((each) => each.id === id)
    if (!scenario) throw new Error(`no scenario ${id}`)
    const rules = scenario.expect.chromium.map(({ rule }) => rule)
    await page.goto(lab.url(scenario))
    await until(`${id} to be over`, async () => Boolean(await page.evaluate(scenario.settled)))
    await until(`the rules ${rules}`, async () => {
      const found = await readBack()
      return found.length === rules.length && rules.every((rule) => found.some(([, each]) => each === rule))
    })
  },
)
