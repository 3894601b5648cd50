// Two sessions compared: which socket is which, what is said of each pair, and what is not known of one side.

import { describe, expect, it } from 'vitest'
import { compare } from '../../../src/core/compare/compare.ts'
import { fileOf, functionOf, lineOf } from '../../../src/core/compare/keys.ts'
import { groupOf, sideOf } from '../../../src/core/compare/side.ts'
import { parse } from '../../../src/core/notation.ts'
import { alignmentOf, differing, recording, side } from './sides.ts'

const open = '10.0  1  open-fired'
const failed = `
   9.0  0  net:failed   "Error during WebSocket handshake: Unexpected response code: 503"
  10.0  3  error-fired
  10.0  3  close-fired  1006  unclean`

const attempts = (ends: readonly string[], { document = 'd', port = 8000, path = '/ws' } = {}) =>
  ends
    .map(
      (end, n) => `
        socket ${document}.${n + 1}  +${n * 1000}.0
          0.0  0  constructed  ws://localhost:${port}${path}  connect@http://localhost/app.js:31
          ${end}`,
    )
    .join('\n')

describe('which socket is which', () => {
  it('is told by the endpoint, whatever the order', () => {
    const one = `
      socket d.1
         0.0  0  constructed  ws://localhost/chat  chat.ts:5
      socket d.2  +5.0
         0.0  0  constructed  ws://localhost/dashboard  dashboard.ts:9`
    const other = `
      socket e.1
         0.0  0  constructed  ws://127.0.0.1/dashboard  dashboard.ts:9
      socket e.2  +5.0
         0.0  0  constructed  ws://127.0.0.1/chat  chat.ts:5`
    expect(alignmentOf(compare(side(one), side(other)))).toEqual(['d.1 = e.2', 'd.2 = e.1'])
  })

  it('is told by the call site where one endpoint has several, by rooms and by subprotocols', () => {
    const log = (document: string, order: readonly string[]) =>
      order.map((line, n) => `socket ${document}.${n + 1}  +${n}.0\n 0.0  0  constructed  ${line}`).join('\n')
    const lines = [
      'ws://localhost/ws  a.ts:5',
      'ws://localhost/ws  b.ts:5',
      'ws://localhost/ws/rooms/1  r.ts:1',
      'ws://localhost/ws/rooms/2  r.ts:1',
      'ws://localhost/ws/p  protocols=one  p.ts:1',
      'ws://localhost/ws/p  protocols=two  p.ts:1',
    ]
    const c = compare(side(log('d', lines)), side(log('e', [...lines].reverse())))
    expect(alignmentOf(c)).toEqual(lines.map((_, n) => `d.${n + 1} = e.${6 - n}`))
    expect(c.counts).toMatchObject({ same: 6, differ: 0 })
  })

  it('holds across bundles, changed lines and other ports, when nothing better is there', () => {
    const at = (url: string, site: string) => side(`0.0  0  constructed  ${url}  ${site}`)
    const by = (a: ReturnType<typeof at>, b: ReturnType<typeof at>) => compare(a, b).pairs[0]?.by
    const one = at('ws://localhost:8000/ws', 'connect@http://localhost/app-4f3a9b2c.js:31')
    expect(by(one, at('ws://localhost:8000/ws', 'connect@http://localhost/app-9c8d7e6f.js:31'))).toBe(
      'URL and call site',
    )
    expect(by(one, at('ws://localhost:8000/ws', 'connect@http://localhost/app-9c8d7e6f.js:40'))).toBe(
      'endpoint and function',
    )
    expect(by(one, at('ws://localhost:8000/ws', 'other@http://localhost/other.js:1'))).toBe('endpoint')
    expect(by(one, at('ws://localhost:9000/ws', 'connect@http://localhost/app.js:31'))).toBe(
      'route on another server, and call site',
    )
    expect(by(one, at('ws://elsewhere/other', 'connect@http://localhost/app.js:31'))).toBeUndefined()
  })

  it('prefers the same port to another one', () => {
    const b = `${attempts([open], { document: 'e', port: 9000 })}${attempts([open], { document: 'f' })}`
    expect(alignmentOf(compare(side(attempts([open])), side(b)))).toEqual(['d.1 = f.1', 'b: e.1'])
  })

  it('lays retries side by side by how they ended, and leaves over what one has more of', () => {
    const [a, b] = [
      attempts([failed, failed, open]),
      attempts([failed, failed, failed, open], { document: 'e' }),
    ]
    const c = compare(side(a), side(b))
    expect(alignmentOf(c)).toEqual(['d.1 = e.1', 'd.2 = e.2', 'd.3 = e.4', 'b: e.3'])
    expect(c.only[0]?.why).toBe('one more attempt: 3 in A, 4 in B')
    expect(c.pairs.flatMap(differing)).toEqual(['attempts: 3 attempts | 4 attempts (unexplained)'])
    expect(c.differs).toBe(true)
  })

  it('lays the loads of a page side by side, each with its own retries', () => {
    const loads = (one: string, other: string, first: readonly string[]) =>
      `${attempts(first, { document: one })}${attempts([failed, open], { document: other }).replaceAll('+', '+9')}`
    const c = compare(side(loads('d', 'e', [failed, open])), side(loads('f', 'g', [failed, failed, open])))
    expect(new Set(alignmentOf(c))).toEqual(
      new Set(['d.1 = f.1', 'd.2 = f.3', 'e.1 = g.1', 'e.2 = g.2', 'b: f.2']),
    )
  })

  it('is told by order between two groups of one session that share no endpoint', () => {
    const whole = side(`
      socket d.1
         0.0  0  constructed  ws://localhost/chat  chat.ts:5
        10.0  1  open-fired
      socket d.2  +5.0
         0.0  0  constructed  ws://localhost/dashboard  dashboard.ts:9
         9.0  0  net:failed   "Error during WebSocket handshake: Unexpected response code: 503"
        10.0  3  close-fired  1006  unclean`)
    const group = (path: string) => groupOf(path, whole, ({ socket }) => socket.summary.url.endsWith(path))
    const c = compare(group('/chat'), group('/dashboard'))
    expect(c.pairs.map(({ by }) => by)).toEqual(['order'])
    expect(c.pairs.flatMap(differing)).toContain('path: /chat | /dashboard (unexplained)')
    expect(c.pairs.flatMap(differing).join('\n')).toMatch(
      /^verdict: no fault \| .* \(gateway-failed\) \(unexplained\)$/m,
    )
  })

  it('aligns nothing between two sessions that have nothing in common', () => {
    const a = side('0.0  0  constructed  ws://localhost/one')
    const c = compare(a, side('0.0  0  constructed  ws://localhost/two'))
    expect(c.sentence).toBe(
      '0 sockets compared: 0 same, 0 differ (0 explained, 0 unexplained), 1 only in A, 1 only in B',
    )
    expect(c.differs).toBe(true)
  })
})

