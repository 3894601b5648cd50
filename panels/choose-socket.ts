// Chooses a socket that is asked for by its subject as soon as it is there: `viewer.html?tab=7&socket=abc.2`. Unlike
// its number, a subject is the same whatever part of the log is shown.

import { effect } from '@preact/signals'
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
