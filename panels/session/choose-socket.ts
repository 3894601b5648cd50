// Chooses a socket without a click: one that is asked for by its subject, as soon as it is there
// (`viewer.html?tab=7&socket=abc.2`; unlike its number, a subject is the same whatever part of the log is shown), or
// else one that is flagged.

import { effect } from '@preact/signals'
import type { SubjectId } from '../../src/core/units.ts'
import type { Store } from './store.ts'

export function chooseWhenThere(store: Store, asked: string | null): void {
  let waiting = asked !== null
  effect(() => {
    if (!waiting) return
    // A person who chose another meanwhile has decided.
    if (store.selected.value) {
      waiting = false
      return
    }
    const found = store.rows.value.find(({ socket }) => socket.id === asked)
    if (!found) return
    waiting = false
    store.selectedId.value = found.socket.id
  })
}

/**
 * Chooses a flagged socket as long as none is chosen: the first one of the page that was flagged last. Who closes the
 * details wants the list alone, until another session begins in it.
 * @returns ends it
 */
export function chooseFlagged({ rows, selected, selectedId }: Store): () => void {
  let closed = false
  let before: SubjectId | null = null
  return effect(() => {
    const all = rows.value
    const id = selectedId.value
    if (all.length === 0) closed = false
    else if (id === null && before !== null) closed = true
    before = id
    if (closed || selected.value) return
    const flagged = all.filter(({ diagnosis }) => diagnosis.verdict !== null)
    const { document } = flagged.at(-1)?.socket ?? {}
    const first = flagged.find(({ socket }) => socket.document === document)
    if (first) selectedId.value = first.socket.id
  })
}
