// Whose a line of a server's log is, and how far the server's clock is from the browser's: told where the lines
// tell it, and said to be open where they do not.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ServerLogged } from '../../src/core/fact.ts'
import { logOf } from '../../src/core/log.ts'
import { parse } from '../../src/core/notation.ts'
import { serverAnswer } from '../../src/core/server-log/answer.ts'
import { keep } from '../../src/core/server-log/keep.ts'
import { parseServerLog } from '../../src/core/server-log/parse.ts'
import { place } from '../../src/core/server-log/place.ts'
import { type Socket, sockets } from '../../src/core/socket.ts'
import type { SubjectId } from '../../src/core/units.ts'

/** 2026-11-22T23:19:59Z: when the sessions below begin. */
const began = 1_795_389_599_000
const session = (text: string) =>
  sockets(logOf(parse(text.replaceAll('BEGAN', String(began))).flatMap(({ facts }) => facts)))
const logged = (text: string) => parseServerLog(text, 1, began).facts

/** Whose each line is, by the socket's id: event or exception, why, and time since the session began. */
function placed(all: readonly Socket[], facts: readonly ServerLogged[], assumption?: 'nothing') {
  const { of } = place(all, facts, assumption)
  const lines = all.map(({ id }) => [
    id,
    of(id).lines.map(({ fact, at, because }) => {
      const what = fact.event === 'failed' ? fact.text.split('\n')[0] : fact.event
      return `${at === null ? '?' : Math.round(at - began)} ${what} ${because}`
    }),
  ])
  return Object.fromEntries(lines) as Readonly<Record<string, readonly string[]>>
}
const standings = (all: readonly Socket[], facts: readonly ServerLogged[]) =>
  all.map(({ id }) => place(all, facts).of(id).standing)
const answerFor = (all: readonly Socket[], facts: readonly ServerLogged[], id = 'd.1') => {
  const socket = all.find((each) => each.id === id)
  if (!socket) throw new Error(`no socket ${id}`)
  return serverAnswer(place(all, facts).of(socket.id), socket.summary)
}

const one = session(`
  socket d.1  +BEGAN
       0.0  0  constructed  ws://localhost:8000/ws/a
     100.0  1  open-fired
     900.0  3  close-fired  1011  unclean`)

describe('one socket and its connection', () => {
  const log = `
2026-11-23 00:20:04,250 INFO django.channels.server WebSocket HANDSHAKING /ws/a [127.0.0.1:4000]
2026-11-23 00:20:04,330 INFO django.channels.server WebSocket CONNECT /ws/a [127.0.0.1:4000]
2026-11-23 00:20:04,342 ERROR daphne.server Exception inside application: no such seat
Traceback (most recent call last):
  File "/app/consumers.py", line 33, in receive
ValueError: no such seat
2026-11-23 00:20:05,180 INFO django.channels.server WebSocket DISCONNECT /ws/a [127.0.0.1:4000]`

  it('gives the lines their time in the browser, whatever the zone and drift of the server', () => {
    const [clock] = place(one, logged(log)).clocks
    expect(clock).toMatchObject({ standing: 'estimated', pairs: 1 })
    expect(Math.abs((clock?.offset ?? 0) - 3_605_250)).toBeLessThanOrEqual(clock?.uncertainty ?? 0)
    expect(clock?.why).toMatch(
      /^The log is in the time of UTC\+1, and its clock 5\.\d s ahead of the browser’s/,
    )
    const lines = placed(one, logged(log))['d.1'] ?? []
    expect(lines.map((line) => line.replace(/^-?\d+ /, ''))).toEqual([
      'asked connection',
      'accepted connection',
      'ValueError: no such seat only',
      'closed connection',
    ])
  })

  it('answers that the server accepted and logged an exception later', () => {
    expect(answerFor(one, logged(log))).toMatchObject({
      answer: 'yes',
      sentence:
        'The server accepted (Django runserver: WebSocket CONNECT) and logged an exception 12 ms later: ValueError: no such seat',
    })
  })

  it('answers no where its lines are there and none is an exception', () => {
    const quiet = log.split('\n').filter((line) => line.includes('channels'))
    expect(answerFor(one, logged(quiet.join('\n')))).toMatchObject({
      answer: 'no',
      sentence:
        'The server accepted (Django runserver: WebSocket CONNECT); 3 lines of this socket are in the log, none of them an exception',
    })
  })

  it('answers that it does not know where no line is of this socket', () => {
    expect(answerFor(one, [])).toMatchObject({ answer: 'unknown' })
    expect(answerFor(one, []).sentence).toBe('No server log was given')
    expect(answerFor(one, logged(log.replaceAll('/ws/a', '/ws/b')))).toMatchObject({
      answer: 'unknown',
      sentence: 'The log has no connection to this socket’s path',
    })
  })

  it('never shows a line as asked after it was accepted, nor before the socket was made', () => {
    const seconds = `
127.0.0.1:4000 - - [22/Nov/2026:23:19:59] "WSCONNECTING /ws/a" - -
2026-11-22 23:19:59.090 INFO realtime Dashboard WebSocket accepted [127.0.0.1:4000]
127.0.0.1:4000 - - [22/Nov/2026:23:19:59] "WSCONNECT /ws/a" - -
127.0.0.1:4000 - - [22/Nov/2026:23:19:59] "WSDISCONNECT /ws/a" - -`
    const lines = placed(one, logged(seconds))['d.1'] ?? []
    expect(lines.map((line) => line.replace(/^-?\d+ /, ''))).toEqual([
      'asked connection',
      'said connection',
      'accepted connection',
      'closed connection',
    ])
    const times = lines.map((line) => Number.parseInt(line, 10))
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times[0]).toBeGreaterThanOrEqual(0)
  })
})

