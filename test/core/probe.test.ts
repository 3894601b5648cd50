// What probes of a server mean: narrowed from what was answered, and never more than that.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact, ProbeFact } from '../../src/core/fact.ts'
import { logOf } from '../../src/core/log.ts'
import { parse } from '../../src/core/notation.ts'
import { readProbes, sayProbe } from '../../src/core/probe.ts'
import type { Family } from '../../src/core/rule.ts'
import { rules } from '../../src/core/rules/index.ts'
import { type Socket, sockets } from '../../src/core/socket.ts'
import { anyFact } from './any-fact.ts'

const failed = `
   0.0  0  constructed    ws://h/ws/a?t=1
   1.0  0  net:requested  ws://h/ws/a?t=1
   2.0  0  net:sent
   9.0  0  net:failed     ""
  10.0  3  close-fired    1006  unclean`
const withProtocols = failed.replace('constructed    ws://h/ws/a?t=1', '$&  protocols=v1,v2')
const tried = '50.0  -  probe:tried  failed  ws://h/ws/a?t=1  code=1006  took=8ms'
const twin = (rest: string) => `${failed}\n${tried}\n60.0  -  probe:answered  ${rest}`

function socketOf(log: string): Socket {
  const [socket] = sockets(logOf(parse(log).flatMap(({ facts }) => facts)))
  if (!socket) throw new Error('the log has no socket')
  return socket
}
const read = (log: string) => readProbes(socketOf(log))
const last = (log: string) => {
  const reading = read(log).at(-1)
  if (!reading) throw new Error('nothing was read')
  return reading
}

describe('what Lifeline’s own sockets tell', () => {
  it('is nothing where nobody asked', () => {
    expect(read(failed)).toEqual([])
  })

  it('is that the server accepts, where one opened: what differed is named, not chosen from', () => {
    const reading = last(`${failed}\n50.0 - probe:tried opened ws://h/ws/a?t=1 took=12ms`)
    expect(reading.sentence).toMatch(/opened after 12 ms: now the server accepts .* is not shown$/)
    expect(reading).toMatchObject({ certainty: 'narrowed', rulesOut: expect.arrayContaining(['tls-failed']) })
    expect(reading.suggests).toEqual(expect.arrayContaining(['origin', 'unauthorized', 'rejected']))
    expect(reading.suggests).not.toContain('negotiation')
  })

  it('is the subprotocols, where a socket without them opens', () => {
    const reading = last(`${withProtocols}
      50.0 - probe:tried failed ws://h/ws/a?t=1 protocols=v1,v2 code=1006 took=8ms
      70.0 - probe:tried opened ws://h/ws/a?t=1 took=9ms`)
    expect(reading.sentence).toMatch(/^With `v1`, `v2` Lifeline’s socket failed, without .* it opened/)
    expect(reading.suggests[0]).toBe('negotiation')
    expect(reading.suggests).toContain('unauthorized')
  })

  it('is a missing subprotocol, where Firefox opened without the one it offered', () => {
    const reading = last(`${withProtocols}
      50.0 - probe:tried opened ws://h/ws/a?t=1 protocols=v1,v2 took=9ms`)
    expect(reading.suggests[0]).toBe('subprotocol-not-returned')
    expect(reading.sentence).toContain('Chromium fails such a connection')
  })

  it('is TLS, where Firefox says 1015', () => {
    const log = `${failed}\n${tried}`.replaceAll('ws://', 'wss://').replace('code=1006', 'code=1015')
    expect(last(log)).toMatchObject({ certainty: 'likely', suggests: ['tls-failed', 'unreachable', 'other'] })
  })

  it('decides nothing by failing too: a server may refuse the extension’s Origin', () => {
    const reading = last(`${failed}\n${tried}`)
    expect(reading.sentence).toContain('may refuse the extension’s Origin')
    expect(reading.rulesOut).toEqual([])
    expect(reading.suggests).toEqual(expect.arrayContaining(['negotiation', 'rejected', 'origin']))
  })

  it('is told beside how the page’s socket fared, and never likens it to one that opened', () => {
    const begun = '0.0 0 constructed ws://h/ws/a?t=1'
    const said = (life: string) => last(`${begun}\n${life}\n${tried}`).sentence
    expect(said('9.0 1 open-fired')).toMatch(/failed\. The page’s socket did open, so what differs decides/)
    expect(said('9.0 0 handler-set onopen')).toMatch(/failed\. The page’s socket has not ended yet$/)
    expect(said('5.0 2 close-called -\n9.0 3 close-fired 1006 unclean')).toMatch(
      /failed\. The page closed its own before it could open/,
    )
    expect(said('9.0 3 close-fired 1006 unclean')).toMatch(/failed\. So the page need not be the cause; but/)
  })

  it('leaves a socket that its page closed to its page, whatever the server does', () => {
    const closed = `
       0.0  0  constructed   ws://h/ws/a?t=1
       5.0  2  close-called  -
       9.0  3  close-fired   1006  unclean
      ${tried}`
    for (const { suggests } of read(closed)) expect(suggests).toContain('page-closed')
  })

  it('is read from the newest series alone', () => {
    const found = read(`${twin('404 http://h/ws/a?t=1 text=text/html')}
      90.0 - probe:tried opened ws://h/ws/a?t=1 took=12ms`)
    expect(found).toHaveLength(1)
    expect(found[0]?.sentence).toContain('opened after 12 ms')
  })
})

