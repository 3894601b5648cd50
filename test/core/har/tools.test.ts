// What becomes of a socket's entry, tool by tool: the same page with six sockets, as three browsers' tools saved it.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compare } from '../../../src/core/compare/compare.ts'
import { type Side, sideOf } from '../../../src/core/compare/side.ts'
import type { Fact } from '../../../src/core/fact.ts'
import { recordingOfHar } from '../../../src/core/har/read.ts'
import { printFacts } from '../../../src/core/notation.ts'
import { openSession } from '../../../src/core/session.ts'

interface Log {
  readonly entries: readonly Readonly<Record<string, unknown>>[]
}
const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/har/${name}.har`, import.meta.url), 'utf8')) as { log: Log }

function opened(har: unknown) {
  const found = recordingOfHar(har)
  if (!found.ok) throw new Error(found.why)
  const session = openSession(found.value.header.browser.kind)
  session.append(found.value.facts)
  return { header: found.value.header, rows: session.rows() }
}

/** A socket's facts by the end of its path, without headers and call sites, its times and ports as they differ. */
function told(har: unknown): Readonly<Record<string, string>> {
  const lines = (facts: readonly Fact[]) =>
    printFacts(
      facts.map((fact) => ({
        ...fact,
        ...('headers' in fact ? { headers: null } : {}),
        ...('site' in fact ? { site: [] } : {}),
      })),
    )
      .replace(/ {2}from=\S+/g, '')
      .replace(/:\d{5}\b/g, '')
      .replace(/ +/g, ' ')
      .replace(/^ /gm, '')
  return Object.fromEntries(
    opened(har).rows.map(({ socket: { summary, facts } }) => [
      /[^/?]+(?=\?|$)/.exec(summary.url)?.[0] ?? '',
      lines(facts).trim(),
    ]),
  )
}

const verdicts = (har: unknown) =>
  Object.fromEntries(
    opened(har).rows.map(({ socket, diagnosis }) => [
      /[^/?]+(?=\?|$)/.exec(socket.summary.url)?.[0] ?? '',
      diagnosis.verdict?.rule ?? null,
    ]),
  )

describe('six sockets', () => {
  it('as Chromium’s DevTools saved them, end and failure texts included', () => {
    const har = fixture('chromium-six-sockets')
    expect(told(har)).toMatchObject({
      'ok-echo': `0.0 - net:requested ws://localhost/ws/ok-echo
0.0 - net:sent
20.5 - net:responded 101 version=HTTP/1.1
20.5 - net:frame-sent 1 5B preview=hello
20.7 - net:frame-sent 2 3B preview=AQL/
48.1 - net:frame-received 1 5B preview=hello
48.8 - net:frame-received 2 3B preview=AQL/
69.1 - net:ended`,
      'status-403': `0.0 - net:requested ws://localhost/ws/status-403
0.0 - net:sent
43.0 - net:failed "Error during WebSocket handshake: Unexpected response code: 403"`,
      refused: `0.0 - net:requested ws://localhost/ws/refused?room=1&token=abc
0.0 - net:failed "Error in connection establishment: net::ERR_CONNECTION_REFUSED"`,
    })
    expect(opened(har).header).toMatchObject({
      writer: { name: 'WebInspector', version: '537.36' },
      browser: { kind: 'chromium' },
      page: { url: 'http://localhost:38017/sockets', title: '' },
      captured: {
        gaps: [
          expect.stringMatching(/^No page facts/),
          'Passed over: 2 requests for something else than a WebSocket.',
          '1 request without a time, because never sent: told at the beginning.',
          'No cookie and no authorization in any request: DevTools take them out of a HAR unless told to keep them.',
        ],
      },
    })
  })

  it('as Firefox saved them: answers with headers, no messages, and nothing of what was refused', () => {
    const har = fixture('firefox-six-sockets')
    expect(told(har)).toMatchObject({
      'ok-echo': `0.0 - net:requested ws://localhost/ws/ok-echo
