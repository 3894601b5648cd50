// A session given away holds no secret, tells equal ones apart from different ones, and says the same of its sockets.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/core/diagnose.ts'
import type { Fact } from '../../src/core/fact.ts'
import { recordingOf } from '../../src/core/file/describe.ts'
import { textOfFile } from '../../src/core/file/write.ts'
import { logOf } from '../../src/core/log.ts'
import { parse } from '../../src/core/notation.ts'
import { redact } from '../../src/core/redact/redact.ts'
import type { Browser } from '../../src/core/rule.ts'
import { rules } from '../../src/core/rules/index.ts'
import { openSession } from '../../src/core/session.ts'
import { storyRules } from '../../src/core/stories/rules/index.ts'
import { anyFact } from './any-fact.ts'

const factsOf = (text: string) => parse(text).flatMap((section) => section.facts)

function recorded(facts: readonly Fact[], kind: Browser = 'chromium') {
  const browser = { kind, name: kind, version: '1' }
  return recordingOf(facts, {
    writer: { name: 'Lifeline', version: '0' },
    browser,
    os: '',
    savedAt: null,
    settings: null,
  })
}

const redacted = (text: string) => redact(recorded(factsOf(text)))
const textOf = (text: string) => textOfFile(redacted(text).recording)

describe('what is taken out', () => {
  const session = `
    socket d.1
    100.0  0  constructed  wss://anna:s3same-open@h/ws/AbCdEfGhIjKlMnOpQrSt1234/?room=7&token=topsecret1  protocols=access_token,hunter2000  connect@https://app/main.js?key=k-secret-1:3:1
    100.5  0  net:requested  wss://h/ws/?token=topsecret1
    101.0  0  net:sent
           |  Cookie: sessionid=cook1e-monster; theme=dark-side
           |  Authorization: Bearer b34rer-token
           |  X-Api-Key: k3y-of-the-kingdom
           |  Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
           |  Sec-WebSocket-Protocol: access_token, hunter2000
           |  Referer: https://app/?session=refer3r-session&tab=1
    120.0  0  net:responded  101
           |  Set-Cookie: sessionid=n3w-cookie; HttpOnly; Path=/
           |  Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
    121.0  1  open-fired  protocol=hunter2000
    122.0  1  message-received  text  12B  preview="my diary"
    123.0  1  message-received  text  12B  preview="my diary"
    124.0  1  send-called  text  5B  preview=other
    130.0  3  close-fired  1008  unclean  reason="bad token topsecret1, anna"
  `
  const { recording, replaced } = redacted(session)
  const text = textOfFile(recording)

  it.each([
    's3same-open',
    'AbCdEfGhIjKlMnOpQrSt1234',
    'topsecret1',
    'hunter2000',
    'k-secret-1',
    'cook1e-monster',
    'dark-side',
    'b34rer-token',
    'k3y-of-the-kingdom',
    'refer3r-session',
    'n3w-cookie',
    'my diary',
    'other"',
  ])('%s', (secret) => {
    expect(text).not.toContain(secret)
  })

  it('is replaced by the same name wherever it stood', () => {
    const [constructed, , sent, , opened, first, second, third, closed] = recording.facts
    expect(constructed).toMatchObject({
      url: 'wss://redacted-userinfo-1@h/ws/redacted-path-1/?room=7&token=redacted-query-1',
      protocols: ['access_token', 'redacted-subprotocol-1'],
    })
    expect(sent).toMatchObject({
      headers: [
        ['Cookie', 'sessionid=redacted-cookie-1; theme=redacted-cookie-2'],
        ['Authorization', 'Bearer redacted-authorization-1'],
        ['X-Api-Key', 'redacted-authorization-2'],
        ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
        ['Sec-WebSocket-Protocol', 'access_token, redacted-subprotocol-1'],
        ['Referer', 'https://app/?session=redacted-query-3&tab=1'],
      ],
    })
    expect(opened).toMatchObject({ protocol: 'redacted-subprotocol-1' })
    expect([first, second, third].map((fact) => fact && 'preview' in fact && fact.preview)).toEqual([
      'redacted-message-1',
      'redacted-message-1',
      'redacted-message-2',
    ])
    expect(closed).toMatchObject({ reason: 'bad token redacted-query-1, anna' })
  })

  it('is told before it leaves: what, where, and how often', () => {
    expect(replaced.find(({ name }) => name === 'token')).toEqual({
      kind: 'query',
      name: 'token',
      pseudonym: 'redacted-query-1',
      shown: 'present, 10 characters',
      uses: 4,
    })
    expect(recording.header.redacted).toEqual({
      cookie: 3,
      authorization: 2,
      query: 3,
      subprotocol: 1,
      path: 1,
      userinfo: 1,
      message: 2,
    })
  })

  it('is not taken out twice', () => {
    const again = redact(recording)
    expect(again.recording).toEqual(recording)
    expect(again.replaced).toEqual([])
  })
})

