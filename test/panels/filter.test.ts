// The filter finds what a person types: by URL, state, code and cause, turned around, quoted, or in any words.

import { expect, it } from 'vitest'
import { matches, parseFilter } from '../../panels/filter.ts'
import { diagnose } from '../../src/core/diagnose.ts'
import { logOf } from '../../src/core/log.ts'
import { dashboard, factsOf } from './dashboard-session.ts'

const rows = [...diagnose(logOf(factsOf(dashboard)), 'chromium').values()].map((diagnosis) => ({
  socket: diagnosis.case.socket,
  diagnosis,
}))

/** The numbers of the sockets that a filter lets through. */
function found(text: string): readonly number[] {
  const terms = parseFilter(text)
  return rows.filter((row) => matches(row, terms)).map(({ socket }) => socket.number)
}

it.each([
  ['', [1, 2, 3, 4, 5, 6, 7]],
  ['url:dashboard', [2, 3]],
  ['URL:Dashboard', [2, 3]],
  ['state:failed', [2, 5, 7]],
  ['state:flagged', [2, 5, 7]],
  ['state:open', [1, 3, 4]],
  ['code:1000', [6]],
  ['code:100', []],
  ['cause:page-closed', [2]],
  ['cause:effect-ran-twice', [2]],
  ['cause:origin', [7]],
  ['-state:failed -chat', [3, 4, 6]],
  ['url:alerts cause:negotiation', [5]],
  ['"ran twice"', [2]],
  ['#6', [6]],
  ['nothing:like-this', []],
  ['url:', [1, 2, 3, 4, 5, 6, 7]],
])('%s', (text, numbers) => {
  expect(found(text)).toEqual(numbers)
})
