// Which facts are messages.

import type { Kind } from './fact.ts'

/** Messages, page's and network's: they never decide what became of a socket. */
export function isTalk(kind: Kind): boolean {
  return talk.has(kind)
}

const talk: ReadonlySet<Kind> = new Set<Kind>([
  'message-received',
  'send-called',
  'messages-counted',
  'net:frame-sent',
  'net:frame-received',
])
