// Text of strangers: read or refused, in time that grows with its length, and never outside of the types.

import fc from 'fast-check'
import { siteOf } from '../../src/background/incoming.ts'
import { parseStack } from '../../src/core/call-site.ts'
import { decodeFact } from '../../src/core/decode.ts'
import { readFailure } from '../../src/core/failure-text.ts'
import { parse as parseFilter } from '../../src/core/filter/parse.ts'
import { print as printFilter } from '../../src/core/filter/print.ts'
import { listOf, parseExtensions } from '../../src/core/handshake/header-fields.ts'
import { parse, print, printFacts } from '../../src/core/notation.ts'
import { printable } from '../../src/core/printable.ts'
import { withoutSecrets } from '../../src/core/secrets.ts'
import { formats } from '../../src/core/server-log/formats/index.ts'
import { parseServerLog } from '../../src/core/server-log/parse.ts'
import { parseUncaught } from '../../src/core/uncaught.ts'
import { frameName, hostOf, pathOf, serverOf } from '../../src/core/words.ts'
import { anyFact } from '../core/any-fact.ts'
import { expectCleanPrototypes, hostileText, must, type Property } from './hostile.ts'

/** A text with some of its letters gone, doubled or replaced. */
function mutated(sound: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const change = fc.tuple(fc.nat(), fc.nat({ max: 8 }), fc.oneof(hostileText, fc.constant('')))
  return fc.tuple(sound, fc.array(change, { maxLength: 3 })).map(([text, changes]) =>
    changes.reduce((left, [at, length, put]) => {
      const start = left.length === 0 ? 0 : at % left.length
      return left.slice(0, start) + put + left.slice(start + length)
    }, text),
  )
}

const notation = mutated(
  fc.array(anyFact(), { minLength: 1, maxLength: 4 }).map((facts) => printFacts(facts)),
)
const stack = mutated(
  fc.constantFrom(
    'Error\n    at new Socket (http://h/app.js?v=1:47:12)\n    at async Promise.all (index 0)\n    at http://h/a.js:3:1',
    'cleanup/<@http://h/app.js:47:12\npromise callback*start@http://h/app.js line 3 > eval:1:1\n',
  ),
)
const serverLine = mutated(
  fc.constantFrom(...formats.flatMap(({ examples }) => examples.map(({ line }) => line))),
)
const serverLog = fc
  .array(fc.oneof(serverLine, hostileText), { maxLength: 6 })
  .map((lines) => lines.join('\n'))
const extensions = mutated(
  fc.constantFrom('permessage-deflate; client_max_window_bits="15", x-y;a="\\"b"', 'a;b=c,d', ','),
)
const failure = mutated(
  fc.constantFrom(
    `Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header value 'a' in response does not match any of sent values`,
    'Error in connection establishment: net::ERR_PROXY_AUTH_UNSUPPORTED',
    'NS_ERROR_NET_TIMEOUT',
    'Error during WebSocket handshake: Unexpected response code: 403',
  ),
)

export const textProperties: readonly Property[] = [
  {
    name: 'the notation refuses with a SyntaxError, or gives facts that are sound',
    runs: 300,
    holds: fc.property(fc.oneof(notation, hostileText), (text) => {
      let sections: ReturnType<typeof parse>
      try {
        sections = parse(text)
      } catch (error) {
        must(error instanceof SyntaxError, `it threw ${error}`)
        return
      }
      for (const { facts } of sections)
        for (const fact of facts) {
          const decoded = decodeFact({ ...fact, about: 'd.1', at: Math.max(0, fact.at) })
          must(decoded.ok, `read, but no fact: ${decoded.ok || decoded.why}`)
        }
      const printed = print(sections)
      must(print(parse(printed)) === printed, 'printed again, it is another')
      expectCleanPrototypes()
    }),
  },
  {
    name: 'whatever a fact holds, its line is of printable letters, and so is every text made printable',
    runs: 300,
    holds: fc.property(anyFact(), hostileText, (fact, text) => {
      for (const line of printFacts([fact]).split('\n'))
        must(printable(line) === line, `deceiving letters in ${JSON.stringify(line)}`)
      const once = printable(text)
      must(!/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(once), `deceiving letters in ${JSON.stringify(once)}`)
    }),
  },
  {
    name: 'a call stack gives at most a dozen frames with whole numbers',
    runs: 300,
    holds: fc.property(fc.oneof(stack, hostileText), (text) => {
      for (const site of [parseStack(text), siteOf(text)]) {
        must(site.length <= 12, 'too many frames')
        for (const { url, line, column, function: name } of site)
          must(
            Number.isSafeInteger(line) &&
              Number.isSafeInteger(column) &&
              url.length <= 2000 &&
              name.length <= 200,
            `no frame: ${url}:${line}:${column}`,
          )
        for (const frame of site) must(frameName(frame).endsWith(`:${frame.line}`), 'no name of a frame')
      }
    }),
  },
  {
    name: 'exceptions, failure texts, headers, URLs and filters are read without throwing',
    runs: 300,
    holds: fc.property(fc.oneof(hostileText, failure, extensions), (text) => {
      const { name, message } = parseUncaught(text)
      must(text.includes(name) && text.includes(message), 'what is told was not said')
      const cause = readFailure(text)
      must(typeof cause.is === 'string', 'a cause has a name')
      if (cause.is === 'status') must(Number.isInteger(cause.status), `no status: ${cause.status}`)
      const { extensions: read, wrong } = parseExtensions(text)
      must(wrong !== null || read.length > 0, 'nothing read, and nothing wrong')
      must(listOf(text).length > 0, 'a list has an element')
      for (const said of [hostOf, serverOf, pathOf, withoutSecrets].map((say) => say(text)))
        must(typeof said === 'string', 'not a text')
      const written = printFilter(parseFilter(text).terms)
      must(printFilter(parseFilter(written).terms) === written, 'a filter says another thing when read again')
      expectCleanPrototypes()
    }),
  },
  {
    name: 'a server’s log becomes facts that are sound, and every line is counted',
    runs: 200,
    holds: fc.property(serverLog, (text) => {
      const { facts, lines, notUnderstood } = parseServerLog(text, 1, Date.UTC(2026, 10, 23))
      must(notUnderstood <= lines, 'more lines not understood than there are')
      for (const fact of facts) {
        const decoded = decodeFact(fact)
        must(decoded.ok, `no fact: ${decoded.ok || decoded.why}`)
      }
      expectCleanPrototypes()
    }),
  },
]
