// The whole session as JSON, for anyone who automates the panel: what it shows, and the facts themselves.

import { type SocketJson, type StoryJson, socketJson, storyJson } from '../../src/core/diagnosis-json.ts'
import type { Fact } from '../../src/core/fact.ts'
import type { Counters, Store } from './store.ts'

export interface SessionJson {
  readonly format: 'lifeline-panel'
  readonly version: 1
  readonly browser: string
  readonly recording: boolean
  readonly counters: Counters
  readonly sockets: readonly SocketJson[]
  readonly stories: readonly StoryJson[]
  readonly facts: readonly Fact[]
}

/** Everything received so far, drawn or not. */
export function sessionJson(store: Store): SessionJson {
  store.flush()
  return {
    format: 'lifeline-panel',
    version: 1,
    browser: store.browser,
    recording: store.recording.value,
    counters: store.counters.value,
    sockets: store.rows.value.map((row) => socketJson(row, store.now.value)),
    stories: store.stories.value.map(storyJson),
    facts: store.log.value.facts,
  }
}
