// Whole HARs: those that other tools save, those that Lifeline writes, and what is none.

import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/core/fact.ts'
import { recordingOf } from '../../../src/core/file/describe.ts'
import { recordingOfHar } from '../../../src/core/har/read.ts'
import { harOf } from '../../../src/core/har/write.ts'
import { parse } from '../../../src/core/notation.ts'
import type { Browser } from '../../../src/core/rule.ts'
import { rules } from '../../../src/core/rules/index.ts'
import { openSession } from '../../../src/core/session.ts'
import { anyFact } from '../any-fact.ts'

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/har/${name}.har`, import.meta.url), 'utf8'))

function opened(input: unknown) {
  const found = recordingOfHar(input)
  if (!found.ok) throw new Error(found.why)
  return found.value
}

function told(input: unknown) {
  const { header, facts } = opened(input)
  const session = openSession(header.browser.kind)
  session.append(facts)
  return session
    .rows()
    .map(({ socket: { summary }, diagnosis }) => [
      summary.url.replace(/^ws:\/\/[^/]+/, ''),
      diagnosis.verdict?.rule ?? 'healthy',
      summary.received.count + summary.sentMessages.count,
    ])
}

const recorded = (facts: readonly Fact[], kind: Browser = 'chromium') =>
  recordingOf(facts, {
    writer: { name: 'Lifeline', version: '0.1.0' },
    browser: { kind, name: kind, version: '1' },
    os: 'Linux',
    savedAt: 1,
    settings: null,
  })

describe('a HAR of another tool is diagnosed as far as its facts go', () => {
  it.each([
    [
      'chromium-dashboard-double-mount',
      'chromium',
      [
        ['/ws/chat/', 'healthy', 3],
        ['/ws/dashboard/?cause=double-mount', 'page-closed-while-connecting', 0],
        ['/ws/dashboard/?cause=double-mount', 'healthy', 3],
      ],
    ],
    ['chromium-subprotocol-mismatch', 'chromium', [['/ws/subprotocol-mismatch', 'subprotocol-mismatch', 0]]],
    [
      'firefox-dashboard-double-mount',
      'firefox',
      [
        ['/ws/chat/', 'healthy', 0],
        ['/ws/dashboard/?cause=double-mount', 'healthy', 0],
      ],
    ],
    ['firefox-subprotocol-mismatch', 'firefox', [['/ws/subprotocol-mismatch', 'subprotocol-mismatch', 0]]],
    ['mitmproxy', 'unknown', [['/ws/chat?room=7', 'healthy', 2]]],
    [
      'playwright-webkit',
      'unknown',
      [
        ['/ws/alerts/', 'forbidden', 0],
        ['/ws/feed/', 'undetermined', 0],
      ],
    ],
  ])('%s', (name, kind, sockets) => {
    const { header, facts } = opened(fixture(name))
    expect(header.browser.kind).toBe(kind)
    expect(header.captured).toMatchObject({ page: false, network: ['har'] })
    expect(header.captured.gaps[0]).toMatch(/^No page facts/)
    expect(told(fixture(name)).map(([url, rule, messages]) => [url, rule, messages])).toEqual(sockets)
    for (const { at } of facts) expect(at).toBeGreaterThan(Date.UTC(2026, 0))
  })

  it('says what the tool leaves out', () => {
    expect(opened(fixture('firefox-subprotocol-mismatch')).header.captured.gaps).toContain(
      'No messages and no failure texts: Firefox writes neither into a HAR.',
    )
    const bare = { log: { entries: [{ request: { url: 'http://h/' } }] } }
    expect(opened(bare).header.captured.gaps).toContain('This HAR has no WebSocket among its 1 request.')
  })
})

describe('a HAR that Lifeline writes', () => {
  const examples = rules.flatMap(({ id, examples: own }) =>
    own.map(({ browser, log }, index) => [`${id} ${index + 1}`, browser, log] as const),
  )
  const ajv = new Ajv({
    strict: false,
    formats: { 'date-time': isDate, uri: URL.canParse, ipv4: true, ipv6: true },
  })
  const schemas = new URL('../../../node_modules/har-schema/lib/', import.meta.url)
  for (const name of readdirSync(schemas).filter((each) => each.endsWith('.json'))) {
    const { $schema: _, ...schema } = JSON.parse(readFileSync(new URL(name, schemas), 'utf8'))
    ajv.addSchema(schema)
  }
  const isHar = ajv.getSchema('har.json#')

  it.each(examples)('gives back every fact, and is valid: %s', (_, browser, log) => {
    const recording = recorded(
      parse(log)
        .flatMap(({ facts }) => facts)
        // HAR's times are dates: as in a session, counted from 1970.
        .map((fact) => ({ ...fact, at: fact.at + 1e12 })),
      browser,
    )
    const written = JSON.parse(JSON.stringify(harOf(recording)))
    expect(isHar?.(written), JSON.stringify(isHar?.errors)).toBe(true)
    expect(opened(written)).toEqual(recording)
  })

  it('gives back whatever was recorded', () => {
    fc.assert(
      fc.property(
        fc.array(anyFact(fc.constantFrom('d.0', 'd.1', 'd.2', 'net.1')), { maxLength: 30 }),
        (facts) => {
          const recording = recorded(facts)
          const written = JSON.parse(JSON.stringify(harOf(recording)))
          expect(isHar?.(written), JSON.stringify(isHar?.errors)).toBe(true)
          expect(opened(written)).toEqual(recording)
        },
      ),
    )
  })

  it('is read without what stands beside it, too', () => {
    const [example] = examples.filter(([name]) => name === 'subprotocol-mismatch 1')
    const facts = parse(example?.[2] ?? '').flatMap((section) => section.facts)
    const { log } = harOf(
      recorded(
        facts.map((fact) => ({ ...fact, at: fact.at + 1e12 })),
        example?.[1],
      ),
    )
    const bare = {
      log: {
        ...log,
        _lifeline: undefined,
        entries: log.entries.map((entry) => ({ ...entry, _lifeline: undefined })),
      },
    }
    expect(told(JSON.parse(JSON.stringify(bare)))[0]?.[1]).toBe('subprotocol-mismatch')
  })
})

const isDate = (text: string) => /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(text)

describe('what is no HAR, or is one in part', () => {
  it.each([
    [null, /^not a HAR: /],
    [{ log: [] }, /^not a HAR: log\.entries/],
    [{ log: { entries: {} } }, /^not a HAR: log\.entries/],
    [{ log: { entries: 'many' } }, /^not a HAR: log\.entries/],
  ])('%j is refused', (input, why) => {
    const found = recordingOfHar(input)
    expect(found.ok).toBe(false)
    if (!found.ok) expect(found.why).toMatch(why)
  })

  const good = (fixture('mitmproxy') as { log: { entries: object[] } }).log.entries[0]
  it.each([
    ['a URL that is none', { request: { ...(good as { request: object }).request, url: 7 } }],
    ['a status that is none', { response: { status: 'ok' } }],
    ['headers that are none', { request: { url: 'ws://h/', headers: [{ name: 1 }] } }],
    ['no date', { startedDateTime: 7 }],
  ])('an entry with %s is left out, and told with its place; the others are read', (_, changes) => {
    const { header, facts } = opened({ log: { entries: [good, { ...good, ...changes }, good] } })
    expect(facts.filter(({ kind }) => kind === 'net:responded')).toHaveLength(2)
    expect(header.captured.gaps.filter((gap) => gap.startsWith('Left out: log.entries[1].'))).toHaveLength(1)
  })

  it('a message that is none is left out of its entry, and told with its place', () => {
    const _webSocketMessages = [
      { type: 'send', time: 1, opcode: 1, data: 'a' },
      { type: 7 },
      { type: 'seen', time: 2 },
    ]
    const { header, facts } = opened({ log: { entries: [{ ...good, _webSocketMessages }] } })
    expect(facts.filter(({ kind }) => kind.startsWith('net:frame'))).toHaveLength(1)
    expect(header.captured.gaps.filter((gap) => gap.startsWith('Left out: '))).toEqual([
      expect.stringContaining('log.entries[0]._webSocketMessages[1].type: '),
      expect.stringContaining('log.entries[0]._webSocketMessages[2].type: '),
    ])
  })

  it('takes null, absent and unheard members for nothing', () => {
    const { facts } = opened({
      log: {
        creator: null,
        pages: null,
        entries: [
          {
            ...good,
            _initiator: null,
            timings: null,
            cache: null,
            response: null,
            comment: 'x',
            __proto__: { a: 1 },
          },
          { startedDateTime: '2026-11-23T09:15:02Z', request: { url: 'wss://h/', headers: null } },
          null,
          7,
          'entry',
        ],
      },
    })
    expect(facts.filter(({ kind }) => kind === 'net:requested')).toHaveLength(2)
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.jsonValue(), (entry, own) => {
        recordingOfHar({
          log: { entries: [entry, { request: { url: 'ws://h' }, _lifeline: own }], _lifeline: own },
        })
        recordingOfHar(entry)
      }),
    )
  })
})
