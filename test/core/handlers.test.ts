// Who listened when an event fired, told from the facts alone.

import { expect, it } from 'vitest'
import { handlerLanes } from '../../src/core/handlers.ts'
import { parse } from '../../src/core/notation.ts'

const lanes = (log: string) =>
  Object.fromEntries(
    handlerLanes(parse(log).flatMap(({ facts }) => facts)).map(({ event, spans, firings }) => [
      event,
      [
        ...spans.map(
          ({ slot, from, to, how, late }) => `${slot} ${how} ${from}–${to ?? ''}${late ? ' late' : ''}`,
        ),
        ...firings.map(({ at, heard, threw }) => `fired ${at} heard by ${heard}${threw ? ' threw' : ''}`),
      ],
    ]),
  )

it('follows handlers that are attached, put in the place of others, taken away, and late', () => {
  expect(
    lanes(`
      0.0   0  constructed       ws://h/ws
      1.0   0  handler-set       onopen     a.js:1
      2.0   0  handler-replaced  onopen     a.js:2
      3.0   0  handler-set       open       a.js:3
      4.0   0  handler-removed   open       a.js:4
      6.0   1  open-fired
      6.5   1  handler-threw     open  threw="TypeError":"x"
      7.0   1  message-received  text  1B
      8.0   1  handler-set       onmessage  a.js:5
      9.0   1  message-received  text  1B
      10.0  1  handler-set       onopen     a.js:6
      20.0  3  close-fired       1000  clean`),
  ).toEqual({
    open: [
      'onopen set 1–2',
      'onopen replaced 2–',
      'open set 3–4',
      'onopen set 10– late',
      'fired 6 heard by 1 threw',
    ],
    message: ['onmessage set 8–', 'fired 7 heard by 0', 'fired 9 heard by 1'],
    error: [],
    close: ['fired 20 heard by 0'],
  })
})
