// The lines of servers' logs that a person gave, and whose they are. Placing them costs more than a frame has:
// it is done again only when there are new lines, or a socket's life has changed. Most sessions have none, and never
// load what places them.

import { computed, type ReadonlySignal, signal, untracked } from '@preact/signals'
import type { ServerLogged } from '../../src/core/fact.ts'
import type { Log } from '../../src/core/log.ts'
import type { Placement } from '../../src/core/server-log/place.ts'
import type { Row } from '../../src/core/session.ts'
import { documentOf } from '../../src/core/units.ts'
import { say } from '../language/say.ts'
import { eachChanged } from './changed.ts'
import { factsOfKind } from './facts-of.ts'

export interface ServerLines {
  /** In the order in which they were given, log by log. */
  readonly logged: ReadonlySignal<readonly ServerLogged[]>
  readonly placement: ReadonlySignal<Placement>
}

const loggedIn = factsOfKind('server:logged')
const none: readonly ServerLogged[] = []

type Place = typeof import('../../src/core/server-log/place.ts').place
/** Of all sessions: loaded once. */
const placing = signal<Place | null>(null)
const nothing: Placement = {
  clocks: [],
  of: () => ({ standing: 'none', why: say('serverLogNone'), lines: [] }),
}

/** Loads what places lines; until it is there, none is placed. */
export async function placingReady(): Promise<void> {
  placing.value ??= (await import('../../src/core/server-log/place.ts')).place
}

/** @param log what is shown; reads a signal that changes with every new fact. */
export function serverLines(log: () => Log, rows: ReadonlySignal<readonly Row[]>): ServerLines {
  let known: readonly ServerLogged[] = []
  const logged = computed(() => {
    const shown = log()
    if (loggedIn(shown).length === 0) known = none
    else {
      const found = [...shown.subjects].flatMap(([about, facts]) =>
        documentOf(about) === 'server' ? facts.filter((fact) => fact.kind === 'server:logged') : [],
      )
      const same = found.length === known.length && found.every((fact, index) => fact === known[index])
      if (!same) known = found
    }
    return known
  })
  // How often a life changed: messages come and go without that.
  let seen: readonly Row[] = []
  let changes = 0
  const lives = computed(() => {
    let changed = seen.length !== rows.value.length
    eachChanged(seen, rows.value, (was, is) => {
      changed ||= !was || !is || lifeOf(was) !== lifeOf(is)
    })
    seen = rows.value
    if (changed) changes++
    return changes
  })
  const placement = computed(() => {
    const place = placing.value
    if (!place || logged.value.length === 0) return nothing
    void lives.value
    return place(
      untracked(() => rows.value).map(({ socket }) => socket),
      logged.value,
    )
  })
  return { logged, placement }
}

/** What a socket's lines are placed by. */
function lifeOf({ socket: { id, summary } }: Row): string {
  const { url, startedAt, opened, responded, failed, errored, closed, closeCalled, endedAt } = summary
  const answers = [opened, responded, failed, errored, closed, closeCalled].map((fact) => fact?.at)
  return JSON.stringify([id, url, startedAt, answers, responded?.status, endedAt])
}