describe('what a plain GET of the same URL tells', () => {
  it.each([
    ['404 http://h/ws/a?t=1 text=text/html', /may be wrong; but .* Django Channels/, 'http-status'],
    ['403 http://h/ws/a?t=1', /refuses even a plain GET with 403/, 'unauthorized'],
    ['426 http://h/ws/a?t=1', /a WebSocket endpoint is there/, 'origin'],
    [
      '400 http://h/ws/a?t=1 text="text/plain: Can \\"Upgrade\\" only to \\"WebSocket\\"."',
      /endpoint/,
      'origin',
    ],
    ['200 http://h/ws/a?t=1 text="text/html; charset=utf-8"', /An ordinary page is served/, 'http-status'],
    ['502 http://h/ws/a?t=1', /fails on a plain GET too \(502\)/, 'http-status'],
    ['418 http://h/ws/a?t=1', /an HTTP server is there/, 'negotiation'],
    ['- http://h/ws/a?t=1 text=redirected', /redirects a plain GET/, 'redirected'],
    ['200 http://h/ws/a?t=1 text="no headers"', /no HTTP headers/, 'not-http'],
    ['- http://h/ws/a?t=1 text="no answer"', /No plain GET reaches `h` either/, 'unreachable'],
    ['- http://h/ws/a?t=1 text="no answer in time"', /did not answer a plain GET in time/, 'unanswered'],
  ])('%s', (rest, sentence, suggested) => {
    const reading = last(twin(rest))
    expect(reading.sentence).toMatch(sentence)
    expect(reading.suggests[0]).toBe(suggested)
  })

  it('is that a server is there, where `/` answers and the path does not', () => {
    const reading = last(`${twin('- http://h/ws/a?t=1 text="no answer"')}
      70.0 - probe:answered 200 http://h/ text=text/html`)
    expect(reading).toMatchObject({ certainty: 'narrowed', rulesOut: ['tls-failed'] })
    expect(reading.suggests[0]).toBe('dropped-before-answer')
  })

  it('leaves open what a server does to a handshake that reached it, where it drops plain GETs', () => {
    const silence = '60.0 - probe:answered - http://h/ws/a?t=1 text="no answer"'
    const unsent = failed.replace(/\n.*net:sent/, '')
    expect(last(`${failed}\n${tried}\n${silence}`)).toMatchObject({ certainty: 'narrowed' })
    expect(last(`${failed}\n${tried}\n${silence}`).suggests).toContain('negotiation')
    expect(last(`${unsent}\n${tried}\n${silence}`)).toMatchObject({ certainty: 'likely' })
    expect(last(`${unsent}\n${tried}\n${silence}`).suggests).not.toContain('negotiation')
  })

  it('tells that cookies count, only where they change the answer', () => {
    const asked = twin('- http://h/ws/a?t=1 text=redirected')
    const repeated = (rest: string) => read(`${asked}\n 80.0 - probe:answered ${rest}`)
    expect(repeated('426 http://h/ws/a?t=1 text="with cookies: "').at(-1)?.sentence).toMatch(
      /^With this browser’s cookies .* \(status 426, without them a redirect\)/,
    )
    expect(repeated('- http://h/ws/a?t=1 text="with cookies: redirected"')).toHaveLength(2)
  })
})

