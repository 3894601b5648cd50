// The panel's state: one session signal, everything else computed from it. Facts are appended to the log as
// they arrive and shown once a frame, however many there were.

import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals'
import { without } from '../../src/core/evict.ts'
import type { Fact } from '../../src/core/fact.ts'
import { sieve } from '../../src/core/filter/matches.ts'
import { parse } from '../../src/core/filter/parse.ts'
import type { Filter, Moment } from '../../src/core/filter/term.ts'
import { append, type Log, logOf } from '../../src/core/log.ts'
import type { Browser } from '../../src/core/rule.ts'
import { openSession, type Row, type Session } from '../../src/core/session.ts'
import type { Story } from '../../src/core/stories/story.ts'
import type { Milliseconds, SubjectId } from '../../src/core/units.ts'
import type { FromPanel, OfLog } from '../../src/wire/panel-background.ts'
import { type Notice, noticing } from '../evidence/notices.ts'
import { type Chip, chips } from '../list/filter.ts'
import { createListing, type Listing } from '../list/listing.ts'
import { type Choices, freshChoices } from '../settings/choices.ts'
import { touches } from '../timeline/range.ts'
import { createTimeline, lifeOf, type Timeline } from '../timeline/timeline.ts'
import { Counted, Different } from './changed.ts'
import { droppedIn, startedIn } from './facts-of.ts'
import { createPins, type Pins } from './pins.ts'
import { type ServerLines, serverLines } from './server-lines.ts'
import { sinceNavigation, startsPage } from './since-navigation.ts'

export type { Row }

export interface Counters {
  readonly flagged: number
  readonly connecting: number
  readonly open: number
  readonly closed: number
  readonly facts: number
  readonly dropped: number
  readonly documents: number
}

export type Tab = 'why' | 'timeline' | 'handshake' | 'handlers' | 'messages'

export interface Surroundings {
  readonly browser: Browser
  send(message: FromPanel): void
  /** Runs `draw` once, soon: at the next frame. */
  schedule(draw: () => void): void
  /** The time in milliseconds since the Unix epoch. */
  now(): Milliseconds
  /** What a person chose, and chooses; kept by whoever keeps such choices. */
  readonly choices?: Choices
}

export interface Store extends ServerLines {
  readonly browser: Browser
  readonly log: ReadonlySignal<Log>
  readonly rows: ReadonlySignal<readonly Row[]>
  readonly stories: ReadonlySignal<readonly Story[]>
  readonly shown: ReadonlySignal<readonly Row[]>
  /** Which part of the session's time the list shows. */
  readonly timeline: Timeline
  /** What stands in the list, line by line. */
  readonly listing: Listing
  readonly counters: ReadonlySignal<Counters>
  readonly notices: ReadonlySignal<readonly Notice[]>
  readonly selected: ReadonlySignal<Row | null>
  readonly selectedId: Signal<SubjectId | null>
  readonly tab: Signal<Tab>
  /** The fact that was followed from the evidence to the table. */
  readonly pointed: Signal<Fact | null>
  readonly filter: Signal<string>
  /** What the filter's text says. */
  readonly wanted: ReadonlySignal<Filter>
  /** What a person pinned. */
  readonly pins: Pins
  /** What `since:`, `before:` and `is:pinned` go by. */
  readonly moment: ReadonlySignal<Moment>
  readonly chip: Signal<Chip | null>
  readonly preserveLog: Signal<boolean>
  readonly choices: Choices
  readonly recording: ReadonlySignal<boolean>
  /** The right end of the time axis: runs while a socket lives. */
  readonly now: Signal<Milliseconds>
  readonly dismissed: Signal<ReadonlySet<string>>
  receive(message: OfLog): void
  /** Shows everything received so far, without waiting for the frame. */
  flush(): void
  clear(): void
  record(on: boolean): void
  /** Adds to the tab's log what a person gave or asked for; it comes back with the log. */
  add(facts: readonly Fact[]): void
  /** Follows evidence to the fact that shows it, at whichever socket that is. */
  show(fact: Fact): void
}

interface View {
  /** Everything received. */
  readonly whole: Log
  /** What is shown of it. */
  readonly page: Page
  readonly revision: number
}

interface Page {
  readonly session: Session
  /** Whether a fact is one of those shown; null where all are, and the session's log is the whole one. */
  readonly holds: ((fact: Fact) => boolean) | null
}

