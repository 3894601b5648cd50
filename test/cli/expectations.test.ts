// What a pipeline gates on: an outcome for each endpoint.

import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/cli/command.ts'
import { check, parseExpectation } from '../../src/cli/expectations.ts'
import { parse } from '../../src/core/notation.ts'
import { openSession } from '../../src/core/session.ts'

const session = openSession('chromium')
session.append(
  parse(`
    socket d.1
    100.0  0  constructed  ws://h:8000/ws/chat?token=x
    110.0  1  open-fired
    socket d.2  +5.0
    105.0  0  constructed  ws://h:8000/ws/dashboard/
    106.0  2  close-called  -
    107.0  3  error-fired
    108.0  3  close-fired  1006  unclean
  `).flatMap(({ facts }) => facts),
)
const rows = session.rows()
const rule = rows[1]?.diagnosis.verdict?.rule ?? ''

const met = (text: string) => check([parseExpectation(text)], rows)[0]

describe('an expectation', () => {
  it.each([
    ['/ws/chat=opens'],
    ['/ws/chat=healthy'],
    ['/ws/chat?token=x=opens'],
    ['ws://h:8000/ws/dashboard/=fails'],
    ['/ws/dashboard/=flagged'],
    ['*dash*=fails'],
    [`/ws/dashboard/=${rule}`],
  ])('%s is met', (text) => {
    expect(met(text)).toMatchObject({ met: true, instead: '' })
  })

  it.each([
    ['/ws/chat=fails', /^#1: Open/],
    ['/ws/dashboard/=opens', /^#2: /],
    ['/ws/*=opens', /^#2: /],
    ['/ws/unheard=opens', 'there was no socket to it'],
    ['/ws/chat=forbidden-origin', /^#1: Open/],
    ['/ws.chat=opens', 'there was no socket to it'],
  ])('%s is not, and says what was seen instead', (text, instead) => {
    const found = met(text)
    expect(found?.met).toBe(false)
    expect(found?.instead).toMatch(instead)
  })

  it.each(['/ws/chat', '=opens', '/ws/chat=', '/ws/chat=perfect', '/ws/chat=__proto__'])(
    '%s is none, and is refused',
    (text) => {
      expect(() => parseExpectation(text)).toThrow(UsageError)
    },
  )
})
