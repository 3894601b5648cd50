// The panel's state: one session signal, everything else computed from it. Facts are appended to the log as
// they arrive and shown once a frame, however many there were.

import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { type Diagnosis, diagnose } from '../src/core/diagnose.ts'
import type { Fact } from '../src/core/fact.ts'
import { append, emptyLog, type Log, logOf } from '../src/core/log.ts'
import type { Browser } from '../src/core/rule.ts'
import type { Socket } from '../src/core/socket.ts'
import { documentOf, type Milliseconds, type SubjectId } from '../src/core/units.ts'
import type { FromPanel, ToPanel } from '../src/wire/panel-background.ts'
import { type Chip, chips, matches, parseFilter } from './filter.ts'
import { type Notice, noticesOf } from './notices.ts'

export interface Row {
  readonly socket: Socket
  readonly diagnosis: Diagnosis
}

export interface Counters {
  readonly flagged: number
  readonly connecting: number
  readonly open: number
  readonly closed: number
  readonly facts: number
  readonly dropped: number
}

export type Tab = 'why' | 'timeline' | 'handshake' | 'messages'

export interface Surroundings {
  readonly browser: Browser
  send(message: FromPanel): void
  /** Runs `draw` once, soon: at the next frame. */
  schedule(draw: () => void): void
  /** The time in milliseconds since the Unix epoch. */
  now(): Milliseconds
  /** Whether earlier pages stay in view; kept by whoever keeps such choices. */
  readonly preserveLog?: Signal<boolean>
}

export interface Store {
  readonly browser: Browser
  readonly log: ReadonlySignal<Log>
  readonly rows: ReadonlySignal<readonly Row[]>
  readonly shown: ReadonlySignal<readonly Row[]>
  readonly counters: ReadonlySignal<Counters>
  readonly notices: ReadonlySignal<readonly Notice[]>
  readonly selected: ReadonlySignal<Row | null>
  readonly selectedId: Signal<SubjectId | null>
  readonly tab: Signal<Tab>
  /** The fact that was followed from the evidence to the table. */
  readonly pointed: Signal<Fact | null>
  readonly filter: Signal<string>
  readonly chip: Signal<Chip | null>
  readonly preserveLog: Signal<boolean>
  readonly recording: ReadonlySignal<boolean>
  /** The right end of the time axis: runs while a socket lives. */
  readonly now: Signal<Milliseconds>
  readonly dismissed: Signal<ReadonlySet<string>>
  receive(message: ToPanel): void
  /** Shows everything received so far, without waiting for the frame. */
  flush(): void
  clear(): void
  record(on: boolean): void
  /** Follows evidence to the fact that shows it, at whichever socket that is. */
  show(fact: Fact): void
}

export function createStore({
  browser,
  send,
  schedule,
  now,
  preserveLog = signal(true),
}: Surroundings): Store {
  const session = signal({ log: emptyLog(), revision: 0 })
  const recording = signal(true)
  const selectedId = signal<SubjectId | null>(null)
  const tab = signal<Tab>('why')
  const pointed = signal<Fact | null>(null)
  const filter = signal('')
  const chip = signal<Chip | null>(null)
  let waiting: Fact[] = []
  let scheduled = false

  function flush(): void {
    scheduled = false
    if (waiting.length === 0) return
    const { log, revision } = session.value
    append(log, waiting)
    waiting = []
    session.value = { log, revision: revision + 1 }
  }

  function reset(facts: readonly Fact[]): void {
    waiting = []
    session.value = { log: logOf(facts), revision: session.value.revision + 1 }
  }

  const log = computed(() => (preserveLog.value ? session.value.log : sinceNavigation(session.value.log)))
  const rows = computed(() => {
    // The log grows in place; the revision says that it did.
    void session.value.revision
    return [...diagnose(log.value, browser).values()].map((diagnosis) => ({
      socket: diagnosis.case.socket,
      diagnosis,
    }))
  })
  const shown = computed(() => {
    const wanted = parseFilter(filter.value)
    const chosen = chip.value
    return rows.value.filter((row) => matches(row, wanted) && (chosen === null || chips[chosen](row)))
  })
  const counters = computed(() => count(rows.value, session.value.log))

  return {
    browser,
    log,
    rows,
    shown,
    counters,
    notices: computed(() => noticesOf(rows.value, session.value.log)),
    selected: computed(() => rows.value.find(({ socket }) => socket.id === selectedId.value) ?? null),
    selectedId,
    tab,
    pointed,
    filter,
    chip,
    preserveLog,
    recording,
    now: signal(now()),
    dismissed: signal<ReadonlySet<string>>(new Set()),
    receive(message) {
      if (message.type === 'log') {
        recording.value = message.recording
        reset(message.facts)
      } else {
        waiting.push(...message.facts)
        if (scheduled) return
        scheduled = true
        schedule(flush)
      }
    },
    flush,
    clear() {
      reset([])
      selectedId.value = null
      send({ type: 'clear' })
    },
    record(on) {
      recording.value = on
      send({ type: 'record', on })
    },
    show(fact) {
      const has = ({ socket }: Row) => socket.facts.includes(fact)
      const own = rows.value.find((row) => row.socket.id === selectedId.value && has(row))
      selectedId.value = (own ?? rows.value.find(has))?.socket.id ?? selectedId.value
      pointed.value = fact
      tab.value = 'timeline'
    },
  }
}

/** The log since the tab's last top-level document started; a view, nothing is lost. */
function sinceNavigation(log: Log): Log {
  const start = log.facts.findLastIndex((fact) => fact.kind === 'ctx:document-started' && fact.top)
  if (start <= 0) return log
  const before = new Set(
    log.facts
      .slice(0, start)
      .map(({ about }) => documentOf(about))
      .filter((document) => document !== 'net' && document !== 'tab'),
  )
  // What is about the tab itself, such as since when its network is watched, holds for every page in it.
  return logOf(
    log.facts.filter(({ about }, index) => {
      const document = documentOf(about)
      return document === 'tab' || (index >= start && !before.has(document))
    }),
  )
}

function count(rows: readonly Row[], log: Log): Counters {
  const having = (chosen: Chip) => rows.filter(chips[chosen]).length
  let dropped = 0
  for (const fact of log.facts) if (fact.kind === 'ctx:facts-dropped') dropped += fact.count
  return {
    flagged: having('flagged'),
    connecting: having('connecting'),
    open: having('open'),
    closed: having('closed'),
    facts: log.facts.length,
    dropped,
  }
}
