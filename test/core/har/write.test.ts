// What other tools see of a session that Lifeline writes as HAR: members that HAR 1.2 and Chromium's DevTools know.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { recordingOf } from '../../../src/core/file/describe.ts'
import { recordingOfHar } from '../../../src/core/har/read.ts'
import { harOf } from '../../../src/core/har/write.ts'
import { parse } from '../../../src/core/notation.ts'

const day = Date.UTC(2026, 10, 23)

function written(log: string, writer = { name: 'Lifeline', version: '0.1.0' }) {
  const facts = parse(log)
    .flatMap((section) => section.facts)
    .map((fact) => ({ ...fact, at: fact.at + day }))
  return harOf(
    recordingOf(facts, {
      writer,
      browser: { kind: 'chromium', name: 'Chromium', version: '156.0' },
      os: 'Linux',
      savedAt: null,
      settings: null,
    }),
  )
}

const chat = `
  socket d.0
  0.0  -  ctx:document-started  http://h/app  top
  socket d.1  +10
  0.0  0  constructed       ws://h/chat?room=a%20b&x  connect@http://h/app.js:31:5
  1.0  0  send-called       text  4B  preview=soon  threw="InvalidStateError":"x"
  20.0 1  open-fired
  21.0 1  send-called       text  2B  preview=hi
  25.0 1  message-received  blob  3B
  30.0 2  close-called      1000
  31.0 2  send-called       text  4B  preview=late
  40.0 3  close-fired       1000  clean
  socket net.7  +11
  0.0  -  net:requested     ws://h/chat?room=a%20b&x
  1.0  -  net:sent
          |  Cookie: a=1; b=2=3
  8.0  -  net:responded     101  version=HTTP/1.1
          |  Upgrade: websocket`

it('an entry holds request, answer, stack, and the messages that went out and came in', () => {
  const { log } = written(chat)
  const [{ _lifeline, ...entry }] = log.entries as readonly [(typeof log.entries)[number]]
  expect(entry).toEqual({
    pageref: 'page_1',
    startedDateTime: '2026-11-23T00:00:00.012Z',
    time: 38,
    request: {
      method: 'GET',
      url: 'ws://h/chat?room=a%20b&x',
      httpVersion: 'HTTP/1.1',
      cookies: [
        { name: 'a', value: '1' },
        { name: 'b', value: '2=3' },
      ],
      headers: [{ name: 'Cookie', value: 'a=1; b=2=3' }],
      queryString: [
        { name: 'room', value: 'a%20b' },
        { name: 'x', value: '' },
      ],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: 101,
      statusText: 'Switching Protocols',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [{ name: 'Upgrade', value: 'websocket' }],
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: 7, receive: 31 },
    _resourceType: 'websocket',
    _initiator: {
      type: 'script',
      stack: {
        callFrames: [
          {
            functionName: 'connect',
            scriptId: '',
            url: 'http://h/app.js',
            lineNumber: 30,
            columnNumber: 4,
          },
        ],
      },
    },
    _webSocketMessages: [
      { type: 'send', time: (day + 31) / 1000, opcode: 1, data: 'hi' },
      { type: 'receive', time: (day + 35) / 1000, opcode: 2, data: '' },
    ],
  })
  expect(_lifeline.facts).toHaveLength(11)
  expect(log.pages).toEqual([
    { startedDateTime: '2026-11-23T00:00:00.000Z', id: 'page_1', title: 'http://h/app', pageTimings: {} },
  ])
})

it('frames that the network saw are told instead of the page’s messages, and a failure as DevTools tell it', () => {
  const { log } = written(`
    socket d.1
    0.0  0  constructed  ws://h/chat
    5.0  1  open-fired
    6.0  1  send-called  text  2B  preview=hi
    socket net.1
    0.0  -  net:requested   ws://h/chat
    1.0  -  net:sent
    6.0  -  net:frame-sent  1  2B  preview=hi
    socket d.2
    0.0  0  constructed  ws://h/no
    9.0  3  error-fired
    socket net.2
    0.0  -  net:requested   ws://h/no
    8.0  -  net:failed      "refused"`)
  expect(log.entries.map((entry) => entry._webSocketMessages.map(({ type, data }) => [type, data]))).toEqual([
    [['send', 'hi']],
    [['error', 'refused']],
  ])
  expect(log.entries.map(({ response }) => [response.status, response._error])).toEqual([
    [0, undefined],
    [0, 'refused'],
  ])
})

it('a constructor that threw made no request: its facts stand beside the log', () => {
  const { log } = written('0.0 - construct-threw "not a url" threw="SyntaxError":"x"')
  expect(log.entries).toEqual([])
  expect(log._lifeline.facts).toHaveLength(1)
})

it('is Lifeline’s, also where another tool recorded the session', () => {
  const { log } = written(chat, { name: 'mitmproxy', version: '12' })
  expect(log.creator).toEqual({ name: 'Lifeline', version: '' })
  expect(log._lifeline.header.writer).toEqual({ name: 'mitmproxy', version: '12' })
})

it('an entry that somebody added is read from itself, and the capture says that a HAR told it', () => {
  const { log } = written(chat)
  const { log: other } = JSON.parse(
    readFileSync(new URL('../../fixtures/har/safari.har', import.meta.url), 'utf8'),
  )
  const found = recordingOfHar(
    JSON.parse(JSON.stringify({ log: { ...log, entries: [...log.entries, ...other.entries] } })),
  )
  if (!found.ok) throw new Error(found.why)
  expect(found.value.header.captured).toMatchObject({ page: true, network: ['har'] })
  expect(found.value.header.captured.gaps).toEqual([
    'Passed over: 1 request for something else than a WebSocket.',
    'This HAR has no messages of its sockets.',
    '1 outcome without a time: told as if at the time of the request.',
  ])
  expect(found.value.facts.slice(0, 12)).toEqual(
    [...log.entries.flatMap(({ _lifeline }) => _lifeline.facts), ...log._lifeline.facts]
      .sort(([a], [b]) => a - b)
      .map(([, fact]) => fact),
  )
})
