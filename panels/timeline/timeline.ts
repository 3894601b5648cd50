// Which part of the session's time is shown, and which is selected to see nothing else. Where nobody zoomed, all of it is.

import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Row } from '../../src/core/session.ts'
import type { Milliseconds } from '../../src/core/units.ts'
import { lengthOf, moved, type Range, within, zoomed } from './range.ts'

export interface Timeline {
  /** From the session's first socket to its last fact, or to now while one lives. */
  readonly whole: ReadonlySignal<Range>
  /** What is shown. */
  readonly visible: ReadonlySignal<Range>
  readonly isZoomed: ReadonlySignal<boolean>
  /** Whether the right end goes on with time. */
  readonly follows: ReadonlySignal<boolean>
  /** Sockets that lived in it are shown alone; null for all. */
  readonly selected: Signal<Range | null>
  /** The instant that a person points at. */
  readonly pointed: Signal<Milliseconds | null>
  show(range: Range): void
  /** By a factor above 1 for more of the session, around an instant or the middle. */
  zoom(factor: number, at?: Milliseconds): void
  move(by: Milliseconds): void
  /** Shows all of it again. */
  fit(): void
  follow(on: boolean): void
}

/** @param rows all of the session @param listed those that the list shows, which everything is fitted to */
export function createTimeline(
  rows: ReadonlySignal<readonly Row[]>,
  listed: ReadonlySignal<readonly Row[]>,
  now: ReadonlySignal<Milliseconds>,
): Timeline {
  const zoomedTo = signal<Range | null>(null)
  const following = signal(false)
  const selected = signal<Range | null>(null)
  const whole = computed(() => extentOf(rows.value, now))
  const fitting = computed(() => (listed.value === rows.value ? whole.value : extentOf(listed.value, now)))
  const visible = computed(() => {
    const range = zoomedTo.value
    if (!range) return fitting.value
    if (!following.value) return within(range, whole.value)
    return within({ from: whole.value.to - lengthOf(range), to: whole.value.to }, whole.value)
  })

  function show(range: Range): void {
    const held = within(range, whole.value)
    following.value = following.value && held.to >= whole.value.to
    zoomedTo.value = lengthOf(held) >= lengthOf(whole.value) ? null : held
  }

  return {
    whole,
    visible,
    isZoomed: computed(() => zoomedTo.value !== null),
    follows: computed(() => zoomedTo.value === null || following.value),
    selected,
    pointed: signal<Milliseconds | null>(null),
    show,
    zoom(factor, at) {
      const { from, to } = visible.value
      const end = following.value ? to : (from + to) / 2
      show(zoomed(visible.value, factor, at ?? end, whole.value))
    },
    move(by) {
      show(moved(visible.value, by, whole.value))
    },
    fit() {
      zoomedTo.value = null
      following.value = false
    },
    follow(on) {
      if (!on) zoomedTo.value = visible.value
      following.value = on && zoomedTo.value !== null
    },
  }
}

const living: ReadonlySet<string> = new Set(['connecting', 'open', 'closing'])

/** At least 10 ms long, so that one instant still has a place. */
function extentOf(rows: readonly Row[], now: ReadonlySignal<Milliseconds>): Range {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  let lives = false
  for (const { socket } of rows) {
    const { startedAt, phase } = socket.summary
    if (startedAt < from) from = startedAt
    to = Math.max(to, startedAt, socket.facts.at(-1)?.at ?? startedAt)
    if (living.has(phase)) lives = true
  }
  if (rows.length === 0) return { from: 0, to: 10 }
  if (lives) to = Math.max(to, now.value)
  return { from, to: Math.max(to, from + 10) }
}

/** When a socket lived, as far as it is over. */
export function lifeOf({ socket: { summary, facts } }: Row): Range {
  const end = living.has(summary.phase)
    ? Number.POSITIVE_INFINITY
    : Math.max(summary.endedAt ?? 0, facts.at(-1)?.at ?? summary.startedAt)
  return { from: summary.startedAt, to: end }
}