0.0 - net:sent
4.0 - net:responded 101 version=HTTP/1.1`,
      'subprotocol-mismatch': `0.0 - net:requested ws://localhost/ws/subprotocol-mismatch
8.0 - net:sent
11.0 - net:responded 101 version=HTTP/1.1`,
      refused: '0.0 - net:requested ws://localhost/ws/refused?room=1&token=abc',
    })
    expect(opened(har).header).toMatchObject({
      browser: { kind: 'firefox', name: 'Firefox', version: '153.7.0' },
      captured: {
        gaps: expect.arrayContaining([
          '1 request with neither answer nor failure: what became of it is not told.',
        ]),
      },
    })
    // Its own programs give the log without the object around it.
    expect(opened(har.log)).toEqual(opened(har))
  })

  it('as Playwright saved them: messages in milliseconds, failure texts in a place of its own', () => {
    const har = fixture('playwright-six-sockets')
    expect(told(har)).toMatchObject({
      'ok-echo': `0.0 - net:requested ws://localhost/ws/ok-echo
0.0 - net:sent
0.0 - net:responded 101 version=HTTP/1.1
257.1 - net:frame-sent 1 5B preview=hello
257.3 - net:frame-sent 2 3B preview=AQL/
408.9 - net:frame-received 1 5B preview=hello
409.7 - net:frame-received 2 3B preview=AQL/`,
      refused: `0.0 - net:requested ws://localhost/ws/refused?room=1&token=abc
0.0 - net:failed "Error in connection establishment: net::ERR_CONNECTION_REFUSED"`,
    })
    expect(opened(har).header).toMatchObject({
      writer: { name: 'Playwright', version: '1.65.1' },
      browser: { kind: 'chromium', name: 'chromium', version: '156.0.8078.79' },
      page: { url: '', title: 'Sockets' },
    })
    expect(opened(har).header.captured.gaps).toContain(
      '6 outcomes without a time: told as if at the time of the request.',
    )
  })

  it('get the same verdicts from all of them, but where Firefox tells nothing', () => {
    const said = {
      'ok-echo': null,
      'status-403': 'forbidden',
      'bad-accept': 'accept-key-wrong',
      'subprotocol-mismatch': 'subprotocol-mismatch',
      refused: 'unreachable',
      'ok-idle': null,
    }
    expect(verdicts(fixture('chromium-six-sockets'))).toEqual(said)
    expect(verdicts(fixture('playwright-six-sockets'))).toEqual(said)
    expect(verdicts(fixture('firefox-six-sockets'))).toEqual({ ...said, refused: null })
  })

  it('are compared by what became of them, also where an answer that no browser takes is all that tells of it', () => {
    const sides = ['chromium-six-sockets', 'firefox-six-sockets'].map((name) => {
      const found = recordingOfHar(fixture(name))
      if (!found.ok) throw new Error(found.why)
      return sideOf(name, found.value)
    }) as [Side, Side]
    const outcomes = compare(...sides).pairs.map(({ a, b }) => [
      /[^/?]+(?=\?|$)/.exec(a.url)?.[0],
      a.outcome,
      b.outcome,
    ])
    const failed = 'never opened, failed'
    expect(outcomes).toEqual(
      expect.arrayContaining([
        ['status-403', failed, failed],
        ['bad-accept', failed, failed],
        ['subprotocol-mismatch', failed, failed],
        ['refused', failed, 'not known'],
      ]),
    )
  })
})

describe('other tools', () => {
  it('mitmproxy: http URLs, rejections known by their headers alone, a failure beside the response', () => {
    expect(told(fixture('mitmproxy-refusals'))).toEqual({
      echo: `0.0 - net:requested ws://localhost:8000/ws/echo
0.0 - net:sent
9.0 - net:responded 101 version=HTTP/1.1
30.0 - net:frame-sent 1 5B preview=hello
50.0 - net:frame-received 1 5B preview=hello
100.0 - net:frame-received 2 3B preview=AQL/`,
      private: `0.0 - net:requested ws://localhost:8000/ws/private