export function createStore({ browser, send, schedule, now, choices = freshChoices() }: Surroundings): Store {
  const { preserveLog } = choices
  const view = signal<View>(viewOf([], 0))
  const recording = signal(true)
  const selectedId = signal<SubjectId | null>(null)
  const tab = signal<Tab>('why')
  const pointed = signal<Fact | null>(null)
  const filter = signal('')
  const chip = signal<Chip | null>(null)
  const pins = createPins()
  let waiting: Fact[] = []
  let scheduled = false

  function flush(): void {
    scheduled = false
    if (waiting.length === 0) return
    const { whole, page, revision } = view.value
    const { session, holds } = page
    if (holds) append(whole, waiting)
    const moved = holds && waiting.some(startsPage)
    if (!moved) session.append(holds ? waiting.filter(holds) : waiting)
    waiting = []
    view.value = moved ? viewOf(whole.facts, revision + 1) : { whole, page, revision: revision + 1 }
  }

  /** All of these facts, and what is to be shown of them. */
  function viewOf(facts: readonly Fact[], revision: number): View {
    const holds = preserveLog.value ? null : sinceNavigation(facts)
    const session = openSession(browser)
    session.append(holds ? facts.filter(holds) : facts)
    return { whole: holds ? logOf(facts) : session.log, page: { session, holds }, revision }
  }

  function reset(facts: readonly Fact[]): void {
    waiting = []
    view.value = viewOf(facts, view.value.revision + 1)
  }

  effect(() => {
    void preserveLog.value
    untracked(() => reset(view.value.whole.facts))
  })

  const log = computed(() => view.value.page.session.log)
  // The session grows in place; the view around it is a new one each time.
  const clock = signal(now())
  const rows = computed(() => {
    const { session } = view.value.page
    if (recording.value) session.advance(clock.value)
    return session.rows()
  })
  const stories = computed(() => view.value.page.session.stories())
  const inFlaggedStory = computed(
    () => new Set(stories.value.flatMap(({ verdict, sockets }) => (verdict ? sockets : []))),
  )
  const wanted = computed(() => parse(filter.value))
  const sieved = computed(() => sieve(wanted.value))
  const moment = computed(() => ({
    ...momentOf(view.value.page.session.log, clock.value),
    pinned: pins.sockets.value,
  }))
  const passing = computed(() => {
    const passes = sieved.value
    // Time is asked for only where the filter asks for it: it goes on all the while.
    const at = wanted.value.terms.some(({ timed }) => timed) ? moment.value : timeless
    const chosen = chip.value
    if (wanted.value.terms.length === 0 && chosen === null) return rows.value
    return rows.value.filter(
      (row) =>
        passes(row, at) &&
        (chosen === null ||
          chips[chosen](row) ||
          (chosen === 'flagged' && inFlaggedStory.value.has(row.socket.id))),
    )
  })
  const timeline = createTimeline(rows, passing, clock)
  const shown = computed(() => {
    const range = timeline.selected.value
    if (!range) return passing.value
    return passing.value.filter((row) => {
      const { from, to } = lifeOf(row)
      return touches(range, from, to)
    })
  })
  const states = new Counted(chips)
  const documents = new Different(({ socket }) => socket.document)
  const counters = computed(() => ({
    ...states.of(rows.value),
    facts: view.value.whole.facts.length,
    dropped: droppedIn(view.value.whole).reduce((sum, fact) => sum + fact.count, 0),
    documents: documents.of(rows.value),
  }))
  const notices = noticing()

  let place = -1
  const selected = computed(() => {
    const id = selectedId.value
    const is = (row: Row | undefined) => row?.socket.id === id
    if (!is(rows.value[place])) place = id === null ? -1 : rows.value.findIndex(is)
    return rows.value[place] ?? null
  })

  return {
    browser,
    log,
    rows,
    stories,
    shown,
    timeline,
    listing: createListing(shown, stories, { ...choices, pinned: pins.sockets, now: () => clock.value }),
    counters,
    notices: computed(() => notices(rows.value, view.value.whole)),
    selected,
    selectedId,
    tab,
    pointed,
    filter,
    wanted,
    pins,
    moment,
    chip,
    preserveLog,
    choices,
    recording,
    now: clock,
    dismissed: signal<ReadonlySet<string>>(new Set()),
    receive(message) {
      if (message.type === 'log') {
        recording.value = message.recording
        reset(message.facts)
      } else if (message.type === 'evicted') {
        const { gone, told } = message
        reset(without([...view.value.whole.facts, ...waiting], { gone: new Map(gone), told }))
      } else {
        for (const fact of message.facts) waiting.push(fact)
        if (scheduled) return
        scheduled = true
        schedule(flush)
      }
    },
    flush,
    clear() {
      reset([])
      selectedId.value = null
      pins.clear()
      send({ type: 'clear' })
    },
    record(on) {
      recording.value = on
      send({ type: 'record', on })
    },
    ...serverLines(() => view.value.page.session.log, rows),
    add(facts) {
      send({ type: 'add', facts })
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

const timeless: Moment = { now: 0, navigated: null }

/** The time by the clock, or by a log that goes on after it; one read from a file has no other. */
function momentOf(log: Log, clock: Milliseconds): Moment {
  const newest = log.facts.findLast(({ kind }) => kind !== 'server:logged')?.at ?? 0
  let navigated: Milliseconds | null = null
  for (const { top, at } of startedIn(log)) if (top) navigated = Math.max(at, navigated ?? at)
  return { now: Math.max(clock, newest), navigated }
}
