// @vitest-environment node
// What the lab's servers answer, byte by byte over bare TCP: damaged heads, refusals, late answers, and
// frames that are wrong in exactly one way.

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { askUpgrade, exampleAccept, wholeHead } from './lab/raw-client.ts'
import { type Lab, startLab } from './lab/server.ts'

let lab: Lab
beforeAll(async () => {
  lab = await startLab()
}, 30_000)
afterAll(() => lab.stop())

const valid = [
  'HTTP/1.1 101 Switching Protocols',
  'Upgrade: websocket',
  'Connection: Upgrade',
  `Sec-WebSocket-Accept: ${exampleAccept}`,
]
const acceptance = `${valid.join('\r\n')}\r\n\r\n`

describe('a head', () => {
  const subprotocol = (value: string): string => `Sec-WebSocket-Protocol:${value}`
  const extension = (value: string): string => `Sec-WebSocket-Extensions:${value}`
  test.each<[id: string, lines: readonly string[]]>([
    ['subprotocol-case', [...valid, subprotocol(' Chat.V1')]],
    ['subprotocol-empty', [...valid, subprotocol('')]],
    ['subprotocol-empty-unasked', [...valid, subprotocol('')]],
    ['subprotocol-duplicate', [...valid, subprotocol(' v1'), subprotocol(' v1')]],
    ['extension-unknown-parameter', [...valid, extension(' permessage-deflate; frob=1')]],
    ['extension-bad-parameter', [...valid, extension(' permessage-deflate; server_max_window_bits=7')]],
    ['extension-duplicate', [...valid, extension(' permessage-deflate, permessage-deflate')]],
    ['extension-empty', [...valid, extension('')]],
    [
      'extension-window-bits-unoffered',
      [...valid, extension(' permessage-deflate; client_max_window_bits=12')],
    ],
    ['http10-101', valid.with(0, 'HTTP/1.0 101 Switching Protocols')],
    ['early-hints', ['HTTP/1.1 103 Early Hints', 'Link: </style.css>; rel=preload; as=style', '', ...valid]],
    ['wrong-upgrade', valid.with(1, 'Upgrade: h2c')],
    ['duplicate-upgrade', [...valid, 'Upgrade: websocket']],
    ['missing-connection', valid.toSpliced(2, 1)],
    ['bare-101', valid.slice(0, 1)],
  ])('%s is exactly its lines', async (id, lines) => {
    const { first } = await askUpgrade(lab, `/ws/${id}`, { enough: wholeHead })
    expect(first.split('\r\n')).toEqual([...lines, '', ''])
  })

  test.each(['FIN', 'RST'] as const)('breaks off in its last line, with a %s', async (how) => {
    // A reset that comes in the same tick as the bytes before it looks like a FIN to Node, so it is asked again.
    await vi.waitFor(async () => {
      const { text, ended } = await askUpgrade(lab, `/ws/partial-headers-${how.toLowerCase()}`)
      expect(text.split('\r\n')).toEqual(valid.with(3, valid[3]?.slice(0, -10) ?? ''))
      expect(ended).toBe(how)
    })
  })

  test('may be larger than any browser takes', async () => {
    const { text } = await askUpgrade(lab, '/ws/headers-too-big', { enough: wholeHead })
    expect(text.length).toBeGreaterThan(400_000)
    expect(text.startsWith(valid.join('\r\n'))).toBe(true)
  })
})

