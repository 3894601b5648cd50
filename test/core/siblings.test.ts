// A failing socket beside one that works: what differs, what of it matters for the verdict, and no credentials.

import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/core/diagnose.ts'
import { logOf } from '../../src/core/log.ts'
import { parse } from '../../src/core/notation.ts'
import type { Browser } from '../../src/core/rule.ts'
import { rules } from '../../src/core/rules/index.ts'
import { concernsByRule } from '../../src/core/siblings/matters.ts'
import { routeOf } from '../../src/core/siblings/route.ts'
import {
  bestSibling,
  compareSiblings,
  type Difference,
  siblingSentence,
  siblingsOf,
} from '../../src/core/siblings.ts'
import type { Diagnosis } from '../../src/core/verdict.ts'

function read(text: string, browser: Browser = 'chromium') {
  const all = [...diagnose(logOf(parse(text).flatMap(({ facts }) => facts)), browser).values()]
  const of = (id: string): Diagnosis => {
    const found = all.find(({ case: { socket } }) => socket.id === id)
    if (!found) throw new Error(`no socket is ${id}`)
    return found
  }
  return { of, sockets: all.map(({ case: { socket } }) => socket) }
}

const mattering = (differences: readonly Difference[]) =>
  differences.filter(({ matters }) => matters).map(({ aspect }) => aspect)
const named = (differences: readonly Difference[], aspect: string) =>
  differences.find((each) => each.aspect === aspect)

const document = 'socket d.0\n 0.0 - ctx:document-started http://localhost:5173/dashboard?key=1 top'
const chat = (life = '') => `
  socket d.1  +10.0
     0.0  0  constructed  ws://localhost:8000/ws/chat/  open@http://localhost:5173/chat.ts:12:4
     0.3  0  handler-set  onmessage
     9.0  1  open-fired
  ${life}`
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln'

