// Files of strangers: entries of a HAR, source maps and the sources in them.

import fc from 'fast-check'
import * as v from 'valibot'
import { enclosingFunctions, placeName } from '../../panels/sources/enclosing.ts'
import { createSourceMaps } from '../../panels/sources/source-maps.ts'
import { decodeFact } from '../../src/core/decode.ts'
import { factsOfEntry, harEntry, initiatorOf, isSocketEntry, isStream } from '../../src/core/har/entry.ts'
import type { SubjectId } from '../../src/core/units.ts'
import {
  exotic,
  expectCleanPrototypes,
  hostileText,
  json,
  must,
  type Property,
  trapped,
  withTraps,
} from './hostile.ts'

const orJunk = <T>(sound: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: sound }, { weight: 1, arbitrary: json })
const number = orJunk(fc.oneof(fc.double(), fc.integer(), fc.constantFrom(101, 403, 1.5, -1, 1e300)))
const text = orJunk(hostileText)
const header = orJunk(fc.record({ name: text, value: text }))
const callFrames = orJunk(
  fc.array(
    fc.record(
      {
        functionName: fc.oneof(text, fc.constant('lifeline abc.3')),
        url: text,
        lineNumber: number,
        columnNumber: number,
      },
      { requiredKeys: [] },
    ),
    { maxLength: 3 },
  ),
)
const entry = fc.record(
  {
    pageref: text,
    startedDateTime: orJunk(
      fc.oneof(
        fc.constantFrom('2026-11-23T03:17:46.046Z', '1969-01-01', '+275760-09-13T00:00:00.000Z'),
        hostileText,
      ),
    ),
    time: number,
    request: orJunk(fc.record({ url: text, headers: orJunk(fc.array(header, { maxLength: 2 })) })),
    response: orJunk(
      fc.record({ status: number, httpVersion: text, headers: orJunk(fc.array(header, { maxLength: 2 })) }),
    ),
    timings: orJunk(fc.record({ wait: number, receive: number })),
    _initiator: orJunk(
      fc.record({
        url: text,
        stack: orJunk(fc.record({ callFrames, parent: orJunk(fc.record({ callFrames })) })),
      }),
    ),
    _webSocketMessages: orJunk(
      fc.array(
        orJunk(
          fc.record({
            type: fc.oneof(text, fc.constantFrom('send', 'receive', 'error')),
            time: number,
            opcode: number,
            data: text,
          }),
        ),
        { maxLength: 3 },
      ),
    ),
  },
  { requiredKeys: ['startedDateTime', 'request', 'response'] },
)

/** A stack whose parts lead to each other for ever, as no file but an object can. */
const endless = () => {
  const stack: Record<string, unknown> = {
    callFrames: [{ functionName: 'f', url: 'http://h/', lineNumber: 1, columnNumber: 1 }],
  }
  stack.parent = stack
  return { startedDateTime: '', request: { url: 'ws://h' }, response: { status: 0 }, _initiator: { stack } }
}

const map = fc.record(
  {
    version: orJunk(fc.constant(3)),
    sources: orJunk(fc.array(orJunk(hostileText), { maxLength: 3 })),
    sourcesContent: orJunk(fc.array(orJunk(hostileText), { maxLength: 3 })),
    names: orJunk(fc.array(text, { maxLength: 2 })),
    mappings: orJunk(fc.string({ unit: fc.constantFrom(...'AACDgB;,+/%'), maxLength: 30 })),
    sourceRoot: text,
    ignoreList: json,
    sections: fc.option(json, { nil: undefined }),
  },
  { requiredKeys: ['mappings'] },
)
const source = fc.oneof(
  hostileText,
  fc.string({
    unit: fc.constantFrom(
      'function ',
      'const a = ',
      '(',
      ')',
      '=> ',
      '{',
      '}',
      '`${',
      '/',
      '*',
      '\n',
      'x',
      ' ',
      '"',
      ',',
      'return ',
    ),
    maxLength: 60,
  }),
)

export const fileProperties: readonly Property[] = [
  {
    name: 'an entry of a HAR becomes facts that are sound, or is refused',
    runs: 300,
    holds: fc.property(
      fc.oneof({ weight: 8, arbitrary: entry }, json, exotic, fc.constant(null).map(endless)),
      (input) => {
        try {
          withTraps(() => isSocketEntry(input))
        } catch (error) {
          // Only an object that runs code when it is read, which no log is.
          must(error instanceof RangeError && error.message === trapped, `it threw ${error}`)
          return
        }
        const found = v.safeParse(harEntry, input)
        if (!found.success) return
        for (const fact of factsOfEntry(found.output, 'net.1' as SubjectId, true)) {
          const decoded = decodeFact(fact)
          must(decoded.ok, `no fact: ${decoded.ok || decoded.why}`)
        }
        const initiator = initiatorOf(found.output)
        must(initiator === undefined || /^\w+\.\d+$/.test(initiator), `no socket: ${initiator}`)
        must(typeof isStream(found.output) === 'boolean', 'a stream or none')
        expectCleanPrototypes()
      },
    ),
  },
  {
    name: 'a source map is read or not, says why not, and never throws where a call site is drawn',
    runs: 150,
    holds: fc.asyncProperty(
      fc.oneof(map, json),
      hostileText,
      fc.nat({ max: 4 }),
      async (content, name, line) => {
        const encoded = encodeURIComponent(JSON.stringify(content) ?? '')
        const script = `x\n//# sourceMappingURL=data:application/json,${encoded}`
        const maps = createSourceMaps(async (url) => ({
          text: url.startsWith('data:') ? decodeURIComponent(url.slice(url.indexOf(',') + 1)) : script,
          mapHeader: '',
        }))
        const frame = { function: name.slice(0, 20), url: 'http://h/a.js', line, column: 3 }
        must(maps.original(frame) === null, 'known before it was read')
        // The reading is a few promises long.
        for (let turns = 0; turns < 20; turns++) await Promise.resolve()
        const original = maps.original(frame)
        const why = maps.failure(frame)
        must(
          typeof why === 'string' && (original === null || why === ''),
          'an original, and a reason for none',
        )
        if (original) {
          const { url, function: called, line: row, column } = original.frame
          must(
            typeof url === 'string' && typeof called === 'string' && typeof original.name === 'string',
            'a place without a name',
          )
          must(Number.isSafeInteger(row) && Number.isSafeInteger(column), `no place: ${row}:${column}`)
        }
        expectCleanPrototypes()
      },
    ),
  },
  {
    name: 'any text can be looked through for its functions',
    runs: 200,
    holds: fc.property(source, fc.nat({ max: 5 }), fc.nat({ max: 30 }), (content, line, column) => {
      must(typeof placeName(enclosingFunctions(content, line, column)) === 'string', 'no name')
    }),
  },
]
