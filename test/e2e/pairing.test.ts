// Fifty sockets in one tick to one URL: each has its own network evidence, or is said to be ambiguous.

import { expect, it } from 'vitest'
import { scenarios } from '../lab/scenarios.ts'
import { describeIn, names, settled } from './drive.ts'

interface Seen {
  readonly events: readonly string[]
  readonly arrival?: number
}

for (const name of names)
  describeIn(name, 'fifty sockets', (setting) => {
    it('are each paired with the right request, or marked ambiguous', async () => {
      const { browser, lab } = setting()
      const fifty = scenarios.find(({ id }) => id === 'fifty')
      if (!fifty) throw new Error('the lab has no fifty')
      await browser.openPanel()
      await browser.navigate(lab.url(fifty))
      await browser.waitFor(fifty.settled, 60_000)
      await browser
        .waitForPanel(
          `window.lifeline.session().sockets.filter(({ pairing }) => 'request' in pairing).length === 50`,
          10_000,
        )
        .catch(() => undefined)
      const sockets = await settled(browser, 50)
      const seen = await browser.evaluate<readonly Seen[]>('window.seen')
      expect(sockets).toHaveLength(50)
      const requests = new Set<string>()
      let ambiguous = 0
      for (const [index, { pairing, log, verdict }] of sockets.entries()) {
        if (!('request' in pairing)) {
          ambiguous++
          expect(pairing.candidates.length, 'an ambiguous socket names its candidates').toBeGreaterThan(0)
          continue
        }
        expect(requests.has(pairing.request), 'no request is given away twice').toBe(false)
        requests.add(pairing.request)
        const opened = seen[index]?.events.includes('open')
        const arrival = /x-lab-arrival: (\d+)/i.exec(log)?.[1]
        // An opened socket was told its arrival in band; a refused one arrived with an even number.
        if (opened) expect(arrival).toBe(String(seen[index]?.arrival))
        else if (arrival !== undefined) expect(Number(arrival) % 2).toBe(0)
        expect(verdict?.rule ?? null).toBe(opened ? null : 'forbidden')
      }
      console.log(`${name}: ${50 - ambiguous} of 50 paired, ${ambiguous} ambiguous`)
      expect(ambiguous).toBeLessThan(50)
    })
  })
