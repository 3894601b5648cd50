// A browser that shows pages with a ledger, and the comparison of a page's own ledger with what the panel has.

import { expect } from 'vitest'
import { type DrivenBrowser, until } from '../../src/cli/browsers/driven-browser.ts'
import type { Fact } from '../../src/core/fact.ts'
import { session } from '../e2e/driven-lab.ts'
import { differences, factsOf, ledgerOf, none } from './compare.ts'
import type { Ledger } from './page.ts'

export interface Ledgers {
  /** Opens the page at a URL that no other page had. */
  open(): Promise<string>
  /** A URL that no other page had. */
  url(): string
  /** Begins something in the page, and gives when it is over there. */
  begin(expression: string): Promise<() => Promise<void>>
  readLedger(): Promise<Ledger>
  /**
   * Waits until the panel has as many events as the page, and compares. Of a page that was left, the panel may
   * have more than the page could still be asked for: how its sockets ended.
   */
  expectSame(
    url: string,
    ledger: Ledger,
    left?: boolean,
    read?: () => Promise<readonly Fact[]>,
  ): Promise<void>
}

export function ledgersIn(browser: DrivenBrowser, origin: string): Ledgers {
  let opened = 0
  const url = () => `${origin}/?page=${++opened}`
  return {
    url,
    async open() {
      const next = url()
      await browser.navigate(next)
      return next
    },
    async begin(expression) {
      await browser.evaluate(`void (window.done = false, ${expression}.then(() => { window.done = true }))`)
      return () => browser.waitFor('window.done', 300_000)
    },
    readLedger: () => browser.evaluate<Ledger>('window.ledger'),
    async expectSame(page, ledger, left = false, read = async () => (await session(browser)).facts) {
      let told: Ledger = { events: [], received: [], sent: [] }
      await until(
        'the panel to have heard everything',
        async () => {
          told = ledgerOf(factsOf(await read(), page))
          if (left) told = { ...told, events: told.events.slice(0, ledger.events.length) }
          const [received, sent] = [told, ledger].map((each) => JSON.stringify([each.received, each.sent]))
          return told.events.length >= ledger.events.length && received === sent
        },
        30_000,
        // What is missing then is told by the comparison.
      ).catch(() => undefined)
      expect(differences(ledger, told)).toEqual(none)
      expect(ledger.events.length).toBeGreaterThan(0)
    },
  }
}