describe('a log that begins before the page', () => {
  const now = session(`
    socket d.1  +BEGAN
         0.0  0  constructed  ws://localhost:8000/ws/a
       100.0  1  open-fired
       900.0  3  close-fired  1011  unclean`)
  const [chat, own] = ['127.0.0.1:5000', '127.0.0.1:5001']
  const earlier = ['127.0.0.1:4000', '127.0.0.1:4001'].map(
    (peer) => `
${peer} - - [22/Nov/2026:23:19:57] "WSCONNECTING /ws/a" - -
${peer} - - [22/Nov/2026:23:19:57] "WSCONNECT /ws/a" - -
${peer} - - [22/Nov/2026:23:19:58] "WSDISCONNECT /ws/a" - -`,
  )
  const log = `${earlier.join('')}
${chat} - - [22/Nov/2026:23:19:59] "WSCONNECTING /ws/chat" - -
${own} - - [22/Nov/2026:23:19:59] "WSCONNECTING /ws/a" - -
${own} - - [22/Nov/2026:23:19:59] "WSCONNECT /ws/a" - -
${own} - - [22/Nov/2026:23:19:59] "WSDISCONNECT /ws/a" - -`

  it('has two connections of before, and they are not taken for the socket’s though they are more', () => {
    expect(placed(now, logged(log))['d.1']?.map((line) => line.replace(/^-?\d+ /, ''))).toEqual([
      'asked connection',
      'accepted connection',
      'closed connection',
    ])
    const [clock] = place(now, logged(log)).clocks
    expect(clock).toMatchObject({ standing: 'assumed' })
    expect(Math.abs(clock?.offset ?? 9)).toBeLessThanOrEqual(clock?.uncertainty ?? 0)
  })
})

describe('an application’s own word', () => {
  it('is no proof that the answer was sent', () => {
    const { answer, sentence } = answerFor(
      one,
      logged('INFO:     127.0.0.1:4000 - "WebSocket /ws/a" [accepted]'),
    )
    expect(answer).toBe('no')
    expect(sentence).toMatch(
      /^The application accepted \(uvicorn, which does not prove that the answer was sent\)/,
    )
    const own = logged('2026-11-22 23:19:59.090 INFO WebSocket /ws/a accepted')
    expect(answerFor(one, own)).toMatchObject({ answer: 'unknown' })
  })
})

describe('a log without times', () => {
  const two = session(`
    socket d.1  +BEGAN
         0.0  0  constructed  ws://localhost:8000/ws/a
       100.0  1  open-fired
    socket d.2  +BEGAN
      2000.0  0  constructed  ws://localhost:8000/ws/a
      2100.0  3  close-fired  1006  unclean`)

  it('is matched by path and order, and says so', () => {
    const log = logged(`INFO:     127.0.0.1:4000 - "WebSocket /ws/a" [accepted]
INFO:     connection open
INFO:     127.0.0.1:4002 - "WebSocket /ws/a" 403`)
    expect(placed(two, log)).toEqual({ 'd.1': ['? accepted order'], 'd.2': ['? rejected order'] })
    expect(place(two, log).clocks[0]).toMatchObject({ standing: 'untold', uncertainty: null })
  })
})

