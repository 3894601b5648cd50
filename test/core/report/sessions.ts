// Sessions for the tests of reports, from logs in the notation.

import { recordingOf } from '../../../src/core/file/describe.ts'
import { parse } from '../../../src/core/notation.ts'
import { type Reading, read } from '../../../src/core/report/reading.ts'
import type { Browser } from '../../../src/core/rule.ts'

/** A session as it would be read from a file; times count from an evening in November. */
export function sessionOf(log: string, browser: Browser = 'chromium', title = 'Dashboard'): Reading {
  const base = Date.UTC(2026, 10, 23, 17, 4)
  const facts = parse(log)
    .flatMap(({ facts: found }) => found)
    .map((fact) => ({ ...fact, at: Math.round((fact.at + base) * 10) / 10 }))
  const names = { chromium: 'Chromium', firefox: 'Firefox', unknown: '' }
  return read(
    recordingOf(facts, {
      writer: { name: 'Lifeline', version: '0.1.0' },
      browser: { kind: browser, name: names[browser], version: browser === 'unknown' ? '' : '156.0' },
      os: 'Linux',
      page: { url: 'http://localhost:5173/dashboard', title },
      savedAt: base + 60_000,
      settings: null,
      network: 'devtools.network',
    }),
  )
}

export const earlyClosed = `
socket d.0
     0.0  -  ctx:document-started  http://localhost:5173/dashboard  top
socket d.1
     0.0  0  constructed           ws://localhost:8000/ws/dashboard/?token=s3cr3tS3cr3t  protocols=access_token
     1.1  0  handler-set           onopen  useWebSocket.ts:31
    18.4  2  close-called          -  cleanup@useWebSocket.ts:47
    21.7  2  net:responded         101
          |  upgrade: websocket
    22.0  3  error-fired
    22.1  3  close-fired           1006  unclean
socket d.2  +30.0
     0.0  0  constructed           ws://localhost:8000/ws/chat/
     8.0  1  open-fired
    20.0  1  message-received      text  12B  preview="hello there"
`

/** What a hostile page would have its visitors' colleagues read. */
export const hostile: readonly string[] = [
  '</style><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '<!--',
  ']]>',
  '\u202egpj.exe\u2066',
  '`code` ``` ~~~',
  '@everyone #1 octo/cat#2 GH-3 0123456789abcdef0123456789abcdef01234567',
  '[click](https://evil.example) ![x](https://evil.example/x.png)',
  'https://evil.example www.evil.example me@evil.example',
  '| a | b |\n\n# heading\n* item\n1. one',
  '$(touch /tmp/owned) `id` $HOME \'"\\ !!',
  `*/ // \u2028 \${process.exit(1)} $page$`,
  ':+1: $x^2$ <details>',
]
