// What was not seen of a socket is said, and nothing is said to be missing that is there.

import { expect, it } from 'vitest'
import { diagnose } from '../../src/core/diagnose.ts'
import { logOf } from '../../src/core/log.ts'
import { missing } from '../../src/core/missing.ts'
import { parse } from '../../src/core/notation.ts'
import type { Browser } from '../../src/core/rule.ts'

const said = (browser: Browser, log: string) =>
  [...diagnose(logOf(parse(log).flatMap(({ facts }) => facts)), browser).values()].map((found) =>
    missing(found.case).map(({ what }) => what),
  )

it('names the page’s side of a worker’s socket, and where it was made', () => {
  const log = `
    socket net.1
    0.0  -  net:requested  ws://h/ws  from=http://h/worker.js
    1.0  -  net:sent
    9.0  -  net:responded  101`
  expect(said('chromium', log)).toEqual([['page']])
})

it('names the network’s side where no request was seen, and nothing where the constructor refused', () => {
  expect(said('firefox', '0.0 0 constructed ws://h/ws\n 5.0 1 open-fired')).toEqual([['network']])
  expect(said('firefox', '0.0 - construct-threw ws://h/ws threw="SyntaxError":"x"')).toEqual([[]])
  expect(
    said('firefox', '0.0 0 constructed ws://h/ws\n 1.0 0 net:requested ws://h/ws\n 5.0 1 open-fired'),
  ).toEqual([[]])
})

it('names the answer that Chromium does not show, and messages that go through streams', () => {
  const failed = (text: string) => `
    0.0  0  constructed    ws://h/ws
    1.0  0  net:requested  ws://h/ws
    1.0  0  net:sent
    9.0  0  net:failed     ${text}
    9.1  3  error-fired`
  expect(said('chromium', failed('"Unexpected response code: 404"'))).toEqual([['answer']])
  expect(said('chromium', failed('""'))).toEqual([['answer']])
  const stream =
    '0.0 0 constructed ws://h/ws api=WebSocketStream\n 1.0 0 net:requested ws://h/ws\n 5.0 1 open-fired'
  expect(said('chromium', stream)).toEqual([['messages']])
})
