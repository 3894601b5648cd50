// The panel says what is wrong with the capture itself, and is silent when nothing is.

import { expect, it } from 'vitest'
import { noticing } from '../../../panels/evidence/notices.ts'
import { diagnose } from '../../../src/core/diagnose.ts'
import { logOf } from '../../../src/core/log.ts'
import { dashboard, factsOf } from '../views/dashboard-session.ts'

function notices(text: string): readonly string[] {
  const log = logOf(factsOf(text))
  const rows = [...diagnose(log, 'chromium').values()].map((diagnosis) => ({
    socket: diagnosis.case.socket,
    diagnosis,
  }))
  return noticing()(rows, log).map(({ id, text }) => `${id}: ${text}`)
}

it('says of a session only that a worker’s socket was not seen whole, where there is one', () => {
  expect(notices(dashboard)).toEqual([
    expect.stringMatching(/^workers: 1 socket was made by a worker, where no extension reaches/),
  ])
})

it('is silent about a session that was seen whole', () => {
  expect(
    notices(`
      0.0  0  constructed  ws://localhost/ws
      0.5  0  net:requested  ws://localhost/ws
      9.0  1  open-fired`),
  ).toEqual([])
})

it('says that another extension withholds the browser’s text, and how to see it', () => {
  const [notice] = notices(`
    0.0  -  ctx:network-watched  devtools.network
    1.0  0  constructed    ws://localhost/ws
    1.0  0  net:requested  ws://localhost/ws
    2.0  0  net:sent
    9.0  0  net:failed     ""
    9.5  3  error-fired
    9.6  3  close-fired    1006  unclean`)
  expect(notice).toMatch(/^text-withheld: Another installed extension .*1 socket.*profile without it/)
})

it('says that a flagged socket began before the network was watched', () => {
  expect(
    notices(`
      socket d.1
        0.0  0  constructed  ws://localhost/ws
        9.0  3  error-fired
        9.1  3  close-fired  1006  unclean
      socket tab.0  +500.0
        0.0  -  ctx:network-watched  devtools.network`),
  ).toEqual([expect.stringMatching(/^network-late: 1 flagged socket/)])
})

it('claims nothing about a time that a cleared log no longer tells, nor for another page', () => {
  const closedEarly = `
    socket d.1
      0.0  0  constructed   ws://localhost/ws
      0.1  2  close-called  -
      1.0  3  close-fired   1006  unclean`
  expect(notices(closedEarly)).toEqual([])
  expect(notices(`${closedEarly}\n socket e.0 +500.0\n 0.0 - ctx:network-watched webRequest`)).toEqual([])
})

it('counts what was dropped, with every reason once', () => {
  expect(
    notices(`
      socket d.0
        0.0  -  ctx:facts-dropped  40  "the tab’s log was full"
        1.0  -  ctx:facts-dropped  2   "the tab’s log was full"`),
  ).toEqual(['facts-dropped: 42 facts could not be kept: the tab’s log was full.'])
})

it('says when its own recording failed in the page', () => {
  expect(notices('0.0 - hook-failed send "no such thing"')[0]).toMatch(
    /^hook-failed: .*failed 1 time .*send: no such thing/,
  )
})