describe('sockets that look alike', () => {
  it('keep their lines apart by when they ended, though the log tells seconds only', () => {
    const strict = session(`
      socket d.1  +BEGAN
           0.0  0  constructed  ws://localhost:8000/ws/a
          18.0  2  close-called  -
          22.0  3  close-fired  1006  unclean
      socket d.2  +BEGAN
          19.0  0  constructed  ws://localhost:8000/ws/a
         210.0  1  open-fired`)
    const log = logged(`
127.0.0.1:4000 - - [22/Nov/2026:23:19:59] "WSCONNECTING /ws/a" - -
127.0.0.1:4002 - - [22/Nov/2026:23:19:59] "WSCONNECTING /ws/a" - -
127.0.0.1:4000 - - [22/Nov/2026:23:19:59] "WSDISCONNECT /ws/a" - -
127.0.0.1:4002 - - [22/Nov/2026:23:19:59] "WSCONNECT /ws/a" - -`)
    const { of } = place(strict, log)
    const peers = (id: string) => of(id as SubjectId).lines.map(({ fact }) => `${fact.event} ${fact.peer}`)
    expect(peers('d.1')).toEqual(['asked 127.0.0.1:4000', 'closed 127.0.0.1:4000'])
    expect(peers('d.2')).toEqual(['asked 127.0.0.1:4002', 'accepted 127.0.0.1:4002'])
  })

  it('keep their lines apart by which of them opened', () => {
    const pair = session(`
      socket d.1  +BEGAN
           0.0  0  constructed  ws://localhost:8000/ws/a
          30.0  3  error-fired
          30.1  3  close-fired  1006  unclean
      socket d.2  +BEGAN
          20.0  0  constructed  ws://localhost:8000/ws/a
         210.0  1  open-fired`)
    const log = logged(`
127.0.0.1:4002 - - [22/Nov/2026:23:19:59] "WSCONNECTING /ws/a" - -
127.0.0.1:4004 - - [22/Nov/2026:23:19:59] "WSCONNECTING /ws/a" - -
127.0.0.1:4004 - - [22/Nov/2026:23:19:59] "WSCONNECT /ws/a" - -`)
    const { of } = place(pair, log)
    expect(of('d.1' as SubjectId).lines.map(({ fact }) => fact.peer)).toEqual(['127.0.0.1:4002'])
    expect(of('d.2' as SubjectId).lines.map(({ fact }) => fact.event)).toEqual(['asked', 'accepted'])
  })

  it('get no lines where they could change places', () => {
    const twins = session(`
      socket d.1  +BEGAN
           0.0  0  constructed  ws://localhost:8000/ws/a
         210.0  1  open-fired
      socket d.2  +BEGAN
           1.0  0  constructed  ws://localhost:8000/ws/a
         211.0  1  open-fired`)
    const log = logged(`
127.0.0.1:4000 - - [22/Nov/2026:23:19:59] "WSCONNECTING /ws/a" - -
127.0.0.1:4002 - - [22/Nov/2026:23:19:59] "WSCONNECTING /ws/a" - -
127.0.0.1:4000 - - [22/Nov/2026:23:19:59] "WSCONNECT /ws/a" - -
127.0.0.1:4002 - - [22/Nov/2026:23:19:59] "WSCONNECT /ws/a" - -`)
    expect(standings(twins, log)).toEqual(['ambiguous', 'ambiguous'])
    expect(place(twins, log).of(twins[0]?.id as SubjectId).why).toBe(
      '2 connections of the log may be this socket’s, and nothing tells which',
    )
  })

  /** A page that connects again every three seconds; the log knows more connections than the page. */
  const again = session(
    [0, 3, 6]
      .map(
        (second, n) => `
      socket d.${n + 1}  +BEGAN
      ${second * 1000}.0  0  constructed  ws://localhost:8000/ws/a
      ${second * 1000 + 200}.0  3  close-fired  1006  unclean`,
      )
      .join('\n'),
  )
  const long = logged(
    ['19:44', '19:47', '19:50', '19:53', '19:56', '19:59', '20:02', '20:05', '20:08']
      .map((time, n) => `2026-11-22T23:${time}.100Z WebSocket REJECT /ws/a [127.0.0.1:${4000 + n}]`)
      .join('\n'),
  )

  it('are told apart by the assumption that clocks agree, which is said, and not without it', () => {
    expect(place(again, long, 'nothing').clocks[0]).toMatchObject({ standing: 'tied', uncertainty: null })
    expect(placed(again, long, 'nothing')).toEqual({ 'd.1': [], 'd.2': [], 'd.3': [] })
    const [clock] = place(again, long).clocks
    expect(clock?.standing).toBe('assumed')
    expect(clock?.why).toMatch(/assuming that both clocks agree$/)
    expect(standings(again, long)).toEqual(['placed', 'placed', 'placed'])
  })

  it('leave a single line undecided that has nothing to be compared with', () => {
    const far = long.slice(0, 1).map((fact) => ({ ...fact, at: fact.at + 1_234_567 }))
    const { clocks, of } = place(one, far)
    expect(clocks[0]).toMatchObject({ standing: 'unknown', offset: 0, uncertainty: null })
    expect(of('d.1' as SubjectId).lines).toEqual([]) // a refusal is not of a socket that opened
  })
})