describe('what matters', () => {
  it('for a subprotocol that was not returned is what was asked, not the line that asked', () => {
    const { of } = read(`${document}${chat()}
      socket d.2  +30.0
         0.0  0  constructed    ws://localhost:8000/ws/dashboard/  protocols=access_token,${jwt}  useWebSocket.ts:31
         0.5  0  net:requested  ws://localhost:8000/ws/dashboard/
         9.0  0  net:failed     "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received"
        10.0  3  error-fired
        10.1  3  close-fired    1006  unclean`)
    const [failing, working] = [of('d.2'), of('d.1')]
    expect(failing.verdict?.rule).toBe('subprotocol-not-returned')
    const differences = compareSiblings(failing, working)
    expect(mattering(differences)).toEqual(['route', 'protocols'])
    expect(named(differences, 'protocols')).toMatchObject({
      failing: 'access_token, a token (present, 41 characters)',
      working: 'none',
    })
    expect(named(differences, 'call site')).toMatchObject({ same: false, matters: false, why: '' })
    expect(named(differences, 'protocol answered')).toMatchObject({ matters: false, failing: 'not visible' })
    expect(siblingSentence(failing, working)).toBe(
      '`/ws/chat/` (#1) opened from the same page and server; it asks for no subprotocol, this one asks for `access_token` and a token',
    )
    expect(JSON.stringify(differences)).not.toContain('eyJ')
  })

  it('for a socket that the page closed is the call, its place and its time', () => {
    const { of } = read(`${document}${chat()}
      socket d.2  +30.0
         0.0  0  constructed   ws://localhost:8000/ws/dashboard/  protocols=v1  useWebSocket.ts:31
        18.0  2  close-called  -  cleanup@useWebSocket.ts:47`)
    const differences = compareSiblings(of('d.2'), of('d.1'))
    expect(mattering(differences)).toEqual(['call site', 'close()', 'timing'])
    expect(named(differences, 'close()')).toMatchObject({
      failing: 'called 18 ms after the constructor, before open, by cleanup at useWebSocket.ts:47',
      working: 'not called',
    })
    expect(siblingSentence(of('d.2'), of('d.1'))).toContain(
      '; call site: `open at chat.ts:12` there, `useWebSocket.ts:31` here',
    )
  })

  const sent = (n: number, path: string, headers: string, answer: string) => `
    socket d.${n}  +${n * 100}.0
       0.0  0  constructed    ws://localhost:8000${path}
       0.5  0  net:requested  ws://localhost:8000${path}
       0.6  0  net:sent
            |  Host: localhost:8000
            |  Sec-WebSocket-Key: key-${n}
            ${headers}
       9.0  0  net:responded  ${answer}
            |  Server: daphne`

  it('for a 403 is who asked, and where', () => {
    const { of } = read(
      document +
        sent(
          1,
          '/ws/chat/',
          '|  Origin: http://localhost:5173\n|  Cookie: csrftoken=abc; sessionid=def',
          '101',
        ) +
        '\n 10.0 1 open-fired' +
        sent(
          2,
          '/ws/rooms/17/',
          '|  Origin: http://127.0.0.1:5173\n|  Cookie: csrftoken=abc\n|  Authorization: Basic dXNlcjpwdw==',
          '403',
        ) +
        '\n 10.0 3 error-fired\n 10.0 3 close-fired 1006 unclean',
      'firefox',
    )
    const differences = compareSiblings(of('d.2'), of('d.1'))
    expect(mattering(differences).slice(0, 4)).toEqual(['route', 'path', 'cookies', 'origin'])
    expect(mattering(differences)).toContain('request header authorization')
    expect(named(differences, 'route')).toMatchObject({ failing: '/ws/rooms/:id/', working: '/ws/chat/' })
    expect(named(differences, 'cookies')).toMatchObject({
      failing: 'csrftoken',
      working: 'csrftoken, sessionid',
    })
    expect(named(differences, 'request header authorization')).toMatchObject({
      failing: 'present, 18 characters',
      working: 'not there',
    })
    expect(named(differences, 'answer header server')).toMatchObject({ same: true, failing: 'daphne' })
    expect(differences.map(({ aspect }) => aspect)).not.toContain('request header sec-websocket-key')
    expect(JSON.stringify(differences)).not.toMatch(/abc|def|dXNlc/)
  })

  it('for a 404 is the route; for an unreachable server its address', () => {
    const failed = (path: string, text: string) => `${chat()}
      socket d.2  +30.0
         0.0  0  constructed    ${path}
         0.5  0  net:requested  ${path}
         9.0  0  net:failed     "${text}"
        10.1  3  close-fired    1006  unclean`
    const missing = read(
      failed('ws://localhost:8000/chat/', 'Error during WebSocket handshake: Unexpected response code: 404'),
    )
    expect(mattering(compareSiblings(missing.of('d.2'), missing.of('d.1')))).toEqual(['route'])
    const refused = read(
      failed(
        'ws://localhost:8001/ws/chat/',
        'Error in connection establishment: net::ERR_CONNECTION_REFUSED',
      ),
    )
    expect(mattering(compareSiblings(refused.of('d.2'), refused.of('d.1')))).toEqual(['host'])
    expect(siblingSentence(refused.of('d.2'), refused.of('d.1'))).toBe(
      '`/ws/chat/` (#1) opened from the same page, at another server (`localhost:8000`); of what bears on the verdict, only its host differs',
    )
    const insecure = read(
      failed(
        'wss://localhost:8000/ws/chat/',
        'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR',
      ),
    )
    expect(mattering(compareSiblings(insecure.of('d.2'), insecure.of('d.1')))).toEqual(['scheme'])
  })

  it('where the cause is withheld is everything that differs in the request', () => {
    const { of } = read(`${chat()}
      socket d.2  +30.0
         0.0  0  constructed    ws://localhost:8000/ws/chat/?room=2&token=hunter2  protocols=v2
         0.5  0  net:requested  ws://localhost:8000/ws/chat/
         9.0  0  net:failed     ""
        10.1  3  close-fired    1006  unclean`)
    expect(of('d.2').verdict?.certainty).toBe('narrowed')
    const differences = compareSiblings(of('d.2'), of('d.1'))
    expect(mattering(differences)).toEqual(['query', 'protocols'])
    expect(named(differences, 'query')?.failing).toBe('room=2, token (present, 7 characters)')
  })
})

it('puts what matters first, what differs next, and what is the same last', () => {
  const { of } = read(`${chat()}
    socket d.2  +30.0
       0.0  0  constructed   ws://localhost:8000/ws/chat/
       1.0  2  close-called  -`)
  const order = compareSiblings(of('d.2'), of('d.1')).map(({ matters, same }) => (matters ? 0 : same ? 2 : 1))
  expect(order).toEqual([...order].sort())
  expect(new Set(order)).toEqual(new Set([0, 1, 2]))
})

