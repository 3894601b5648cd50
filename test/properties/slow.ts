// Texts made to take a reader's time: a doubled length must not take four times as long. A reader that takes the
// square of it would need minutes for these, and the test would not end.

import * as v from 'valibot'
import { siteOf } from '../../src/background/incoming.ts'
import { parseStack } from '../../src/core/call-site.ts'
import { readFailure } from '../../src/core/failure-text.ts'
import { parse as parseFilter } from '../../src/core/filter/parse.ts'
import { listOf, parseExtensions } from '../../src/core/handshake/header-fields.ts'
import { factsOfEntry, harEntry } from '../../src/core/har/entry.ts'
import { parse } from '../../src/core/notation.ts'
import { printable } from '../../src/core/printable.ts'
import { looksSecret, protocolsOf, queryOf, withoutSecrets } from '../../src/core/secrets.ts'
import { parseServerLog } from '../../src/core/server-log/parse.ts'
import { parseUncaught } from '../../src/core/uncaught.ts'
import type { SubjectId } from '../../src/core/units.ts'
import { frameName, hostOf, pathOf, serverOf } from '../../src/core/words.ts'
import { bounded } from '../../src/wire/bounded.ts'

const letters = 400_000
const fill = (...parts: readonly string[]) =>
  parts.map((part) => part.repeat(Math.ceil(letters / parts.length / part.length))).join('')

/** What a regular expression that begins again in the middle is slow at. */
export const texts: Readonly<Record<string, string>> = {
  'nested functions': `x${fill('/<')}x`,
  'only angles': `${fill('<')}x@http://h/a.js:1:2`,
  'open parentheses': `    at a${fill(' (a:')}`,
  'open paths': `    at <${fill(' (/')}/`,
  'evaluated in each other': `a@x${fill(' line 0 > ')}\r:1:2`,
  colons: fill(':'),
  'numbers and colons': fill(':1'),
  'one long number': `x:${fill('9')}:1`,
  'at signs': fill('@'),
  spaces: fill(' '),
  'spaces with an end': `x${fill(' ')}x`,
  tabs: `x${fill('\t')}\rx`,
  'a line of the notation with many spaces': `0.0  0${fill('  ')}\u2028x`,
  'unclosed quotes': `0.0  0  net:failed  ${fill('"\\')}`,
  'many quotes': `0.0  0  net:failed  ${fill('"a"b')}"`,
  'frames of the notation': `0.0  0  close-called  -  ${fill('a@"b"')}:x`,
  questions: fill('?#'),
  parameters: `?${fill('a&')}=`,
  'one long parameter': `?${fill('a')}`,
  slashes: `http://h${fill('/')}x`,
  'equal signs': `${fill('=')}x`,
  'errors of proxies': fill('NS_ERROR_y'),
  'net errors': `net::ERR_${fill('a')}`,
  'a quoted subprotocol': `Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header value '${fill("' in response does not ")}`,
  exceptions: fill('aError$'),
  extensions: fill('a;b="'),
  commas: fill(','),
  'open quotes': fill('"\\\\'),
  uvicorn: fill("('a',"),
  runserver: fill('WebSocket REJECT H ['),
  times: fill('2026-11-23T00:00:00.'),
  json: `{"a":${fill('[')}}`,
  escapes: fill('\u001b['),
  bidi: fill('\u202e'),
  emoji: fill('😀'),
  filter: fill('-url:"'),
}

export const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'a call stack': parseStack,
  'a call site': siteOf,
  'an exception': parseUncaught,
  'a failure text': readFailure,
  'a handshake failure': (text) => readFailure(`Error during WebSocket handshake: ${text}`),
  'a list of a header': listOf,
  'extensions of a header': parseExtensions,
  'a query': queryOf,
  'a secret': (text) => [looksSecret(text), withoutSecrets(text), protocolsOf([text, text])],
  'a URL': (text) => [
    hostOf(text),
    pathOf(text),
    serverOf(text),
    hostOf(`ws://${text}`),
    pathOf(`ws://h/${text}`),
  ],
  'the name of a frame': (text) => frameName({ function: '', url: text, line: 1, column: 1 }),
  'a server’s log': (text) => parseServerLog(text, 1, 0),
  'printable letters': printable,
  'a filter': parseFilter,
  'a bounded copy': bounded,
  'a HAR’s message': (text) =>
    factsOfEntry(
      v.parse(harEntry, {
        startedDateTime: text,
        request: { url: text },
        response: { status: 0 },
        _webSocketMessages: [{ type: text, time: 0, opcode: 2, data: text }],
      }),
      'net.1' as SubjectId,
      true,
    ),
  'the notation': (text) => {
    try {
      return parse(text)
    } catch (error) {
      return error instanceof SyntaxError
    }
  },
}