describe('an exception that names no connection', () => {
  it('is only perhaps a socket’s where another client was connected too', () => {
    const log = logged(`
2026-11-22 23:19:58,000 INFO channels WebSocket HANDSHAKING /ws/a [10.0.0.9:5000]
2026-11-22 23:19:58,010 INFO channels WebSocket CONNECT /ws/a [10.0.0.9:5000]
2026-11-22 23:19:59,050 INFO channels WebSocket HANDSHAKING /ws/a [127.0.0.1:4000]
2026-11-22 23:19:59,090 INFO channels WebSocket CONNECT /ws/a [127.0.0.1:4000]
2026-11-22 23:19:59,102 ERROR daphne.server Exception inside application: boom
2026-11-22 23:19:59,950 INFO channels WebSocket DISCONNECT /ws/a [127.0.0.1:4000]`)
    expect(placed(one, log)['d.1']?.map((line) => line.replace(/^-?\d+ /, ''))).toContain(
      '2026-11-22 23:19:59,102 ERROR daphne.server Exception inside application: boom maybe',
    )
    expect(answerFor(one, log)).toMatchObject({ answer: 'unknown' })
    expect(answerFor(one, log).sentence).toContain('which may be another socket’s')
  })
})

describe('a proxy’s log', () => {
  it('tells of a connection when it ends, and of what it could not do', () => {
    const failed = session(`
      socket d.1  +BEGAN
           0.0  0  constructed  ws://localhost:8000/ws/a?token=x
        2000.0  3  close-fired  1006  unclean
      socket d.2  +BEGAN
        5000.0  0  constructed  ws://localhost:8000/ws/a?token=x
        5100.0  1  open-fired
        9000.0  3  close-fired  1006  unclean`)
    const log = logged(`
127.0.0.1 - - [22/Nov/2026:23:20:01 +0000] "GET /ws/a?token=x HTTP/1.1" 504 0 "-" "Mozilla/5.0"
127.0.0.1 - - [22/Nov/2026:23:20:08 +0000] "GET /ws/a?token=x HTTP/1.1" 101 20 "-" "Mozilla/5.0"`)
    expect(standings(failed, log)).toEqual(['placed', 'placed'])
    expect(answerFor(failed, log).sentence).toMatch(
      /^The server refused with 504 \(access log, to the second\)/,
    )
    expect(answerFor(failed, log, 'd.2').sentence).toMatch(/^The server accepted \(access log: 101\)/)
  })
})

describe('what is kept of a log', () => {
  it('is each line once, and the rest of a known log keeps that log’s clock', () => {
    const first = logged('127.0.0.1:4000 - - [22/Nov/2026:23:19:59] "WSCONNECTING /ws/a" - -')
    const both = parseServerLog(
      `127.0.0.1:4000 - - [22/Nov/2026:23:19:59] "WSCONNECTING /ws/a" - -
127.0.0.1:4000 - - [22/Nov/2026:23:19:59] "WSCONNECT /ws/a" - -
127.0.0.1:4000 - - [22/Nov/2026:23:19:59] "GET /static/a.js" 200 12`,
      2,
      began,
    ).facts
    const kept = keep(both, one, first)
    expect(kept.facts.map(({ about, event }) => [about, event])).toEqual([['server.1-local', 'accepted']])
    expect(kept).toMatchObject({ already: 1, noRoom: 0 })
  })

  it('is bounded, and tells how much there was no room for', () => {
    const lines = Array.from(
      { length: 1500 },
      (_, n) => `2026-11-22T23:19:59.${100 + (n % 900)}Z ERROR boom ${n}`,
    )
    const kept = keep(logged(lines.join('\n')), one, [])
    expect([kept.facts.length, kept.noRoom]).toEqual([1000, 500])
    expect(kept.facts.at(-1)?.text).toContain('boom 1499')
  })
})

