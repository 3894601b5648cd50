// Which request belongs to which socket: by what the evidence names, by order where that is unique, and
// honestly not at all where it is not.

import { describe, expect, it } from 'vitest'
import { logOf } from '../../src/core/log.ts'
import { parse } from '../../src/core/notation.ts'
import { pair } from '../../src/core/pair.ts'

function pairs(text: string): Record<string, string> {
  const found = pair(logOf(parse(text).flatMap(({ facts }) => facts)))
  return Object.fromEntries(
    [...found].map(([id, pairing]) => [
      id,
      'request' in pairing ? `${pairing.request} by ${pairing.by}` : `one of ${pairing.candidates.join(' ')}`,
    ]),
  )
}

describe('pairing', () => {
  it('takes the socket that the evidence names, whatever the order', () => {
    const log = `
      socket d.1
      0.0  0  constructed  ws://h/ws
      socket d.2  +0.1
      0.0  0  constructed  ws://h/ws
      socket net.a  +1.0
      0.0  -  net:requested  ws://h/ws  initiator=d.2
      socket net.b  +2.0
      0.0  -  net:requested  ws://h/ws  initiator=d.1`
    expect(pairs(log)).toEqual({ 'd.1': 'net.b by initiator', 'd.2': 'net.a by initiator' })
  })

  it('pairs by order when every socket has its request', () => {
    const log = `
      socket d.1
      0.0  0  constructed  ws://h/ws
      socket d.2  +0.1
      0.0  0  constructed  ws://h/ws
      socket net.1  +1.0
      0.0  -  net:requested  ws://h/ws
      socket net.2  +9.0
      0.0  -  net:requested  ws://h/ws`
    expect(pairs(log)).toEqual({ 'd.1': 'net.1 by order', 'd.2': 'net.2 by order' })
  })

  it('takes no offence at a network that tells late on a busy machine, where there is nothing to choose', () => {
    const log = `
      socket d.1
       0.0  0  constructed  ws://h/ws
      20.0  3  error-fired
      20.1  3  close-fired  1006  unclean
      socket net.1  +1.0
        0.0  -  net:requested  ws://h/ws
      800.0  -  net:responded  403`
    expect(pairs(log)).toEqual({ 'd.1': 'net.1 by order' })
    expect(pairs(log.replace('800.0', '8000.0'))).toEqual({})
  })

  it('lets the outcome decide which socket had no request', () => {
    const log = `
      socket d.1
      0.0  0  constructed   ws://h/ws
      0.1  2  close-called  -
      5.0  3  close-fired   1006  unclean
      socket d.2  +0.2
       0.0  0  constructed  ws://h/ws
      20.0  1  open-fired
      socket net.1  +1.0
       0.0  -  net:requested  ws://h/ws
      10.0  -  net:responded  101`
    expect(pairs(log)).toEqual({ 'd.2': 'net.1 by order' })
  })

  it('says so when more than one pairing is possible', () => {
    const log = `
      socket d.1
      0.0  0  constructed  ws://h/ws
      5.0  3  error-fired
      socket d.2  +0.2
      0.0  0  constructed  ws://h/ws
      5.0  3  error-fired
      socket net.1  +1.0
      0.0  -  net:requested  ws://h/ws
      2.0  -  net:failed  NS_ERROR_NET_RESET`
    expect(pairs(log)).toEqual({ 'd.1': 'one of net.1', 'd.2': 'one of net.1' })
  })

  it('claims nothing about thousands of sockets to one URL that do not line up', () => {
    const sockets = Array.from(
      { length: 2100 },
      (_, n) => `socket d.${n + 1}\n 0.0 0 constructed ws://h/ws\n 9.0 3 error-fired`,
    )
    const requests = Array.from(
      { length: 2000 },
      (_, n) => `socket net.${n + 1}\n 0.0 - net:requested ws://h/ws`,
    )
    const found = Object.values(pairs([...sockets, ...requests].join('\n')))
    expect(found).toHaveLength(2100)
    expect(found.every((pairing) => pairing.startsWith('one of'))).toBe(true)
  })

  it('never gives a socket a request to another URL, or one from long before', () => {
    const log = `
      socket net.1
      0.0  -  net:requested  ws://h/ws
      socket d.1  +1500.0
      0.0  0  constructed  ws://h/ws
      socket net.2  +1501.0
      0.0  -  net:requested  ws://h/other`
    expect(pairs(log)).toEqual({})
  })
})
