// What a person must know about the capture itself: evidence that is withheld, late or missing.

import type { FactOf } from '../../src/core/fact.ts'
import type { Log } from '../../src/core/log.ts'
import { droppedTold } from '../../src/core/missing.ts'
import { documentOf } from '../../src/core/units.ts'
import { say, sayCount } from '../language/say.ts'
import { Counted } from '../session/changed.ts'
import type { Circumstances } from '../session/circumstances.ts'
import { droppedIn, failuresIn, watchedIn } from '../session/facts-of.ts'
import type { Row } from '../session/store.ts'

/** What a button beside a notice does about it. */
export type Remedy = 'reload' | 'settings' | 'capture'

export interface Notice {
  readonly id:
    | 'text-withheld'
    | 'network-late'
    | 'workers'
    | 'facts-dropped'
    | 'hook-failed'
    | 'capture-off'
    | 'site-off'
    | 'withheld'
    | 'early'
    | 'gone'
  readonly text: string
  readonly remedy?: Remedy
}

/** What stands between Lifeline and the page; nothing of it can be dismissed, for it goes on. */
export function hindrancesOf({ off, gone, withheld, early }: Circumstances): readonly Notice[] {
  // A panel that hears nothing knows nothing of the rest.
  if (gone.value) return [{ id: 'gone', text: say('noticeGone') }]
  if (off.value === 'everywhere')
    return [{ id: 'capture-off', text: say('noticeCaptureOff'), remedy: 'capture' }]
  if (off.value === 'site') return [{ id: 'site-off', text: say('noticeSiteOff'), remedy: 'settings' }]
  if (withheld.value) return [{ id: 'withheld', text: say('noticeWithheld'), remedy: 'settings' }]
  if (early.value) return [{ id: 'early', text: say('noticeEarly'), remedy: 'reload' }]
  return []
}

/** Tells what must be known of a session; as it grows, it looks into the rows that changed. */
export function noticing(): (rows: readonly Row[], log: Log) => readonly Notice[] {
  let watched: readonly FactOf<'ctx:network-watched'>[] = []
  let counted = countedBy(watched)
  return (rows, log) => {
    const found = watchedIn(log)
    // Whether a socket was there before depends on them.
    if (found.length !== watched.length || found[0] !== watched[0]) {
      watched = [...found]
      counted = countedBy(watched)
    }
    return noticesOf(counted.of(rows), log)
  }
}

function countedBy(watched: readonly FactOf<'ctx:network-watched'>[]) {
  return new Counted({
    withheld: ({ diagnosis, socket }) =>
      !socket.summary.opened && diagnosis.case.handshake.cause?.is === 'withheld',
    // A cleared log no longer tells since when the network is watched; then nothing is claimed.
    before: ({ socket, diagnosis }) =>
      diagnosis.verdict !== null &&
      socket.summary.constructed !== null &&
      socket.summary.requested === null &&
      watched.some(
        ({ about, at }) =>
          ['tab', socket.document].includes(documentOf(about)) && socket.summary.startedAt < at,
      ),
    workers: ({ socket: { summary } }) =>
      !summary.constructed && !summary.threw && Boolean(summary.requested?.from),
  })
}

function noticesOf(
  { withheld, before, workers }: Readonly<Record<'withheld' | 'before' | 'workers', number>>,
  log: Log,
): readonly Notice[] {
  const notices: Notice[] = []
  if (withheld > 0)
    notices.push({
      id: 'text-withheld',
      text: sayCount('noticeTextWithheld', withheld),
    })
  if (before > 0)
    notices.push({
      id: 'network-late',
      text: sayCount('noticeNetworkLate', before),
      remedy: 'reload',
    })
  if (workers > 0) notices.push({ id: 'workers', text: sayCount('noticeWorkers', workers) })
  const dropped = droppedIn(log)
  if (dropped[0])
    notices.push({
      id: 'facts-dropped',
      text: sayCount(
        'noticeFactsDropped',
        dropped.reduce((sum, { count }) => sum + count, 0),
        [...new Set(dropped.map(({ why }) => droppedTold(why)))].slice(0, 3).join('; '),
      ),
    })
  const failures = failuresIn(log)
  if (failures[0])
    notices.push({
      id: 'hook-failed',
      text: sayCount('noticeHookFailed', failures.length, failures[0].during, failures[0].message),
    })
  return notices
}
