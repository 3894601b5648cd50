// Which sockets replaced each other: chains by cause and time, found in one walk however many there are.

import { expect, it } from 'vitest'
import { diagnose } from '../../src/core/diagnose.ts'
import { logOf } from '../../src/core/log.ts'
import { parse } from '../../src/core/notation.ts'
import { chainsOf, successorOf } from '../../src/core/replacements.ts'
import { type Socket, sockets } from '../../src/core/socket.ts'
import type { SubjectId } from '../../src/core/units.ts'

const read = (text: string) => logOf(parse(text).flatMap(({ facts }) => facts))

it('follows one chain per place and URL, though they are interwoven', () => {
  const all = sockets(
    read(`
      socket d.1
      0.0  0  constructed   ws://h/a  x.js:1
      5.0  2  close-called  -
      socket d.2  +1.0
      0.0  0  constructed   ws://h/b  x.js:2
      5.0  2  close-called  -
      socket d.3  +6.0
      0.0  0  constructed   ws://h/a  x.js:1
      socket d.4  +7.0
      0.0  0  constructed   ws://h/b  x.js:2
      socket d.5  +8.0
      0.0  0  constructed   ws://h/a  other.js:1`),
  )
  const chains = chainsOf(all)
  const chainOf = (socket: Socket) => chains.get(socket.id) ?? [socket]
  const ids = all.map((socket) =>
    chainOf(socket)
      .map(({ id }) => id)
      .join(' '),
  )
  expect(ids).toEqual(['d.1 d.3', 'd.2 d.4', 'd.1 d.3', 'd.2 d.4', 'd.5'])
  expect(all.map((socket) => successorOf(socket, chainOf(socket))?.id ?? '-')).toEqual([
    'd.3',
    'd.4',
    '-',
    '-',
    '-',
  ])
})

it('gives each predecessor its own successor, and none to two', () => {
  const all = sockets(
    read(`
      socket d.1
      0.0  0  constructed   ws://h/a
      1.0  2  close-called  -
      socket d.2  +0.5
      0.0  0  constructed   ws://h/a
      1.0  2  close-called  -
      socket d.3  +2.0
      0.0  0  constructed   ws://h/a`),
  )
  expect(
    chainsOf(all)
      .get('d.1' as SubjectId)
      ?.map(({ id }) => id),
  ).toEqual(['d.1', 'd.2', 'd.3'])
})

it('diagnoses a storm of two thousand replaced sockets in one walk', () => {
  const storm = Array.from(
    { length: 2000 },
    (_, n) => `socket d.${n + 1}  +${n * 10}.0\n 0.0 0 constructed ws://h/a x.js:1\n 9.0 2 close-called -`,
  ).join('\n')
  const verdicts = [...diagnose(read(storm), 'chromium').values()].map(({ verdict }) => verdict?.rule)
  expect(new Set(verdicts)).toEqual(new Set(['effect-churn']))
})

it('knows an effect by its stack where a busy machine makes the commit slow', () => {
  const slow = (frame: string) => {
    const all = sockets(
      read(`
        socket d.1
        0.0    0  constructed   ws://h/a  x.js:1
               |  at ${frame}@react.js:9
        200.0  2  close-called  -  x.js:8
               |  at ${frame}@react.js:12
        socket d.2  +480.0
        0.0    0  constructed   ws://h/a  x.js:1
               |  at ${frame}@react.js:9`),
    )
    return chainsOf(all).get('d.1' as SubjectId)?.length ?? 1
  }
  expect([slow('commitHookEffectListUnmount'), slow('onTimer')]).toEqual([2, 1])
})

it('is patient with a line that has replaced a socket before, and only with that', () => {
  const chain = (second: string) =>
    chainsOf(
      sockets(
        read(`
          socket d.1
          0.0  0  constructed   ws://h/a  x.js:1
          5.0  2  close-called  -  x.js:9
          socket d.2  +6.0
          0.0  0  constructed   ws://h/a  x.js:1
          5.0  2  close-called  -  ${second}
          socket d.3  +700.0
          0.0  0  constructed   ws://h/a  x.js:1`),
      ),
    )
      .get('d.1' as SubjectId)
      ?.map(({ id }) => id)
  expect(chain('x.js:9')).toEqual(['d.1', 'd.2', 'd.3'])
  expect(chain('x.js:70')).toEqual(['d.1', 'd.2'])
})

it('takes no retry for a replacement: a socket given up after a while, and the next one after its close event', () => {
  const retries = `
      socket d.1
        0.0  0  constructed   ws://h/a  x.js:1
      300.0  2  close-called  -  x.js:9
      302.0  3  error-fired
      302.1  3  close-fired   1006  unclean
      socket d.2  +302.2
        0.0  0  constructed   ws://h/a  x.js:1
      360.0  2  close-called  -  x.js:9
      362.0  3  error-fired
      362.1  3  close-fired   1006  unclean
      socket d.3  +664.4
        0.0  0  constructed   ws://h/a  x.js:1
      410.0  2  close-called  -  x.js:9`
  expect([...chainsOf(sockets(read(retries)))]).toEqual([])
  const told = [...diagnose(read(retries), 'firefox')]
  expect(told.map(([, { verdict }]) => verdict?.rule)).toEqual([
    'connect-timeout',
    'connect-timeout',
    'connect-timeout',
  ])
})
