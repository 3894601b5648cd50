// What a person must know about the capture itself: evidence that is withheld, late or missing.

import type { Log } from '../src/core/log.ts'
import { documentOf } from '../src/core/units.ts'
import { plural } from '../src/core/words.ts'
import { droppedIn, failuresIn, watchedIn } from './facts-of.ts'
import type { Row } from './store.ts'

export interface Notice {
  readonly id: 'text-withheld' | 'network-late' | 'facts-dropped' | 'hook-failed'
  readonly text: string
}

export function noticesOf(rows: readonly Row[], log: Log): readonly Notice[] {
  const notices: Notice[] = []
  const withheld = rows.filter(
    ({ diagnosis, socket }) => diagnosis.case.handshake.cause?.is === 'withheld' && !socket.summary.opened,
  ).length
  if (withheld > 0)
    notices.push({
      id: 'text-withheld',
      text: `Another installed extension makes Chromium withhold why sockets fail (${plural(withheld, 'socket')} here). Any extension that holds webRequest or declarativeNetRequest does: ad blockers above all. Repeat this in a profile without it to see the exact reason.`,
    })
  const watched = watchedIn(log)
  // A cleared log no longer tells since when the network is watched; then nothing is claimed.
  const before = rows.filter(
    ({ socket, diagnosis }) =>
      diagnosis.verdict !== null &&
      socket.summary.constructed !== null &&
      socket.summary.requested === null &&
      watched.some(
        ({ about, at }) =>
          ['tab', socket.document].includes(documentOf(about)) && socket.summary.startedAt < at,
      ),
  )
  if (before.length > 0)
    notices.push({
      id: 'network-late',
      text: `${plural(before.length, 'flagged socket')} began before DevTools was open, so the network’s side is missing. Reload the page with DevTools open to see it.`,
    })
  const dropped = droppedIn(log)
  if (dropped[0])
    notices.push({
      id: 'facts-dropped',
      text: `${plural(
        dropped.reduce((sum, { count }) => sum + count, 0),
        'fact',
      )} could not be kept: ${[...new Set(dropped.map(({ why }) => why))].slice(0, 3).join('; ')}.`,
    })
  const failures = failuresIn(log)
  if (failures[0])
    notices.push({
      id: 'hook-failed',
      text: `Lifeline’s own recording failed ${plural(failures.length, 'time')} in the page (${failures[0].during}: ${failures[0].message}). The page did not notice; some facts may be missing.`,
    })
  return notices
}