describe('a refusal', () => {
  test.each([
    ['status-200', 'HTTP/1.1 200 OK', 'Server: orchard'],
    ['http10-200', 'HTTP/1.0 200 OK', 'Content-Type: text/html'],
    ['status-204', 'HTTP/1.1 204 No Content', 'Content-Length: 0'],
    ['status-301', 'HTTP/1.1 301 Moved Permanently', 'Location: /ws/status-301/'],
    ['redirect-login', 'HTTP/1.1 302 Found', 'Location: http://login.invalid/?next=%2Fws%2Fredirect-login'],
    ['status-400', 'HTTP/1.1 400 Bad Request', 'Connection: close'],
    ['basic-auth', 'HTTP/1.1 401 Unauthorized', 'WWW-Authenticate: Basic realm="orchard", charset="UTF-8"'],
    ['status-407', 'HTTP/1.1 407 Proxy Authentication Required', 'Proxy-Authenticate: Basic realm="proxy"'],
    ['status-426', 'HTTP/1.1 426 Upgrade Required', 'Sec-WebSocket-Version: 13'],
    ['status-429', 'HTTP/1.1 429 Too Many Requests', 'Retry-After: 30'],
    ['slow-500', 'HTTP/1.1 500 Internal Server Error', 'Connection: close'],
    ['status-502', 'HTTP/1.1 502 Bad Gateway', 'Server: orchard-proxy'],
    ['status-503', 'HTTP/1.1 503 Service Unavailable', 'Server: orchard-proxy'],
    ['status-504', 'HTTP/1.1 504 Gateway Timeout', 'Server: orchard-proxy'],
    ['hang-then-403', 'HTTP/1.1 403 Forbidden', 'Connection: close'],
  ])('%s is %s with %s, and the end', async (id, line, field) => {
    const { text, ended } = await askUpgrade(lab, `/ws/${id}`)
    const head = text.slice(0, text.indexOf('\r\n\r\n')).split('\r\n')
    expect(head[0]).toBe(line)
    expect(head).toContain(field)
    expect(ended).toBe('FIN')
  })

  test.each([
    ['a request without the session cookie', 'cookies-missing', 'Cookie: other=1', 'Cookie: a=1; session=x'],
    ['a request with an opaque origin', 'origin-null', 'Origin: null', 'Origin: OWN'],
  ])('is for %s, and for no other', async (_, id, refused, welcome) => {
    const ask = (line: string): Promise<{ text: string }> =>
      askUpgrade(lab, `/ws/${id}`, { lines: [line.replace('OWN', lab.origin)], enough: wholeHead })
    expect((await ask(refused)).text).toMatch(/^HTTP\/1\.1 40[13] /)
    expect((await ask(welcome)).text).toMatch(/^HTTP\/1\.1 101 /)
  })

  test('has a cookie to miss: the page sets it, for its socket alone', async () => {
    const { headers } = await fetch(`${lab.origin}/scenario/cookies-missing`)
    expect(headers.get('set-cookie')).toBe(
      'session=orchard; Path=/ws/cookies-missing; SameSite=Strict; HttpOnly',
    )
  })
})

describe('no answer', () => {
  test.each(['hang', 'subprotocol-hang', 'queued-behind-hang', 'queued-behind-another-port'])(
    '%s says nothing',
    async (id) => {
      const answered = askUpgrade(lab, `/ws/${id}`).then(() => 'answered')
      const other = askUpgrade(lab, '/ws/hang-then-fin').then(
        ({ text, ended }) => `the other: ${text}${ended}`,
      )
      expect(await Promise.race([answered, other])).toBe('the other: FIN')
    },
  )
})

describe('after a valid 101', () => {
  test.each([
    ['second-101', acceptance],
    ['rsv1-frame-at-once', '\xc1\x05hello'],
    ['close-1008-at-once', '\x88\x0f\x03\xf0token expired'],
    ['close-4001-at-once', '\x88\x12\x0f\xa1session replaced'],
    ['close-code-then-fin', '\x88\x10\x03\xf3internal error'],
  ])('%s brings its bytes in the same segment', async (id, bytes) => {
    const { first } = await askUpgrade(lab, `/ws/${id}`, { enough: wholeHead })
    expect(first).toBe(acceptance + bytes)
  })

  test.each([
    ['masked-frame', '\x81\x85Life$\x0c\n\t#'],
    ['rsv1-frame', '\xc1\x05hello'],
    ['bad-opcode', '\x83\x05hello'],
    ['invalid-utf8', '\x81\x02\xc3\x28'],
    ['oversize-control', `\x89\x7e\x00\x7e${'x'.repeat(126)}`],
    ['http-after-101', 'HTTP/1.1 500 Internal Server Error\r\n\r\n'],
    ['bad-deflate', '\xc1\x04\xff\xff\xff\xff'],
    ['bad-close-code', '\x88\x02\x03\xed'],
  ])('%s brings its bytes once the page has said something', async (id, bytes) => {
    const enough = (text: string): boolean => text.endsWith(bytes)
    const { first, text } = await askUpgrade(lab, `/ws/${id}`, { say: Buffer.from('ready'), enough })
    expect(first.endsWith('\r\n\r\n')).toBe(true)
    expect(text).toBe(first + bytes)
  })

  test.each([
    ['close-1011-after-20ms', '\x88\x10\x03\xf3internal error', 'still open'],
    ['close-1013', '\x88\x11\x03\xf5try again later', 'still open'],
    ['accept-then-fin-50ms', '', 'FIN'],
  ])('%s goes on a little later', async (id, bytes, ended) => {
    const enough = (text: string): boolean => bytes !== '' && text.endsWith(bytes)
    const answer = await askUpgrade(lab, `/ws/${id}`, { enough })
    expect(answer).toEqual({ first: acceptance, text: acceptance + bytes, ended })
  })

  test('close-code-then-fin does not wait for the other close frame', async () => {
    expect((await askUpgrade(lab, '/ws/close-code-then-fin')).ended).toBe('FIN')
  })
})
