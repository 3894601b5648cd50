// An invalid frame: both browsers fail the connection, and only Chromium says over what.

import { hasFired, type Known, ruleOf, summaryOf } from '../known.ts'
import { accepted, opened, request } from './heads.ts'

const chromium = (text: string) => `0.0  0  constructed  ws://localhost/ws${opened}
  10.5  1  net:failed   "${text}"
  11.0  3  error-fired
  11.0  3  close-fired  1006  unclean`

export const frameNotNamed: Known = {
  id: 'frame-not-named',
  sentence:
    'Both browsers fail a connection over an invalid frame, but only Chromium says which rule it broke: in Firefox it looks like a connection that the server dropped.',
  source: 'WHATWG WebSockets §4: pages are not told; measured',
  explains: (one, other) =>
    ruleOf(one) === 'invalid-frame' &&
    ruleOf(other) === 'closed-after-accept' &&
    summaryOf(other).closed?.code === 1006 &&
    hasFired(other, 'error')
      ? ['verdict', 'failure text']
      : [],
  examples: [
    {
      lab: ['rsv1-frame', 'bad-opcode', 'invalid-utf8', 'oversize-control', 'bad-deflate'],
      chromium: chromium('Could not decode a text frame as UTF-8.'),
      firefox: `0.0  0  constructed  ws://localhost/ws${request}${accepted()}${opened}
        11.0  3  error-fired
        11.0  3  close-fired  1006  unclean`,
      aspects: ['verdict', 'failure text'],
    },
  ],
}
