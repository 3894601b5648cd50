// Chromium beside another extension that holds declarativeNetRequest, as every ad blocker does: the text that
// says why a socket failed is withheld, and the panel says so instead of guessing.

import { expect, it } from 'vitest'
import { scenarios } from '../lab/scenarios.ts'
import { describeIn, socketsOf } from './drive.ts'

const blocker = new URL('../fixtures/blocker', import.meta.url).pathname

describeIn(
  'chromium',
  'beside an ad blocker',
  (setting) => {
    it.each([
      ['status-404', 'answer-withheld', 'One of: refused, invalid or dropped answer (text withheld)'],
      ['refused', 'answer-withheld', 'One of: unreachable or blocked (text withheld)'],
      ['close-while-connecting', 'page-closed-while-connecting', 'Closed by the page before open'],
    ])('%s is narrowed to what is left: %s', async (id, rule, title) => {
      const scenario = scenarios.find((each) => each.id === id)
      if (!scenario) throw new Error(`the lab has no scenario ${id}`)
      const { browser } = setting()
      await browser.openPanel()
      const [socket] = await socketsOf(setting(), scenario)
      expect(socket?.verdict).toMatchObject({ rule, title })
      const notice = await browser.panel(
        `document.querySelector('[data-notice="text-withheld"]')?.textContent ?? ''`,
      )
      if (rule === 'answer-withheld')
        expect(notice).toContain('Another installed extension makes Chromium withhold')
      else expect(notice).toBe('')
    })
  },
  { otherExtensions: [blocker] },
)