0.0 - net:sent
5.0 - net:responded 403 version=HTTP/1.1`,
      gone: `0.0 - net:requested wss://example.test/ws/gone
0.0 - net:sent
0.0 - net:failed "server closed connection"`,
    })
  })

  it('Safari: an answer without a time', () => {
    const { header, rows } = opened(fixture('safari'))
    expect(header).toMatchObject({ browser: { kind: 'unknown', name: 'WebKit Web Inspector' } })
    expect(rows.map(({ socket: { summary } }) => summary.responded?.status)).toEqual([101])
    expect(header.captured.gaps).toContain('This HAR has no messages of its sockets.')
  })
})

describe('what is strange in an entry', () => {
  const echo = fixture('mitmproxy-refusals').log.entries[1] ?? {}
  const gapsWith = (changes: object) =>
    opened({ log: { entries: [{ ...echo, ...changes }] } }).header.captured.gaps

  it.each([
    [
      'a date that is none',
      { startedDateTime: 'Invalid Date' },
      'Left out: log.entries[0].startedDateTime: no date.',
    ],
    ['a number for a URL', { request: { url: 5 } }, 'Left out: log.entries[0].request.url: '],
    [
      'messages that are no list',
      { _webSocketMessages: { 0: {} } },
      'Left out: log.entries[0]._webSocketMessages: no list.',
    ],
    [
      'a header without a name',
      { request: { url: 'ws://h/', headers: [{ value: 'x' }] } },
      'Left out: log.entries[0].request.headers[0].name: ',
    ],
  ])('%s is told with its place', (_, changes, sentence) => {
    const resource = { _resourceType: 'websocket', ...changes }
    expect(
      gapsWith(resource).some((gap) => gap.startsWith(sentence)),
      gapsWith(resource).join('\n'),
    ).toBe(true)
  })

  it('a stack nested ten thousand deep is read as far as it is shown', () => {
    let stack: object = { callFrames: [] }
    for (let depth = 0; depth < 10_000; depth++) stack = { callFrames: [], parent: stack }
    const { rows } = opened({ log: { entries: [{ ...echo, _initiator: { type: 'script', stack } }] } })
    expect(rows).toHaveLength(1)
  })

  it('names that would change every object change none', () => {
    const entry = `{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, ${JSON.stringify(echo).slice(1)}`
    const { rows } = opened(JSON.parse(`{"log": {"__proto__": {"polluted": 1}, "entries": [${entry}]}}`))
    expect(rows).toHaveLength(1)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('markup, text that turns around, and base64 that is none stay what they are', () => {
    const bad = '<img src=x onerror=alert(1)>\u202e'
    const { header, rows } = opened({
      log: {
        creator: { name: bad, version: bad },
        pages: Array.from({ length: 10_000 }, (_, n) => ({ id: `page_${n}`, title: bad })),
        entries: [
          { ...echo, startedDateTime: bad },
          { ...echo, _webSocketMessages: [{ type: 'send', opcode: 2, data: '%%%' }] },
        ],
      },
    })
    expect(header.writer.name).toBe(bad)
    expect(header.page).toEqual({ url: '', title: bad })
    expect(header.captured.gaps.join()).not.toContain('\u202e')
    expect(rows[0]?.socket.facts.find(({ kind }) => kind === 'net:frame-sent')).toMatchObject({ preview: '' })
  })

  it('names of sockets that an extension left in a stack are of no meaning here', () => {
    const callFrames = [
      { functionName: 'lifeline doc.1', url: 'chrome-extension://x/page.js', lineNumber: 0, columnNumber: 0 },
    ]
    const { rows } = opened({ log: { entries: [{ ...echo, _initiator: { stack: { callFrames } } }] } })
    expect(rows.map(({ socket }) => [socket.id, socket.summary.site])).toEqual([['net.har-0', []]])
  })
})