it('leaves ordinary words, ids and versions alone', () => {
  const text = textOf(`
    socket d.1
    100.0  0  constructed  ws://h/rooms/42/550e8400-e29b-41d4-a716-446655440000?v=2&lang=tr  protocols=graphql-transport-ws,v12.stomp
    101.0  0  net:sent
           |  Origin: https://app
           |  User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0
           |  Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits
  `)
  expect(text).not.toContain('redacted-')
})

describe('what is said of a session stays the same', () => {
  const examples = [...rules, ...storyRules].flatMap(({ id, examples: own }) =>
    own.map((example, index) => [`${id} ${index + 1}`, example] as const),
  )
  it.each(examples)('%s', (_, { browser, log }) => {
    const told = (facts: readonly Fact[]) => {
      const session = openSession(browser)
      session.append(facts)
      return [
        [...diagnose(logOf(facts), browser)].map(([id, { verdict, also }]) => [
          id,
          verdict?.rule,
          verdict?.certainty,
          also.map(({ rule }) => rule),
        ]),
        session.stories().map(({ id, kind, sockets, verdict }) => [id, kind, sockets, verdict?.rule]),
      ]
    }
    const facts = factsOf(log)
    expect(told(redact(recorded(facts, browser)).recording.facts)).toEqual(told(facts))
  })
})

it('never throws, never loses a fact, and gives a session that is read back, whatever the facts are', () => {
  fc.assert(
    fc.property(fc.array(anyFact(), { maxLength: 20 }), (facts) => {
      const { recording } = redact(recorded(facts))
      expect(recording.facts.map(({ kind, about, at }) => [kind, about, at])).toEqual(
        facts.map(({ kind, about, at }) => [kind, about, at]),
      )
      expect(redact(recording).recording).toEqual(recording)
    }),
  )
})

/** A secret as people make them. */
const secret = fc
  .string({ unit: fc.constantFrom(...'abcdefghijABCDEFGHIJ0123456789_-'), minLength: 24, maxLength: 40 })
  .filter((text) => /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && /^\w.*\w$/.test(text))

it('holds no secret in any place that secrets travel in', () => {
  fc.assert(
    fc.property(secret, fc.nat({ max: 8 }), (hidden, place) => {
      const line = [
        `net:requested  ws://h/?token=${hidden}`,
        `net:requested  ws://h/x/${hidden}/y`,
        `net:requested  ws://user:${hidden}@h/`,
        `net:sent\n | Cookie: a=1; b=${hidden}`,
        `net:sent\n | Authorization: Basic ${hidden}`,
        `net:sent\n | Sec-WebSocket-Protocol: bearer, ${hidden}`,
        `net:sent\n | Referer: http://h/?a=1&b=${hidden}#c`,
        `net:responded  302\n | Location: /login?ticket=${hidden}`,
        `net:frame-sent  1  40B  preview=${hidden}`,
      ][place]
      expect(textOf(`socket net.1\n1.0  0  ${line}\n`)).not.toContain(hidden)
    }),
  )
})
