// Every fact of a socket's life reaches the panel exactly once and in order, whatever happens in between: the
// page's own ledger against what the panel has.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DrivenBrowser, until } from '../../src/cli/browsers/driven-browser.ts'
import { factsOf } from '../ledger/compare.ts'
import { type Ledgers, ledgersIn } from '../ledger/drive.ts'
import { type LedgerServer, startLedgerServer } from '../ledger/server.ts'
import { launch, names, session } from './drive.ts'

describe.each(names)(
  'the ledger (%s)',
  (name) => {
    let server: LedgerServer
    let browser: DrivenBrowser
    let ledgers: Ledgers
    beforeAll(async () => {
      server = await startLedgerServer()
      browser = await launch(name)
      ledgers = ledgersIn(browser, server.origin)
      await browser.openPanel()
    })
    afterAll(async () => {
      await browser?.close()
      await server?.stop()
    })

    const open = () => ledgers.open()
    const begin = (expression: string) => ledgers.begin(expression)
    const readLedger = () => ledgers.readLedger()
    const expectSame: Ledgers['expectSame'] = (...given) => ledgers.expectSame(...given)

    it('holds for 100,000 messages in a burst, and 20,000 sent', async () => {
      const url = await open()
      const over = await begin(
        `Promise.all([life({ path: '/burst?n=100000', send: ['go'], close: 'over' }).over,
        life({ path: '/echo', send: Array.from({ length: 20000 }, (_, n) => 'number ' + n), close: 'answered' }).over])`,
      )
      await over()
      const ledger = await readLedger()
      expect(ledger.received[0]?.[0]).toBe(100_001)
      await expectSame(url, ledger)
    })

    it('holds for a background that is stopped again and again', async () => {
      const url = await open()
      const over = await begin('live(400, 8)')
      const isOver = () => browser.evaluate<boolean>('window.done')
      let stops = 0
      while (stops < 4 && !(await isOver())) {
        const before = (await readLedger()).events.length
        await browser.stopBackground()
        stops++
        await until(
          'the page to go on',
          async () => (await isOver()) || (await readLedger()).events.length > before + 20,
        )
      }
      expect(stops).toBeGreaterThan(1)
      await over()
      await expectSame(url, await readLedger())
    })

    it('holds for a panel that is closed and opened again', async () => {
      const url = await open()
      const over = await begin('live(200, 8)')
      await browser.closePanel()
      await browser.openPanel()
      await over()
      await browser.closePanel()
      await browser.openPanel()
      await expectSame(url, await readLedger())
    })

    it('holds for navigation, reload and the way back', async () => {
      const first = await open()
      await (await begin('live(8, 4)'))()
      // Sockets that are alive when the page is left.
      await browser.evaluate(`void life({ path: '/echo', send: ['hello'] })`)
      await browser.waitFor('ledger.received.at(-1)[0] === 1')
      await browser.evaluate(`void life({ path: '/slow' })`)
      const firstLedger = await readLedger()
      const second = await open()
      await (await begin('live(8, 4)'))()
      const secondLedger = await readLedger()
      await expectSame(first, firstLedger, true)
      await expectSame(second, secondLedger)
      await browser.evaluate('void setTimeout(() => history.back())')
      await browser.waitFor(`location.href === ${JSON.stringify(first)} && typeof live === 'function'`)
      // The very page, or one that is loaded again: then the log has two documents of this URL.
      const kept = (await readLedger()).events.length > 0
      await (await begin('live(8, 4)'))()
      const back = await readLedger()
      await until('the panel to have heard of it', async () => {
        const { facts } = await session(browser)
        const started = facts.filter((fact) => fact.kind === 'ctx:document-started' && fact.url === first)
        return started.length === (kept ? 1 : 2)
      })
      if (kept) await expectSame(first, back)
      expect(back.events.length).toBeGreaterThan(kept ? firstLedger.events.length : 0)
    })

    it('holds for two tabs that are inspected at once', async () => {
      const urls: string[] = []
      const overs: (() => Promise<void>)[] = []
      for (const tab of [0, 1]) {
        await browser.tab(tab)
        await browser.openPanel()
        urls.push(await open())
        overs.push(await begin('live(100, 4)'))
      }
      for (const tab of [0, 1]) {
        await browser.tab(tab)
        await overs[tab]?.()
        await expectSame(urls[tab] ?? '', await readLedger())
        const { facts } = await session(browser)
        expect(() => factsOf(facts, urls[1 - tab] ?? '')).toThrow('0 documents')
      }
      await browser.tab(0)
    })

    it('holds for a page whose process crashes, and tells that it was lost', async () => {
      const url = await open()
      await (await begin('live(8, 4)'))()
      await browser.evaluate(`void life({ path: '/echo', send: ['hello'] })`)
      await browser.waitFor('ledger.received.at(-1)[0] === 1')
      const ledger = await readLedger()
      await expectSame(url, ledger)
      await browser.crash()
      await until('the panel to tell of it', async () =>
        factsOf((await session(browser)).facts, url).some(({ kind }) => kind === 'ctx:document-lost'),
      )
      const { sockets } = await session(browser)
      expect(sockets.at(-1)?.outcome).toContain('Lost with its page')
      const next = await open()
      await (await begin('live(8, 4)'))()
      await expectSame(next, await readLedger())
    })

    it('holds for 5,000 sockets in one page', async () => {
      await browser.panel('window.lifeline.clear()')
      // A list of thousands that is drawn again and again would take the page's part of the processor.
      await browser.closePanel()
      const url = await open()
      await (await begin('live(5000, 10, true)'))()
      await browser.openPanel()
      const ledger = await readLedger()
      expect(ledger.received).toHaveLength(5000)
      await expectSame(url, ledger)
    })
  },
  240_000,
)
