// What the capture holds, what it lost, and whether the network's side is watched.

import { plural } from '../../src/core/words.ts'
import { watchedIn } from '../facts-of.ts'
import { useStore } from './context.ts'

export function Footer() {
  const { counters, log, rows } = useStore()
  const { flagged, facts, dropped } = counters.value
  const documents = new Set(rows.value.map(({ socket }) => socket.document)).size
  const [watched] = watchedIn(log.value)
  return (
    <footer>
      <span>{flagged} flagged</span>
      <span>
        capture: <b data-counter="facts">{facts}</b> facts, <b data-counter="dropped">{dropped}</b> dropped
      </span>
      <span class="space" />
      <span>{watched ? `network evidence from ${watched.by}` : 'no network evidence yet'}</span>
      <span>{plural(documents, 'document')}</span>
    </footer>
  )
}
