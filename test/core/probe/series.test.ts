// In which order a probe asks, and when it has asked enough.

import { describe, expect, it } from 'vitest'
import type { ProbeFact } from '../../../src/core/fact.ts'
import { logOf } from '../../../src/core/log.ts'
import { parse } from '../../../src/core/notation.ts'
import { nextStep, type Step, stepsOf, twinOf, whyNotProbed } from '../../../src/core/probe/series.ts'
import { type Socket, sockets } from '../../../src/core/socket.ts'

function socketTo(url: string, protocols = ''): Socket {
  const [socket] = sockets(logOf(parse(`0.0 0 constructed ${url} ${protocols}`)[0]?.facts ?? []))
  if (!socket) throw new Error('no socket')
  return socket
}

const line = (step: Step) =>
  step.by === 'get' ? `GET ${step.url}` : `socket ${step.url} ${step.protocols.join()}`.trim()

/** The series, as each answer in turn leads to the next question. */
function series(socket: Socket, ...answers: readonly string[]): readonly string[] {
  const facts = parse(answers.map((each) => `0.0 - ${each}`).join('\n'))[0]?.facts ?? []
  return [...facts.keys(), facts.length].map((count) => {
    const step = nextStep(socket, facts.slice(0, count) as ProbeFact[])
    return step ? line(step) : 'enough'
  })
}

const url = 'wss://h:8443/ws/a?t=1'
const asked = 'probe:tried failed wss://h:8443/ws/a?t=1 protocols=v1 code=1006 took=8ms'
const bare = 'probe:tried failed wss://h:8443/ws/a?t=1 code=1006 took=8ms'

describe('a series', () => {
  it('asks as the page did, then without subprotocols, then by GET, then for `/`', () => {
    expect(
      series(
        socketTo(url, 'protocols=v1'),
        asked,
        bare,
        'probe:answered - https://h:8443/ws/a?t=1 text="no answer"',
        'probe:answered 200 https://h:8443/',
      ),
    ).toEqual([
      'socket wss://h:8443/ws/a?t=1 v1',
      'socket wss://h:8443/ws/a?t=1',
      'GET https://h:8443/ws/a?t=1',
      'GET https://h:8443/',
      'enough',
    ])
  })

  it('asks with the subprotocols that were really requested, where the page gave what is no string', () => {
    const [socket] = sockets(
      logOf(
        parse(`
          0.0 0 constructed ws://h/
          1.0 0 net:requested ws://h/ initiator=d.1
          2.0 0 net:sent
             | Sec-WebSocket-Protocol: null`)[0]?.facts ?? [],
      ),
    )
    expect(socket && stepsOf(socket).map(line)).toEqual([
      'socket ws://h/ null',
      'socket ws://h/',
      'GET http://h/',
    ])
  })

  it('asks only once for a socket without subprotocols, and not twice for `/`', () => {
    expect(stepsOf(socketTo('ws://h/')).map(line)).toEqual(['socket ws://h/', 'GET http://h/'])
  })

  it.each([
    ['a socket opened', asked.replace('failed', 'opened').replace('code=1006', 'protocol=v1')],
    ['TLS failed', asked.replace('1006', '1015')],
  ])('has asked enough when %s', (_when, answer) => {
    expect(series(socketTo(url, 'protocols=v1'), answer).at(-1)).toBe('enough')
  })

  it('has asked enough when a socket without subprotocols opened, or a GET was answered', () => {
    const opened = bare.replace('failed', 'opened').replace('code=1006  ', '')
    expect(series(socketTo(url, 'protocols=v1'), asked, opened).at(-1)).toBe('enough')
    for (const answer of ['404 https://h:8443/ws/a?t=1', '- https://h:8443/ws/a?t=1 text=redirected'])
      expect(series(socketTo(url), bare, `probe:answered ${answer}`).at(-1)).toBe('enough')
  })
})

describe('the address of a GET', () => {
  it.each([
    ['ws://h/ws', 'http://h/ws'],
    ['wss://h:8443/ws?a=b', 'https://h:8443/ws?a=b'],
    ['https://h/ws#part', 'https://h/ws'],
    ['ws://ada:secret@h/ws?to=a@b', 'http://h/ws?to=a@b'],
    ['ws://[::1]:8000/', 'http://[::1]:8000/'],
  ])('%s is asked as %s', (given, expected) => {
    expect(twinOf(given)).toBe(expected)
  })
})

describe('a socket that cannot be asked after', () => {
  it('says why', () => {
    expect(whyNotProbed(socketTo('ws://h/ws'))).toBeNull()
    expect(whyNotProbed(socketTo('blob:nothing'))).toBe('This is not the URL of a server.')
    const [threw] = sockets(
      logOf(parse('0.0 - construct-threw "ws://[" threw="SyntaxError":"no"')[0]?.facts ?? []),
    )
    expect(threw && whyNotProbed(threw)).toMatch(/constructor threw/)
  })
})
