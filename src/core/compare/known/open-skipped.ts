// A 101 and the end right behind it: Chromium always fires open before close, Firefox may not.

import { hasFired, type Known, summaryOf } from '../known.ts'
import { accepted, opened, request } from './heads.ts'

const lost = `0.0  0  constructed  ws://localhost/ws${opened}
  11.0  3  close-fired  1006  unclean`

export const openSkipped: Known = {
  id: 'open-skipped',
  sentence:
    'When a valid 101 is followed at once by the end of the connection or by an invalid frame, Chromium fires `open` first and Firefox may skip it.',
  source: 'WHATWG WebSockets §4; measured: 36 of 40 times in Firefox, never in Chromium',
  explains(chromium, firefox) {
    const { responded } = summaryOf(firefox)
    const skipped = hasFired(firefox, 'close') && !hasFired(firefox, 'open') && responded?.status === 101
    if (!skipped || !hasFired(chromium, 'open') || !hasFired(chromium, 'close')) return []
    return [
      'outcome',
      'events',
      'ready states',
      'clean close',
      'messages*',
      'protocol agreed',
      'extensions agreed',
      'time open',
      'handshake time',
      'story',
    ]
  },
  examples: [
    {
      lab: ['accept-then-fin', 'accept-then-fin-50ms'],
      chromium: lost,
      firefox: `0.0  0  constructed  ws://localhost/ws${request}${accepted()}
        9.5  0  net:completed
       11.0  3  close-fired    1006  unclean`,
      aspects: ['outcome', 'events', 'ready states'],
    },
    {
      lab: ['accept-then-rst'],
      chromium: lost,
      firefox: `0.0  0  constructed  ws://localhost/ws${request}${accepted()}
        9.5  0  net:completed
       11.0  3  error-fired
       11.0  3  close-fired    1006  unclean`,
      aspects: ['outcome', 'events', 'ready states'],
    },
    {
      lab: ['second-101', 'rsv1-frame-at-once'],
      chromium: `0.0  0  constructed  ws://localhost/ws${opened}
        10.5  1  net:failed   "Invalid frame header"
        11.0  3  error-fired
        11.0  3  close-fired  1006  unclean`,
      firefox: `0.0  0  constructed  ws://localhost/ws${request}${accepted()}
        9.5  0  net:completed
       11.0  3  error-fired
       11.0  3  close-fired    1006  unclean`,
      aspects: ['outcome', 'events', 'ready states'],
    },
    {
      lab: ['close-code-then-fin'],
      chromium: `0.0  0  constructed  ws://localhost/ws${opened}
        11.0  3  close-fired  1011  clean`,
      firefox: `0.0  0  constructed  ws://localhost/ws${request}${accepted()}
        9.5  0  net:completed
       11.0  3  close-fired    1011  unclean`,
      aspects: ['outcome', 'events', 'clean close'],
    },
  ],
}
