// What the panel offers to whoever drives it from outside, as `window.lifeline`: the session as it is shown, its
// facts in pieces, and how it stands.

import type { Fact } from '../../src/core/fact.ts'
import { type Standing, standingOf } from '../../src/core/standing.ts'
import { type SessionJson, sessionJson } from './session-json.ts'
import type { Store } from './store.ts'

export interface Automation {
  session(): SessionJson
  standing(): Standing
  /** So many facts, from the n-th received, the first being 0. */
  facts(from: number, most: number): readonly Fact[]
  clear(): void
  /** Chooses the socket with this number; whether there is one. */
  select(number: number): boolean
  /** Writes the filter. */
  filter(text: string): void
}

export function automationOf(store: Store): Automation {
  return {
    session: () => sessionJson(store),
    standing() {
      store.flush()
      return standingOf(store.log.value, store.rows.value, Date.now())
    },
    facts(from, most) {
      store.flush()
      return store.log.value.facts.slice(from, from + most)
    },
    clear: () => store.clear(),
    select(number) {
      store.flush()
      const row = store.rows.value.find(({ socket }) => socket.number === number)
      if (row) store.selectedId.value = row.socket.id
      return row !== undefined
    },
    filter(text) {
      store.filter.value = text
    },
  }
}