/** A few sockets and a few connections to two paths, at times that collide. */
const anySession = fc
  .array(
    fc.record({
      path: fc.constantFrom('a', 'b'),
      at: fc.nat({ max: 9000 }),
      took: fc.nat({ max: 500 }),
      opens: fc.boolean(),
      lives: fc.option(fc.nat({ max: 3000 })),
    }),
    { maxLength: 6 },
  )
  .map((all) =>
    session(
      all
        .map(({ path, at, took, opens, lives }, n) =>
          [
            `socket d.${n + 1}  +BEGAN`,
            `${at}.0  0  constructed  ws://h/${path}`,
            opens ? `${at + took}.0  1  open-fired` : '',
            lives === null ? '' : `${at + took + lives}.0  3  close-fired  1006  unclean`,
          ].join('\n'),
        )
        .join('\n'),
    ),
  )
const anyLogged: fc.Arbitrary<readonly ServerLogged[]> = fc.array(
  fc.record({
    kind: fc.constant('server:logged' as const),
    about: fc.constantFrom('server.1' as SubjectId, 'server.1' as SubjectId, 'server.2-local' as SubjectId),
    at: fc.oneof(
      fc.constant(0),
      fc.nat({ max: 12_000 }).map((at) => began + at),
    ),
    event: fc.constantFrom(
      'asked' as const,
      'accepted' as const,
      'rejected' as const,
      'closed' as const,
      'failed' as const,
      'said' as const,
    ),
    path: fc.constantFrom('/a', '/b', '/a?x=1', ''),
    status: fc.constantFrom(null, 101, 403),
    peer: fc.constantFrom('', '127.0.0.1:4000', '127.0.0.1:4001', '127.0.0.1:4002', '10.0.0.7'),
    by: fc.constantFrom('Daphne access log, to the second', 'Django runserver', 'access log'),
    text: fc.constantFrom('', 'ValueError: boom', 'joined /a'),
  }),
  { maxLength: 14 },
)
const shifted = (facts: readonly ServerLogged[], by: number) =>
  facts.map((fact) => (fact.at === 0 ? fact : { ...fact, at: fact.at + by }))

describe('whatever sockets and lines', () => {
  it('never throws, places every line once a socket, and shows none as asked after it was accepted', () => {
    fc.assert(
      fc.property(anySession, anyLogged, (all, facts) => {
        const { of } = place(all, facts)
        for (const { id, summary } of all) {
          const { lines } = of(id)
          expect(new Set(lines.map(({ fact }) => fact)).size).toBe(lines.length)
          expect(serverAnswer(of(id), summary).sentence).not.toBe('')
          const events = lines.map(({ fact }) => fact.event)
          if (events.includes('accepted'))
            expect(events.lastIndexOf('asked')).toBeLessThan(events.indexOf('accepted'))
          const times = lines.flatMap(({ at }) => at ?? [])
          if (times.length === lines.length) expect(times).toEqual([...times].sort((a, b) => a - b))
        }
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  it('a clock that is off by any constant shifts the offset by it, and changes no matching', () => {
    fc.assert(
      fc.property(anySession, anyLogged, fc.integer({ min: -1e9, max: 1e9 }), (all, facts, by) => {
        const moved = shifted(facts, by)
        const [before, after] = [place(all, facts, 'nothing'), place(all, moved, 'nothing')]
        for (const [index, clock] of before.clocks.entries()) {
          const other = after.clocks[index]
          expect(other).toMatchObject({
            standing: clock.standing,
            pairs: clock.pairs,
            uncertainty: clock.uncertainty,
          })
          if (clock.standing === 'estimated') expect(other?.offset).toBeCloseTo(clock.offset + by, 3)
        }
        for (const { id } of all) {
          const indexed = (from: readonly ServerLogged[], found: typeof before) =>
            found
              .of(id)
              .lines.map(({ fact, at, because }) => [
                from.indexOf(fact),
                because,
                at === null ? null : Math.round(at * 10),
              ])
          expect(indexed(moved, after)).toEqual(indexed(facts, before))
          expect(after.of(id).standing).toBe(before.of(id).standing)
        }
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  it('the assumption changes nothing where the log alone decides', () => {
    fc.assert(
      fc.property(anySession, anyLogged, (all, facts) => {
        const [strict, usual] = [place(all, facts, 'nothing'), place(all, facts)]
        if (strict.clocks.some(({ standing }) => standing !== 'estimated')) return
        expect(usual.clocks).toEqual(strict.clocks)
        for (const { id } of all) expect(usual.of(id)).toEqual(strict.of(id))
      }),
    )
  })
})
