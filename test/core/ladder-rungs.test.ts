// The ladder: who said what to whom, in order, with nothing left out in silence.

import { expect, it } from 'vitest'
import { foot, ladder } from '../../src/core/ladder/rungs.ts'
import { logOf } from '../../src/core/log.ts'
import { parse } from '../../src/core/notation.ts'
import type { Placed } from '../../src/core/server-log/placed.ts'
import { type Socket, sockets } from '../../src/core/socket.ts'
import type { SubjectId } from '../../src/core/units.ts'

function only(text: string): Socket {
  const [socket] = sockets(logOf(parse(text).flatMap(({ facts }) => facts)))
  if (!socket) throw new Error('no socket in this log')
  return socket
}
const said = (socket: Socket) =>
  ladder(socket).map(({ from, to, label, remark }) => `${from}→${to} ${label} ${remark}`.trim())

it('tells the story of a socket that the page closed too early', () => {
  const socket = only(`
     0.0  0  constructed    ws://h/ws/dashboard/
     1.1  0  handler-set    onopen
     2.0  0  net:sent
    18.4  2  close-called   -
    21.7  2  net:responded  101
    22.0  3  error-fired
    22.1  3  close-fired    1006  unclean`)
  expect(said(socket)).toEqual([
    'page→browser new WebSocket',
    'page→page onopen = ƒ',
    'browser→server  GET /ws/dashboard/',
    'page→browser close() before open',
    'server→browser  101 Switching Protocols (too late)',
    'browser→page error',
    'browser→page close 1006 not clean',
  ])
  expect(foot(socket)).toBe('open never fired')
})

it('makes one rung of a run of messages, and tells a long silence', () => {
  const socket = only(`
       0.0  0  constructed       ws://h/ws
       5.0  1  open-fired
       6.0  1  message-received  text  5B
       7.0  1  message-received  text  6B
    4007.0  1  send-called       text  2B`)
  expect(said(socket).slice(2)).toEqual(['server→page 2 messages received', 'page→server message sent 2 B'])
  expect(ladder(socket).at(-1)?.silence).toBe(4001)
})

it('leaves out the middle of a long story, and says how much', () => {
  const talk = Array.from(
    { length: 100 },
    (_, n) => `${n + 6}.0 1 ${n % 2 ? 'send-called' : 'message-received'} text 1B`,
  )
  const rungs = ladder(only(`0.0 0 constructed ws://h/ws\n 5.0 1 open-fired\n${talk.join('\n')}`))
  expect(rungs).toHaveLength(60)
  expect(rungs.map(({ leftOut }) => leftOut).filter(Boolean)).toEqual([42])
})

it('puts lines of a server’s log at the time they had by the browser’s clock, and last where that is not known', () => {
  const socket = only(`
    0.0   0  constructed  ws://h/ws
    9.0   1  open-fired
    30.0  3  close-fired  1011  clean`)
  const logged = (event: 'accepted' | 'failed', at: number | null): Placed => ({
    fact: {
      kind: 'server:logged',
      about: 'server.1' as SubjectId,
      at: 5000,
      event,
      path: '/ws',
      status: null,
      peer: '',
      by: 'test',
      text: 'ValueError: no',
    },
    at,
    because: 'connection',
  })
  const start = socket.facts[0]?.at ?? 0
  expect(
    ladder(socket, [logged('accepted', start + 5), logged('failed', null)]).map(
      ({ at, label, remark, state }) => `${at} ${state} ${label || remark}`,
    ),
  ).toEqual([
    '0 0 new WebSocket',
    '5 0 accepted',
    '9 1 open',
    '30 3 close 1011',
    'Infinity 3 time not known: ValueError: no',
  ])
})

it('keeps the order of cause and effect where the network’s clock says otherwise', () => {
  const socket = only(`
     0.0  0  constructed    ws://h/ws
    18.0  2  close-called   -
     0.0  2  net:failed     "closed before established"
    19.0  3  error-fired`)
  expect(ladder(socket).map(({ fact }) => fact.kind)).toEqual([
    'constructed',
    'close-called',
    'net:failed',
    'error-fired',
  ])
})
