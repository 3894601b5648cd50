// An informational answer before the 101: Chromium takes the first status for the answer.

import { fate, isSound, type Known, ruleOf } from '../known.ts'
import { exactOf } from '../observed.ts'
import { accepted, handshakeFailed, opened, request } from './heads.ts'

export const earlyHints: Known = {
  id: 'early-hints',
  sentence:
    'Chromium takes an informational answer such as 103 for the final one and fails; Firefox waits for the 101.',
  source: 'RFC 8297; RFC 9110 §15.2; measured',
  explains: (chromium, firefox) =>
    ruleOf(chromium) === 'http-status' &&
    /^1(?!01)\d\d$/.test(exactOf(chromium.view, 'status') ?? '') &&
    isSound(firefox)
      ? fate
      : [],
  examples: [
    {
      lab: ['early-hints'],
      chromium: `0.0  0  constructed  ws://localhost/ws${handshakeFailed('Unexpected response code: 103')}`,
      firefox: `0.0  0  constructed  ws://localhost/ws${request}${accepted()}${opened}`,
      aspects: ['outcome', 'verdict', 'events', 'status'],
    },
  ],
}