describe('a call site', () => {
  it('has the name that both browsers give it', () => {
    for (const name of ['connect', 'Chat.connect', 'async connect', 'Chat/connect', 'async*connect'])
      expect(functionOf(name)).toBe('connect')
    expect(functionOf('new Chat')).toBe('Chat')
    expect(functionOf('getChat')).toBe('getChat')
    for (const name of ['', 'connect/<', 'connect/</<']) expect(functionOf(name)).toBe('')
  })

  it('loses what a bundler adds to a file’s name, and keeps the rest', () => {
    expect(fileOf('https://x/assets/index-BxY12za_.js?v=1')).toBe('index.js')
    expect(fileOf('https://x/main.3f9a1c22.chunk.js')).toBe('main.chunk.js')
    expect(fileOf('https://x/use-websocket.ts')).toBe('use-websocket.ts')
    expect(lineOf([])).toBe('')
  })
})

describe('what is said of a pair', () => {
  const ok = `
     0.0  0  constructed    ws://localhost/ws  protocols=chat
     2.0  0  net:requested  ws://localhost/ws
     2.1  0  net:sent
          |  origin: http://localhost
          |  cookie: sessionid=one; theme=dark
          |  authorization: Bearer one
     9.0  0  net:responded  101  version=HTTP/1.1
          |  server: nginx
    10.0  1  open-fired     protocol=chat
    20.0  1  message-received  text  5B
    30.0  3  close-fired    1000  clean  reason=bye`

  it('is nothing where two runs differ in tokens, times and documents alone', () => {
    const later = ok.replace('sessionid=one', 'sessionid=two').replace('Bearer one', 'Bearer another')
    const c = compare(side(ok), side(`socket other.1\n${later.replace('30.0', '33.0')}`))
    expect(c.pairs.flatMap(differing)).toEqual([])
    expect(c.differs).toBe(false)
    expect(JSON.stringify(c)).not.toMatch(/Bearer|sessionid=/)
  })

  it('names every aspect that differs, with both values', () => {
    const other = `
       0.0  0  constructed    ws://localhost/ws  protocols=chat
       2.0  0  net:requested  ws://localhost/ws
       2.1  0  net:sent
            |  origin: http://localhost
            |  cookie: theme=dark
     909.0  0  net:responded  101  version=HTTP/1.1
            |  server: envoy
     910.0  1  open-fired
     920.0  3  close-fired    4001  clean  reason=replaced`
    expect(compare(side(ok), side(other)).pairs.flatMap(differing)).toEqual([
      'verdict: no fault | Closed right after accept with 4001 (closed-after-accept) (unexplained)',
      'close code: 1000 | 4001 (unexplained)',
      'close reason: bye | replaced (unexplained)',
      'messages received: 1 message | 0 messages (unexplained)',
      'protocol agreed: chat | null (unexplained)',
      'handshake time: 10 ms | 910 ms (unexplained)',
      'cookies: sessionid, theme | theme (unexplained)',
      'order of request headers: origin, cookie, authorization | origin, cookie (unexplained)',
      'request header authorization: present | null (unexplained)',
      'answer header server: nginx | envoy (unexplained)',
    ])
  })

  it('says that an aspect cannot be compared, and why, where one side could not see it', () => {
    const facts = parse(ok)
      .flatMap((section) => section.facts)
      .filter(({ kind }) => !kind.startsWith('net:'))
    const c = compare(side(ok), sideOf('page only', recording(facts, 'chromium')))
    const [pair] = c.pairs
    expect(pair?.result).toBe('same')
    const hidden =
      pair?.divergences.filter(
        ({ result, aspect }) => result === 'not-comparable' && aspect !== 'call site',
      ) ?? []
    expect(hidden.map(({ aspect }) => aspect)).toEqual([
      'status',
      'HTTP version',
      'failure text',
      'origin',
      'cookies',
      'order of request headers',
      'request headers',
      'answer headers',
    ])
    for (const { why } of hidden) expect(why).toBe('in B: nobody watched the network side')
    expect(c.b.gaps).toContain('No network facts: nobody watched the network side.')
  })

  it('takes a withheld text for nothing that was said', () => {
    const text = (said: string) => `
       0.0  0  constructed    ws://localhost/ws
       1.0  0  net:requested  ws://localhost/ws
       1.1  0  net:sent
       9.0  0  net:failed     "${said}"
      10.0  3  close-fired    1006  unclean`
    const c = compare(
      side(text('')),
      side(text('Error during WebSocket handshake: Unexpected response code: 404')),
    )
    const found = c.pairs[0]?.divergences.find(({ aspect }) => aspect === 'failure text')
    expect(found).toMatchObject({
      result: 'not-comparable',
      why: 'in A: another extension made the browser withhold it',
    })
  })

  it('counts messages that are close enough as the same, and none as another thing than some', () => {
    const many = (count: number) => `
       0.0  0  constructed       ws://localhost/ws
      10.0  1  open-fired
      20.0  1  messages-counted  received=${count}  receivedSize=0B  sent=0  sentSize=0B`
    const closed = '\n 30.0  3  close-fired  1000  clean'
    const of = (a: number, b: number, end = closed) =>
      compare(side(`${many(a)}${end}`), side(`${many(b)}${end}`)).counts.differ
    expect([of(100, 95), of(100, 80), of(1, 0), of(0, 0)]).toEqual([0, 1, 1, 0])
    // How long a socket was watched that did not close is no matter of the socket.
    expect([of(100, 80, ''), of(1, 0, '')]).toEqual([0, 1])
  })

  it('tells medians of each endpoint', () => {
    const c = compare(side(attempts([failed, open, open])), side(attempts([open], { document: 'e' })))
    expect(c.endpoints).toEqual([
      {
        route: '/ws',
        a: { sockets: 3, opened: 2, medianToOpen: 10, medianToFailure: 10 },
        b: { sockets: 1, opened: 1, medianToOpen: 10, medianToFailure: null },
      },
    ])
  })
})
