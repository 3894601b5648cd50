// The settings page, in real browsers: what a person sets is stored, and bounds a tab's log at once.

import { expect, it } from 'vitest'
import { startLedgerServer } from '../ledger/server.ts'
import { launch, names, session, settled } from './drive.ts'

it.each(names)(
  'bounds the memory of a tab by what was set (%s)',
  async (name) => {
    const server = await startLedgerServer()
    const browser = await launch(name)
    try {
      await browser.openPanel()
      const page = await browser.panel<string>(`new URL('options.html', location.href).href`)
      await browser.tab(1)
      await browser.navigate(page)
      await browser.waitFor(`document.querySelector('#memory').value === '64'`)
      const set = (value: string) =>
        browser.evaluate(`void (() => {
        const field = document.querySelector('#memory')
        field.value = '${value}'
        field.dispatchEvent(new Event('change', { bubbles: true }))
      })()`)
      await set('1')
      await browser.waitFor(`document.querySelector('[role="status"]').textContent.startsWith('Not saved: ')`)
      await set('8')
      await browser.waitFor(`document.querySelector('[role="status"]').textContent === 'Saved.'`)
      await browser.tab(0)
      await browser.navigate(`${server.origin}/`)
      // 40 sockets with 800 messages each: some 10 MB.
      await browser.evaluate(`void (window.done = false, Promise.all(Array.from({ length: 40 }, () =>
      life({ path: '/echo', send: Array.from({ length: 400 }, (_, n) => String(n).padEnd(200)), close: 'answered' }).over))
        .then(() => { window.done = true }))`)
      await browser.waitFor('window.done', 60_000)
      const sockets = await settled(browser, 40)
      expect(sockets.map(({ received, sent }) => [received.count, sent.count])).toEqual(
        Array.from({ length: 40 }, () => [400, 400]),
      )
      const { facts, counters } = await session(browser)
      expect(JSON.stringify(facts).length * 2).toBeLessThan(8 * 1024 * 1024)
      expect(counters.dropped).toBeGreaterThan(1000)
      expect(facts.filter(({ kind }) => kind === 'close-fired')).toHaveLength(40)
    } finally {
      await browser.close()
      await server.stop()
    }
  },
  120_000,
)
