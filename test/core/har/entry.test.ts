// WebSocket entries as Chromium's DevTools gives them: while pending, failed, opened and ended.

import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { factsOfEntry, harEntry, initiatorOf, isSocketEntry, isStream } from '../../../src/core/har/entry.ts'
import { printFacts } from '../../../src/core/notation.ts'
import type { SubjectId } from '../../../src/core/units.ts'

const about = 'net.x-1' as SubjectId
const base = {
  pageref: 'page_1',
  startedDateTime: '2026-11-23T03:17:46.046Z',
  request: { url: 'ws://h/ws', headers: [{ name: 'Upgrade', value: 'websocket' }] },
  response: { status: 0, httpVersion: '', headers: [] },
  timings: { wait: 1.265, receive: 1.233 },
  _initiator: {
    type: 'script',
    stack: {
      callFrames: [
        {
          functionName: 'lifeline abc.3',
          url: 'chrome-extension://x/page.js',
          lineNumber: 0,
          columnNumber: 135,
        },
        { functionName: 'open', url: 'http://h/app.js', lineNumber: 46, columnNumber: 11 },
      ],
    },
  },
  _webSocketMessages: [
    {
      type: 'error',
      time: 1795403866.0474,
      opcode: -1,
      data: 'Error during WebSocket handshake: Unexpected response code: 403',
    },
  ],
}
const read = (entry: object, frames = false) =>
  factsOfEntry(v.parse(harEntry, { ...base, ...entry }), about, frames)

describe('a HAR entry', () => {
  it('of a failed handshake gives the request, that it was sent, and the exact text', () => {
    expect(printFacts(read({}))).toBe(
      `     0.0  -  net:requested         ws://h/ws  from=http://h/app.js  initiator=abc.3  open@http://h/app.js:47:12
     0.0  -  net:sent
          |  Upgrade: websocket
     1.4  -  net:failed            "Error during WebSocket handshake: Unexpected response code: 403"
`,
    )
  })

  it('of a request that was never sent has no times to tell', () => {
    const facts = read({
      startedDateTime: '1969-12-31T23:59:59.000Z',
      request: { url: 'ws://h/ws', headers: [] },
    })
    expect(facts.map(({ kind, at }) => [kind, at])).toEqual([
      ['net:requested', 0],
      ['net:failed', 0],
    ])
  })

  it('of a socket that opened and ended gives answer, end and, when asked, its frames', () => {
    const facts = read(
      {
        response: {
          status: 101,
          httpVersion: 'HTTP/1.1',
          headers: [{ name: 'Upgrade', value: 'websocket' }],
        },
        timings: { wait: 27.4, receive: 301.7 },
        _webSocketMessages: [{ type: 'receive', time: 1795403866.1, opcode: 1, data: 'héllo' }],
      },
      true,
    )
    expect(facts.map(({ kind }) => kind)).toEqual([
      'net:requested',
      'net:sent',
      'net:responded',
      'net:frame-received',
      'net:ended',
    ])
    expect(facts[3]).toMatchObject({ opcode: 1, size: 6, preview: 'héllo' })
  })

  it('names the socket that its stack went through, and no other', () => {
    expect(initiatorOf(v.parse(harEntry, base))).toBe('abc.3')
    expect(initiatorOf(v.parse(harEntry, { ...base, _initiator: null }))).toBeUndefined()
  })

  it('names a stream’s socket as well, and says that it is a stream', () => {
    const of = (functionName: string) =>
      v.parse(harEntry, { ...base, _initiator: { stack: { callFrames: [{ functionName }] } } })
    expect(initiatorOf(of('lifeline abc.3 stream'))).toBe('abc.3')
    expect([of('lifeline abc.3 stream'), of('lifeline abc.3'), of('stream')].map(isStream)).toEqual([
      true,
      false,
      false,
    ])
  })

  it('is a socket’s by its type or its scheme', () => {
    expect(isSocketEntry({ request: { url: 'http://h/' }, _resourceType: 'websocket' })).toBe(true)
    expect(isSocketEntry({ request: { url: 'wss://h/' } })).toBe(true)
    expect(isSocketEntry({ request: { url: 'https://h/' }, _resourceType: 'fetch' })).toBe(false)
  })
})
