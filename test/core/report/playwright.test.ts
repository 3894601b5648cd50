// The source of a Playwright test: it compiles whatever a page is called, and asserts what its verdict asks for.

import { transform } from 'esbuild'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { printable } from '../../../src/core/printable.ts'
import { literal, playwrightTest } from '../../../src/core/report/playwright.ts'
import { rules } from '../../../src/core/rules/index.ts'
import type { SubjectId } from '../../../src/core/units.ts'
import { earlyClosed, hostile, sessionOf } from './sessions.ts'

/** Holds a source to be a module that says nothing but what it was written to say. */
async function checked(source: string): Promise<string> {
  const { code } = await transform(source, { loader: 'ts', format: 'esm' })
  expect(source.replace(/^\/\/.*$/gm, '')).not.toMatch(/\$[a-zA-Z]+\$/)
  expect(printable(source.replaceAll('\n', ''))).toBe(source.replaceAll('\n', ''))
  // Nothing that a page chose is code: all of it stands in a string or a comment.
  expect(code.match(/^test\(/gm)).toHaveLength(1)
  expect(code.match(/^import /gm)).toHaveLength(1)
  return source
}

it.each(rules.map((rule) => [rule.id, rule] as const))('%s gives a test that compiles', async (_id, rule) => {
  for (const { log, browser } of rule.examples) {
    const reading = sessionOf(log, browser)
    for (const { socket } of reading.rows) await checked(playwrightTest(reading, socket.id))
  }
})

it('says what was seen, opens the page, and asks that the page waits for open', async () => {
  const source = await checked(playwrightTest(sessionOf(earlyClosed), 'd.1' as SubjectId))
  expect(source).toMatch(/^\/\/ Closed by the page before open: /)
  expect(source).toContain('const address = "http://localhost:5173/dashboard"')
  expect(source).toContain('const path = "/ws/dashboard/"')
  expect(source).toContain('test("the socket to /ws/dashboard/ opens before the page closes it"')
  expect(source).toContain('closed by the page before open')
})

it.each([
  ['subprotocol-mismatch', 'opens with a subprotocol that the page asked for'],
  ['closed-after-accept', 'opens and stays open'],
  ['handler-threw', 'exceptions that nothing caught'],
  ['message-unheard', 'test.fixme(true, '],
])('asks by the verdict: %s', (id, told) => {
  const rule = rules.find((each) => each.id === id)
  const example = rule?.examples.find(({ verdicts }) => Object.values(verdicts).includes(id))
  const [socket] = Object.entries(example?.verdicts ?? {}).find(([, verdict]) => verdict === id) ?? []
  const source = playwrightTest(sessionOf(example?.log ?? '', example?.browser), socket as SubjectId)
  expect(source).toContain(told)
})

it('watches for as long as the fault took', () => {
  const lost = (after: number) =>
    playwrightTest(
      sessionOf(
        `0.0 0 constructed ws://localhost/ws\n9.0 1 open-fired\n${after}.0 3 close-fired 1006 unclean`,
      ),
      'd.1' as SubjectId,
    )
  expect(lost(15)).toContain('const watched = 1015')
})

it.each(hostile)('keeps %j a string', async (text) => {
  const word = printable(JSON.stringify(text))
  const log = `
    socket d.0
      0.0  -  ctx:document-started  ${word}  top
    socket d.1
      0.0  0  constructed    ${printable(JSON.stringify(`ws://localhost/${text}`))}  protocols=${word}  ${word}@${word}:1
      3.0  3  error-fired
      4.0  3  close-fired    1006  unclean  reason=${word}`
  await checked(playwrightTest(sessionOf(log), 'd.1' as SubjectId))
})

it('writes any text as a literal that is that text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(literal(text))).toBe(text)
    }),
  )
})