it('says that a credential differs without showing it', () => {
  const at = (n: number, token: string) => `
    socket d.${n}  +${n}.0
       0.0  0  constructed  ws://h/ws?token=${token}`
  const { of } = read(`${at(1, 'aaaa')}\n 5.0 1 open-fired${at(2, 'bbbb')}\n 5.0 3 close-fired 1006 unclean`)
  expect(named(compareSiblings(of('d.2'), of('d.1')), 'query')).toMatchObject({
    failing: 'token (present, 4 characters)',
    working: 'token (present, 4 characters), another value',
    same: false,
  })
})

it('claims nothing of headers that were not visible', () => {
  const { of } = read(`${chat()}
    socket d.2  +30.0
       0.0  0  constructed    ws://localhost:8000/ws/chat/
       0.5  0  net:requested  ws://localhost:8000/ws/chat/
       0.6  0  net:sent
            |  Cookie: a=1
            |  User-Agent: x
       9.0  0  net:failed     "Error during WebSocket handshake: Unexpected response code: 403"
      10.1  3  close-fired    1006  unclean`)
  const differences = compareSiblings(of('d.2'), of('d.1'))
  for (const aspect of ['cookies', 'request header user-agent'])
    expect(named(differences, aspect)).toMatchObject({
      working: 'not visible',
      matters: false,
      why: 'seen of one of them only',
    })
})

describe('the best sibling', () => {
  const socket = (id: string, at: number, url: string, fate = ' 5.0 1 open-fired') =>
    `socket ${id}  +${at}.0\n 0.0 0 constructed ${url}\n${fate}\n`
  const all = read(
    socket('d.1', 0, 'ws://h/ws/dashboard/', ' 5.0 3 close-fired 1006 unclean') +
      socket('e.1', 1, 'ws://h/ws/dashboard/') +
      socket('d.2', 2, 'ws://other/ws/dashboard/') +
      socket('d.3', 3, 'ws://h/chat/') +
      socket('d.4', 4, 'ws://h/ws/chat/') +
      socket('d.5', 900, 'ws://h/ws/feed/') +
      socket('d.6', 5, 'ws://h/ws/dashboard/', ' 5.0 3 close-fired 1006 unclean'),
  )

  it('is of the same document, the same server and the nearest path, then near in time', () => {
    const failing = all.of('d.1').case.socket
    expect(siblingsOf(failing, all.sockets).map(({ id }) => id)).toEqual(['d.4', 'd.5', 'd.3', 'd.2', 'e.1'])
    expect(bestSibling(failing, all.sockets)?.id).toBe('d.4')
  })

  it('is none where nothing opened', () => {
    const failing = all.of('d.1').case.socket
    expect(bestSibling(failing, [failing, all.of('d.6').case.socket])).toBeNull()
  })

  it('may be a worker’s, which the network saw accepted', () => {
    const { of, sockets } = read(`
      socket d.1
         0.0  0  constructed  ws://h/ws
         5.0  3  close-fired  1006  unclean
      socket net.9  +5.0
         0.0  -  net:requested  ws://h/metrics  from=http://h/worker.js
         4.0  -  net:responded  101`)
    const best = bestSibling(of('d.1').case.socket, sockets)
    expect(best?.id).toBe('net.9')
    expect(named(compareSiblings(of('d.1'), of('net.9')), 'close()')?.working).toBe('not visible')
  })
})

it.each([
  ['ws://h/ws/rooms/17/', '/ws/rooms/:id/'],
  ['ws://h', '/'],
  ['ws://h/a/550e8400-e29b-41d4-a716-446655440000?x=/1', '/a/:uuid'],
  ['ws://h/b/3f786850e387550fdab836ed7e6dc881de23001b', '/b/:hash'],
  [`ws://h/c/${jwt}/x`, '/c/:token/x'],
  ['ws://h/ws/dashboard/facade', '/ws/dashboard/facade'],
])('%s has the route %s', (url, route) => {
  expect(routeOf(url)).toBe(route)
})

it('names only rules that exist', () => {
  const known = new Set(rules.map(({ id }) => id))
  expect(Object.keys(concernsByRule).filter((id) => !known.has(id))).toEqual([])
})
