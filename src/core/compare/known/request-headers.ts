// Headers in which each browser speaks of itself, and the order in which they are sent.

import type { Known } from '../known.ts'
import { opened } from './heads.ts'

const ownHeaders: readonly string[] = [
  'order of request headers',
  'request header sec-fetch-*',
  'request header sec-ch-*',
  ...(
    'user-agent accept accept-encoding accept-language cache-control pragma connection upgrade dnt sec-gpc te ' +
    'priority referer'
  )
    .split(' ')
    .map((name) => `request header ${name}`),
]

const sent = (...lines: readonly string[]) => `
   2.0  0  net:requested  ws://localhost/ws
   2.1  0  net:sent${lines.map((line) => `\n        |  ${line}`).join('')}`

export const requestHeaders: Known = {
  id: 'request-headers',
  sentence:
    'Each browser sends headers of its own (`User-Agent`, `Accept`, `Sec-Fetch-*`, client hints), and in an order of its own.',
  source: 'Fetch §2.2, Fetch Metadata §2; RFC 9110 §5.3: the order of different fields has no meaning',
  everyday: true,
  explains: () => ownHeaders,
  examples: [
    {
      chromium: `0.0  0  constructed  ws://localhost/ws${sent(
        'Host: localhost',
        'Connection: Upgrade',
        'Pragma: no-cache',
        'User-Agent: Chrome',
        'Origin: http://localhost',
        'Accept-Language: en',
      )}${opened}`,
      firefox: `0.0  0  constructed  ws://localhost/ws${sent(
        'Host: localhost',
        'User-Agent: Firefox',
        'Accept: */*',
        'Accept-Language: en-US',
        'Origin: http://localhost',
        'Connection: keep-alive, Upgrade',
        'Sec-Fetch-Mode: websocket',
      )}${opened}`,
      aspects: ['request header user-agent', 'request header sec-fetch-mode', 'order of request headers'],
    },
  ],
}
