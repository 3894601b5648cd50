// Beside certain extensions Chromium withholds why a socket failed: its verdict is then a list, Firefox's a cause.

import { type Known, ruleOf, summaryOf } from '../known.ts'
import { failedAs, request } from './heads.ts'

export const textWithheld: Known = {
  id: 'text-withheld',
  sentence:
    'Another extension made Chromium withhold why the socket failed, so its verdict is narrowed to a list; Firefox shows the cause.',
  source: 'measured: any extension that holds `webRequest` or `declarativeNetRequest`',
  explains(chromium, firefox) {
    const list = chromium.row.diagnosis.verdict?.oneOf ?? []
    const withheld = ruleOf(chromium) === 'answer-withheld' && summaryOf(chromium).failed?.text === ''
    const fits = list.length === 0 || list.includes(ruleOf(firefox) ?? '')
    return withheld && fits && summaryOf(firefox).phase === 'failed' ? ['verdict'] : []
  },
  examples: [
    {
      chromium: `0.0  0  constructed  ws://localhost/ws
        1.0  0  net:requested  ws://localhost/ws
        1.1  0  net:sent${failedAs('')}`,
      firefox: `0.0  0  constructed  ws://localhost/ws${request}
        9.0  0  net:responded  404  version=HTTP/1.1
        9.5  0  net:failed     NS_ERROR_WEBSOCKET_CONNECTION_REFUSED
       10.0  3  error-fired
       10.0  3  close-fired    1006  unclean`,
      aspects: ['verdict'],
    },
  ],
}
