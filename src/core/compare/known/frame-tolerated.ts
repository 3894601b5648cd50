// Frames that Chromium fails the connection over and Firefox lets pass.

import type { Summary } from '../../summary.ts'
import { fate, hasFired, isSound, type Known, ruleOf, summaryOf } from '../known.ts'
import { opened } from './heads.ts'

const broken = (text: string) => `0.0  0  constructed  ws://localhost/ws${opened}
  10.5  1  net:failed   "${text}"
  11.0  3  error-fired
  11.0  3  close-fired  1006  unclean`

/** What Chromium says of such a frame, and what it was in Firefox. */
const tolerated: readonly (readonly [said: RegExp, seen: (firefox: Summary) => boolean])[] = [
  [/must not mask/, ({ received }) => received.count > 0],
  [/^Invalid frame header$/, ({ received, closed }) => received.count === 0 && closed === null],
  [/broken close frame|Close received after close/, ({ closed }) => closed?.clean === true],
]

export const frameTolerated: Known = {
  id: 'frame-tolerated',
  sentence:
    'Chromium fails a connection over a frame that Firefox lets pass: a masked one, a reserved close code, or bytes that it still takes for the beginning of a frame.',
  source: 'RFC 6455 §5.1, §5.2, §7.4.1; measured',
  explains(chromium, firefox) {
    if (ruleOf(chromium) !== 'invalid-frame' || !hasFired(chromium, 'open') || !isSound(firefox)) return []
    const text = summaryOf(chromium).failed?.text ?? ''
    return tolerated.some(([said, seen]) => said.test(text) && seen(summaryOf(firefox))) ? fate : []
  },
  examples: [
    {
      lab: ['masked-frame'],
      chromium: broken('A server must not mask any frames that it sends to the client.'),
      firefox: `0.0  0  constructed  ws://localhost/ws${opened}
        10.5  1  message-received  text  5B  preview=hello`,
      aspects: ['outcome', 'verdict', 'events', 'messages received'],
    },
    {
      lab: ['http-after-101'],
      chromium: broken('Invalid frame header'),
      firefox: `0.0  0  constructed  ws://localhost/ws${opened}`,
      aspects: ['outcome', 'verdict', 'events'],
    },
    {
      lab: ['bad-close-code'],
      chromium: broken('Received a broken close frame containing a reserved status code.'),
      firefox: `0.0  0  constructed  ws://localhost/ws${opened}
        11.0  3  close-fired  1005  clean`,
      aspects: ['verdict', 'events', 'close code', 'clean close'],
    },
  ],
}
