// Handshakes written in the notation, for the tests that check them: the standard's own key, a request as each
// browser's evidence shows it, and the lines of an answer.

import { type Handshake, inspectHandshake } from '../../src/core/handshake.ts'
import { parse } from '../../src/core/notation.ts'
import type { Browser } from '../../src/core/rule.ts'
import { summarize } from '../../src/core/summary.ts'

export const key = 'dGhlIHNhbXBsZSBub25jZQ=='
export const accept = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='

const offers = {
  chromium: [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
  ],
  // webRequest shows the request as it was before Firefox made an upgrade of it.
  firefox: ['Connection: keep-alive', 'Sec-WebSocket-Extensions: permessage-deflate'],
}

/** The lines of a request as the browser's evidence has them. */
export function requestLines(browser: 'chromium' | 'firefox', protocols: readonly string[] = []): string[] {
  return [
    'Host: h',
    'Origin: http://h',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${key}`,
    ...offers[browser],
    ...(protocols.length > 0 ? [`Sec-WebSocket-Protocol: ${protocols.join(', ')}`] : []),
  ]
}

/** The lines of a right answer. */
export const right: readonly string[] = [
  'Upgrade: websocket',
  'Connection: Upgrade',
  `Sec-WebSocket-Accept: ${accept}`,
]

export interface Asked {
  readonly browser: 'chromium' | 'firefox'
  readonly protocols?: readonly string[]
  readonly request?: readonly string[]
  readonly status?: number
  readonly version?: string
  readonly url?: string
  /** Lines of the notation after the answer. */
  readonly after?: string
}

/** Checks a handshake with these lines as its answer. */
export function answered(lines: readonly string[], asked: Asked): Handshake {
  const { browser, protocols = [], status = 101, version = 'HTTP/1.1', url = 'ws://h/ws', after = '' } = asked
  // A value that begins with a quote is quoted as a whole in the notation.
  const whole = (line: string) => line.replace(/(?<=^[^:]*: )".*/s, (value) => JSON.stringify(value))
  const head = (of: readonly string[]) => of.map((line) => `| ${whole(line)}`).join('\n')
  return told(
    `0.0 0 constructed ${url} ${protocols.length > 0 ? `protocols=${protocols.join(',')}` : ''}
     1.0 0 net:requested ${url}
     1.1 0 net:sent
     ${head(asked.request ?? requestLines(browser, protocols))}
     9.0 0 net:responded ${status} version=${version}
     ${head(lines)}
     ${after}`,
    browser,
  )
}

/** Checks the handshake of a socket whose facts these are. */
export function told(log: string, browser: Browser): Handshake {
  const [section] = parse(log)
  return inspectHandshake(summarize(section?.facts ?? []), browser)
}

/** The checks that failed, by id. */
export function failures({ checks }: Handshake): string[] {
  return checks.filter(({ result }) => result === 'failed').map(({ id }) => id)
}
