// An answer that ends in the middle of its head: Firefox shows the lines that came, Chromium the lost connection.

import { header } from '../../summary.ts'
import { brokenOf, type Known, ruleOf, summaryOf } from '../known.ts'
import { exactOf } from '../observed.ts'
import type { Viewed } from '../view.ts'
import { handshakeFailed, request } from './heads.ts'

const lacking: readonly (string | null)[] = ['upgrade-present', 'connection-present', 'accept-present']
/** The letters of a whole Sec-WebSocket-Accept: 20 bytes in base64 (RFC 6455 §4.2.2). */
const whole = 28

/** A header that is missing, or a value that stops short, as in a head that was cut off. */
function stopsShort(firefox: Viewed): boolean {
  const broken = brokenOf(firefox)
  const [value = ''] = header(summaryOf(firefox).responded?.headers ?? null, 'sec-websocket-accept')
  return lacking.includes(broken) || (broken === 'accept-value' && value.length < whole)
}

export const answerCutOff: Known = {
  id: 'answer-cut-off',
  sentence:
    'Of an answer that was cut off in its head, Firefox shows the lines that came and so lacks a header; Chromium tells that the connection was lost.',
  source: 'RFC 9112 §8; measured',
  explains: (chromium, firefox) =>
    ruleOf(chromium) === 'dropped-before-answer' &&
    /ERR_CONNECTION_CLOSED/.test(exactOf(chromium.view, 'failure text') ?? '') &&
    stopsShort(firefox) &&
    exactOf(firefox.view, 'status') === '101'
      ? ['verdict', 'status', 'HTTP version', 'failure text', 'handshake time']
      : [],
  examples: [
    {
      lab: ['partial-headers-fin'],
      chromium: `0.0  0  constructed  ws://localhost/ws${handshakeFailed('net::ERR_CONNECTION_CLOSED')}`,
      firefox: `0.0  0  constructed  ws://localhost/ws${request}
        9.0  0  net:responded  101  version=HTTP/1.1
             |  upgrade: websocket
             |  connection: Upgrade
        9.5  0  net:completed
       10.0  3  error-fired
       10.0  3  close-fired    1006  unclean`,
      aspects: ['verdict', 'failure text'],
    },
    {
      lab: ['partial-headers-fin'],
      chromium: `0.0  0  constructed  ws://localhost/ws${handshakeFailed('net::ERR_CONNECTION_CLOSED')}`,
      firefox: `0.0  0  constructed  ws://localhost/ws${request}
        9.0  0  net:responded  101  version=HTTP/1.1
             |  upgrade: websocket
             |  connection: Upgrade
             |  sec-websocket-accept: s3pPLMBi
        9.5  0  net:completed
       10.0  3  error-fired
       10.0  3  close-fired    1006  unclean`,
      aspects: ['verdict', 'failure text'],
    },
  ],
}
