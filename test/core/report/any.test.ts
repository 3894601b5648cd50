// Whatever facts a file holds, every form of a report can be written, and what a page chose is in none of them markup.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { recordingOf } from '../../../src/core/file/describe.ts'
import { parse, print } from '../../../src/core/notation.ts'
import { curlCommand, websocatCommand } from '../../../src/core/report/command.ts'
import { reportHtml } from '../../../src/core/report/html.ts'
import { reportMarkdown } from '../../../src/core/report/markdown.ts'
import { playwrightTest } from '../../../src/core/report/playwright.ts'
import { read } from '../../../src/core/report/reading.ts'
import { reportText } from '../../../src/core/report/text.ts'
import { anyFact } from '../any-fact.ts'

const subjects = fc.constantFrom('d.0', 'd.1', 'd.2', 'e.1', 'net.1', 'net.2')

it('is written from any facts', () => {
  fc.assert(
    fc.property(
      fc.array(anyFact(subjects), { maxLength: 40 }),
      fc.string({ unit: 'binary' }),
      (facts, title) => {
        const reading = read(
          recordingOf(facts, {
            writer: { name: title, version: '' },
            browser: { kind: 'unknown', name: title, version: title },
            os: title,
            page: { url: title, title },
            savedAt: null,
            settings: null,
          }),
        )
        const html = reportHtml(reading)
        expect(html).not.toMatch(/<(?:script|img|iframe|a href="[^#])|javascript:[^\s<]*"|\son\w+="/i)
        expect(html.match(/<!--/g)).toBeNull()
        expect(reportMarkdown(reading).length).toBeLessThan(65_536)
        const text = reportText(reading)
        expect(print(parse(text))).toBe(text)
        for (const { socket } of reading.rows) {
          expect(playwrightTest(reading, socket.id)).toContain("from '@playwright/test'")
          for (const command of [curlCommand, websocatCommand]) command(socket, { page: title })
        }
      },
    ),
    { numRuns: 150 },
  )
})
