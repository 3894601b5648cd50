// When a session ends: the present of whoever reads it, which closes the durations of sockets that were still open.

import type { Milliseconds } from '../units.ts'
import type { Recording } from './header.ts'

/** Until when it was watched, or the time of its last fact. A server's log has a clock of its own. */
export function endOfRecording({ header, facts }: Recording): Milliseconds {
  let end: Milliseconds = header.until ?? 0
  for (const { kind, at } of facts) if (at > end && kind !== 'server:logged') end = at
  return end
}
