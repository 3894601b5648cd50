// After a failure Firefox waits before it connects again, so that it makes fewer attempts in the same time.

import { type Known, summaryOf } from '../known.ts'
import { exactOf } from '../observed.ts'
import type { Viewed } from '../view.ts'
import { refusals } from './refusals.ts'

/** How long the request waited after the constructor. */
function heldFor(viewed: Viewed): number {
  const { requested, startedAt } = summaryOf(viewed)
  return requested ? requested.at - startedAt : 0
}

const attempts = ({ view }: Viewed) => Number.parseInt(exactOf(view, 'attempts') ?? '1', 10)

export const reconnectDelay: Known = {
  id: 'reconnect-delay',
  sentence:
    'After a failed connection Firefox waits longer and longer before it sends the next request to that server, so that it makes fewer attempts in the same time; Chromium sends it at once.',
  source: 'RFC 6455 §7.2.3; Firefox `network.websocket.delay-failed-reconnects`; measured',
  explains(chromium, firefox) {
    const fewer = attempts(firefox) > 1 && attempts(firefox) < attempts(chromium)
    const both = [chromium, firefox].every((each) => summaryOf(each).phase === 'failed')
    const held = heldFor(firefox) >= 100 && heldFor(firefox) > heldFor(chromium)
    return [...(fewer && both ? ['attempts', 'story'] : []), ...(held ? ['handshake time'] : [])]
  },
  examples: [
    {
      chromium: refusals([0, 100, 200, 300, 400], 0),
      firefox: refusals([0, 100, 1100, 2200], 900),
      aspects: ['attempts', 'handshake time'],
    },
  ],
}
