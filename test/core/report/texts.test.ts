// The Markdown and the plain text of a session: what a person pastes into an issue, and what the notation reads back.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, print } from '../../../src/core/notation.ts'
import { printable } from '../../../src/core/printable.ts'
import { code, sentence } from '../../../src/core/report/github.ts'
import { reportMarkdown } from '../../../src/core/report/markdown.ts'
import { reportText } from '../../../src/core/report/text.ts'
import { rules } from '../../../src/core/rules/index.ts'
import { earlyClosed, hostile, sessionOf } from './sessions.ts'

describe.each(rules.map((rule) => [rule.id, rule] as const))('a session with %s', (_id, rule) => {
  it('is reported with its verdict, and its text reads back to the same facts', () => {
    for (const { log, browser, verdicts } of rule.examples) {
      const reading = sessionOf(log, browser)
      const markdown = reportMarkdown(reading)
      for (const { socket, diagnosis } of reading.rows)
        if (verdicts[socket.id] === rule.id && diagnosis.verdict)
          expect(markdown).toContain(sentence(diagnosis.verdict.title))
      expect(print(parse(reportText(reading)))).toBe(reportText(reading))
      expect(parse(reportText(reading)).flatMap(({ facts }) => facts)).toHaveLength(reading.log.facts.length)
    }
  })
})

it('begins with the verdict, and ends with where it was seen', () => {
  const markdown = reportMarkdown(sessionOf(earlyClosed))
  expect(markdown).toMatch(/^\*\*Closed by the page before open:\*\* /)
  expect(markdown).toContain(
    '| ⚑ | 1 | `/ws/dashboard/?token=s3cr3tS3cr3t` | Closed by the page before open | 1006 |',
  )
  expect(markdown).toContain('2 sockets, 1 flagged')
  expect(markdown).toContain('* Recorded: 2026-11-23 17:04:00 UTC')
  expect(markdown).toContain('* Browser: Chromium 156.0')
  expect(markdown).toMatch(/```text\nsocket d\.1\n {5}0\.0 {2}0 {2}constructed/)
})

it('says plainly that a session is healthy', () => {
  const healthy = sessionOf('0.0 0 constructed ws://localhost/ws\n1.0 1 open-fired')
  expect(reportMarkdown(healthy)).toMatch(/^\*\*Nothing is flagged/)
})

it('stays within what an issue tracker takes', () => {
  const many = Array.from(
    { length: 300 },
    (_, index) => `
socket d.${index + 1}  +${index * 10}.0
  0.0  0  constructed  ws://localhost:8000/ws/${index}/${'x'.repeat(3000)}
  4.0  3  error-fired
  4.1  3  close-fired  1006  unclean`,
  ).join('')
  expect(reportMarkdown(sessionOf(many)).length).toBeLessThan(65_536)
})

it('stays within it also where a page put a document into its addresses', () => {
  const long = `${'x'.repeat(50_000)}`
  const log = `0.0 0 constructed ws://localhost/${long} protocols=${long}\n1.0 3 net:failed ${long}\n2.0 3 close-fired 1006 unclean`
  expect(reportMarkdown(sessionOf(log, 'chromium', long)).length).toBeLessThan(65_536)
})

/** Markdown without its code: what GitHub makes links, mentions and markup of. */
function outsideOfCode(markdown: string): string {
  return markdown.replace(/^(`{3,})text\n.*?^\1$/gms, '').replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/gs, '')
}

it.each(hostile)('lets %j become no markup, link, mention or reference', (text) => {
  const word = printable(JSON.stringify(text))
  const log = `
    socket d.0
      0.0  -  ctx:document-started  ${word}  top
    socket d.1
      0.0  0  constructed    ${printable(JSON.stringify(`ws://localhost/${text}`))}  protocols=${word}  ${word}@${word}:1
      2.0  3  net:failed     ${word}
      3.0  3  error-fired
      4.0  3  close-fired    1006  unclean  reason=${word}
    socket d.2
      5.0  -  construct-threw  ${word}  threw=${word}:${word}`
  const markdown = reportMarkdown(sessionOf(log, 'chromium', text))
  const left = outsideOfCode(markdown).replaceAll(/<details><summary>Log<\/summary>|<\/details>/g, '')
  expect(left).not.toMatch(/[@<>[\]\\_~$`]|https?:|www\.|octo|:\/\/|GH-|[0-9a-f]{40}/)
  expect(left.replaceAll(/^### (?:Socket|Environment)/gm, '')).not.toMatch(/#/)
  expect(markdown).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u2028]/u)
})

it('puts any text into code that ends where it ends', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('`', ' ', 'a', '|', '\n', '\\') }), (text) => {
      const written = code(text)
      if (!written.startsWith('`')) return
      const fence = /^`+/.exec(written)?.[0] ?? ''
      const inside = written.slice(fence.length, -fence.length)
      expect(written.endsWith(fence)).toBe(true)
      expect(inside.match(/`+/g)?.every(({ length }) => length !== fence.length) ?? true).toBe(true)
      expect(inside).not.toMatch(/[|\n]/)
    }),
  )
})
