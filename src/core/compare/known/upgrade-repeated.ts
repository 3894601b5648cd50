// Two Upgrade headers, or a list in one: Firefox is content when one of them says websocket.

import { header } from '../../summary.ts'
import { brokenOf, fate, isSound, type Known, summaryOf } from '../known.ts'
import { accepted, handshakeFailed, opened, request } from './heads.ts'

export const upgradeRepeated: Known = {
  id: 'upgrade-repeated',
  sentence:
    'Firefox opens when one of several `Upgrade` values is `websocket`; Chromium wants exactly that one and fails.',
  source: 'RFC 6455 §4.1, response rule 2; measured',
  explains(chromium, firefox) {
    const values = header(summaryOf(firefox).responded?.headers ?? null, 'upgrade').join(',')
    const several = /[,\n]/.test(values)
    return brokenOf(chromium) === 'upgrade-single' && several && isSound(firefox) ? fate : []
  },
  examples: [
    {
      lab: ['duplicate-upgrade'],
      chromium: `0.0  0  constructed  ws://localhost/ws${handshakeFailed("'Upgrade' header must not appear more than once in a response")}`,
      firefox: `0.0  0  constructed  ws://localhost/ws${request}${accepted('upgrade: websocket')}${opened}`,
      aspects: ['outcome', 'verdict', 'events'],
    },
  ],
}
