// The ledger of pages that come and go in other ways than by a link: kept and shown again, written anew by their own
// script, opened and closed by a script, shown from a prerendering.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DrivenBrowser, until } from '../../src/cli/browsers/driven-browser.ts'
import type { Fact } from '../../src/core/fact.ts'
import { factsOf } from '../ledger/compare.ts'
import { type Ledgers, ledgersIn } from '../ledger/drive.ts'
import type { Ledger } from '../ledger/page.ts'
import { type LedgerServer, startLedgerServer } from '../ledger/server.ts'
import { launch, names, session } from './drive.ts'

describe.each(names)(
  'the ledger of pages that come and go (%s)',
  (name) => {
    let server: LedgerServer
    let browser: DrivenBrowser
    let ledgers: Ledgers
    beforeAll(async () => {
      server = await startLedgerServer()
      browser = await launch(name, { prefs: { 'dom.disable_open_during_load': false } })
      ledgers = ledgersIn(browser, server.origin)
      await browser.openPanel()
    })
    afterAll(async () => {
      await browser?.close()
      await server?.stop()
    })

    /** Everything recorded of any tab, as long as it is little enough to lie unpacked in session storage. */
    async function stored(): Promise<readonly Fact[]> {
      const chunks = await browser.background<[key: string, facts: readonly Fact[]][]>(
        `(globalThis.browser ?? chrome).storage.session.get().then((items) =>
          Object.entries(items).filter(([, value]) => Array.isArray(value)))`,
      )
      const number = (key: string) => Number(key.slice(key.lastIndexOf('.') + 1))
      return chunks.sort(([a], [b]) => number(a) - number(b)).flatMap(([, facts]) => facts)
    }

    it('holds for a page that is kept when it is left, and shown again', async () => {
      const first = await ledgers.open()
      await browser.evaluate(
        `void addEventListener('pageshow', ({ persisted }) => { window.persisted = persisted })`,
      )
      await (await ledgers.begin('live(8, 4)'))()
      await ledgers.open()
      await browser.evaluate('void setTimeout(() => history.back())')
      await browser.waitFor('window.persisted === true')
      const before = (await ledgers.readLedger()).events.length
      await (await ledgers.begin('live(8, 4)'))()
      const ledger = await ledgers.readLedger()
      expect(ledger.events.length).toBeGreaterThan(before)
      await ledgers.expectSame(first, ledger)
    })

    it('holds for a page that is written anew by document.open()', async () => {
      const url = await ledgers.open()
      await (await ledgers.begin('live(4, 4)'))()
      await browser.evaluate(
        `void (document.open(), document.write('<title>Again</title><script>window.again = true</' + 'script>'), document.close())`,
      )
      await browser.waitFor('window.again')
      await (await ledgers.begin('live(8, 4)'))()
      await ledgers.expectSame(url, await ledgers.readLedger())
    })

    it('holds for a window that a page opens, until that closes itself', async () => {
      const opener = await ledgers.open()
      const opened = ledgers.url()
      await browser.evaluate(`void (window.other = window.open(${JSON.stringify(opened)}))`)
      await browser.waitFor('typeof other.live === "function"')
      await browser.evaluate(`void other.live(8, 4).then(() => { other.done = true })`)
      await browser.waitFor('other.done', 60_000)
      await (await ledgers.begin('live(4, 4)'))()
      await ledgers.expectSame(opened, await browser.evaluate<Ledger>('other.ledger'), false, stored)
      await browser.evaluate(`void other.eval('setTimeout(() => close())')`)
      // A log ends with its tab; that of the page that opened it goes on.
      await until(
        'the log of the window to end',
        async () => !(await stored()).some((fact) => 'url' in fact && fact.url === opened),
      )
      await (await ledgers.begin('live(4, 4)'))()
      await ledgers.expectSame(opener, await ledgers.readLedger())
      expect((await session(browser)).facts.some((fact) => 'url' in fact && fact.url === opened)).toBe(false)
    })

    // Only Chromium prerenders.
    if (name === 'chromium')
      it('holds for a page that is prerendered before it is shown', async () => {
        const first = await ledgers.open()
        await (await ledgers.begin('live(4, 4)'))()
        const ledger = await ledgers.readLedger()
        const next = `${ledgers.url()}&live=8`
        const rules = JSON.stringify({ prerender: [{ urls: [next], eagerness: 'immediate' }] })
        await browser.evaluate(
          `void document.head.append(Object.assign(document.createElement('script'), { type: 'speculationrules', text: ${JSON.stringify(rules)} }))`,
        )
        await until('the page to be prerendered', async () =>
          (await stored()).some((fact) => fact.kind === 'ctx:document-started' && fact.url === next),
        )
        // What is shown is still the page that is there.
        await ledgers.expectSame(first, ledger)
        await browser.evaluate(`void setTimeout(() => { location.href = ${JSON.stringify(next)} })`)
        // A driver that asks a page while it takes another's place loses it: the panel tells when that is over.
        const ofNext = async () => factsOf((await session(browser)).facts, next)
        await until('the prerendered page to be shown', async () => {
          const told = await ofNext()
          return told.filter(({ kind }) => kind === 'close-fired').length === 8
        })
        await browser.waitFor(`performance.getEntriesByType('navigation')[0].activationStart > 0`)
        await (await ledgers.begin('live(4, 4)'))()
        await browser.waitFor('ledger.events.filter((each) => each.includes("close ")).length === 12')
        await ledgers.expectSame(next, await ledgers.readLedger())
      })
  },
  240_000,
)
