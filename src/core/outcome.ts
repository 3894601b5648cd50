// One short line for a socket in the list: the verdict's title where there is one, else how it went.

import { said } from './said.ts'
import type { Milliseconds } from './units.ts'
import type { Diagnosis } from './verdict.ts'
import { duration, plural } from './words.ts'

/** `now` closes the durations of sockets that are still open. */
export function outcome({ verdict, case: found }: Diagnosis, now: Milliseconds): string {
  if (verdict) return verdict.title
  const { opened, closed, closeCalled, phase, startedAt, received, sentMessages, constructed } = found.summary
  const messages = received.count + sentMessages.count
  const traffic = messages > 0 ? ` · ${plural(messages, 'message')}` : ''
  switch (phase) {
    case 'connecting':
      return said`Connecting for ${duration(Math.max(0, now - startedAt))}`
    case 'open':
      return opened
        ? said`Open ${duration(Math.max(0, now - opened.at))}${traffic}`
        : said`Accepted${traffic} · no page facts`
    case 'closing':
      return said`Closing`
    case 'closed':
      if (!constructed) return said`Ended${traffic} · no page facts`
      if (found.socket.facts.some(({ kind }) => kind === 'ctx:page-hidden'))
        return said`Ended when the page was left${traffic}`
      if (closeCalled)
        return closed?.clean ? said`Closed cleanly by the page${traffic}` : said`Closed by the page${traffic}`
      // A page can also close a stream through its readable or writable side, which nobody watches.
      if (constructed.api && closed?.clean !== false)
        return `${closed ? said`Closed cleanly` : said`Ended`}${traffic}`
      return `${closed?.clean ? said`Closed cleanly by the server` : said`Connection lost`}${traffic}`
    case 'left':
      if (found.summary.left?.kind === 'ctx:document-lost') return said`Lost with its page${traffic}`
      return found.summary.left?.persisted
        ? said`Frozen with its page when it was left${traffic}`
        : said`Ended when the page was left${traffic}`
    case 'failed':
      return said`Failed`
    case 'unseen':
      return said`Requested · no page facts`
  }
}