const families: Readonly<Record<Family, true>> = {
  'page-closed': true,
  negotiation: true,
  origin: true,
  rejected: true,
  'after-accept': true,
  'early-message': true,
  blocked: true,
  unreachable: true,
  other: true,
}
const known = new Set([...Object.keys(families), ...rules.map(({ id }) => id)])
const url = fc.constantFrom('ws://h/ws', 'http://h/ws', 'http://h/', 'ws://h/')
const protocols = fc.subarray(['v1', 'v2'])
const texts = fc.constantFrom(
  '',
  'redirected',
  'no answer',
  'no answer in time',
  'no headers',
  'with cookies: ',
)

describe('whatever was found', () => {
  const about = fc.constantFrom('d.1', 'd.0', 'net.1')
  const session = fc.array(
    fc.tuple(anyFact(about), url, protocols, texts).map(
      ([fact, to, offered, text]) =>
        ({
          ...fact,
          ...('url' in fact ? { url: to } : {}),
          ...('protocols' in fact ? { protocols: offered } : {}),
          ...(fact.kind === 'probe:answered' ? { text } : {}),
        }) as Fact,
    ),
    { maxLength: 30 },
  )

  it('is read without fail, never for certain, and never both suggested and ruled out', () => {
    fc.assert(
      fc.property(session, (facts) => {
        for (const socket of sockets(logOf(facts)))
          for (const { sentence, certainty, suggests, rulesOut, from } of readProbes(socket)) {
            expect(['likely', 'narrowed']).toContain(certainty)
            expect(sentence).not.toMatch(/undefined|NaN|\[object|\bproves?d?\b/)
            expect(from.every((fact) => socket.probes.includes(fact))).toBe(true)
            expect(suggests.filter((each) => rulesOut.includes(each))).toEqual([])
            for (const each of [...suggests, ...rulesOut]) expect(known, each).toContain(each)
          }
      }),
      { numRuns: 400 },
    )
  })

  it('is said in a sentence', () => {
    fc.assert(
      fc.property(anyFact(), (fact) => {
        if (fact.kind.startsWith('probe:'))
          expect(sayProbe(fact as ProbeFact)).toMatch(/^A (?:socket|plain GET) /)
      }),
    )
    const said = socketOf(twin('404 http://h/ws/a?t=1 text=text/html')).probes.map(sayProbe)
    expect(said).toEqual([
      'A socket with no subprotocol failed after 8 ms with 1006',
      'A plain GET of `/ws/a?t=1`: status 404, text/html',
    ])
  })

  it('is not told with a whole token', () => {
    const token = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbGljZSJ9'
    const log = withProtocols.replace('v1,v2', token)
    const [reading] = read(`${log}
      50.0 - probe:tried failed ws://h/ws/a?t=1 protocols=${token} code=1006 took=8ms
      70.0 - probe:tried opened ws://h/ws/a?t=1 took=9ms`)
    expect(reading?.sentence).toContain('With `eyJhbGciOiJIUzI1NiIsInR5…` Lifeline’s socket failed')
    expect(reading?.from.map(sayProbe).join()).not.toContain('eyJzdWIi')
  })
})
