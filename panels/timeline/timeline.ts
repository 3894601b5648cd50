// Which part of the session's time is shown, and which is selected to see nothing else. Where nobody zoomed, all of it is.

import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Row } from '../../src/core/session.ts'
import type { Milliseconds } from '../../src/core/units.ts'
import { Extent, living } from './extent.ts'
import { lengthOf, moved, nextStep, type Range, within, zoomed } from './range.ts'

export interface Timeline {
  /** From the session's first socket to its last fact, or a little beyond now while one lives. */
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
  const extent = extentOf(rows, now)
  const whole = steady(() => drawn(extent.value))
  const own = extentOf(listed, now)
  // An empty list has no time of its own.
  const fitting = steady(() =>
    listed.value === rows.value || listed.value.length === 0 ? whole.value : drawn(own.value),
  )
  const visible = steady(() => {
    const range = zoomedTo.value
    if (!range) return fitting.value
    if (!following.value) return within(range, whole.value)
    const { to, lives } = extent.value
    const length = lengthOf(within(range, extent.value))
    const end = lives ? nextStep(to, length) : to
    return { from: end - length, to: end }
  })

  function show(range: Range): void {
    const held = within(range, whole.value)
    following.value = following.value && held.to >= extent.value.to
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

interface Lived extends Range {
  /** Whether one lives: then time goes on. */
  readonly lives: boolean
}

/** At least 10 ms long, so that one instant still has a place. */
function extentOf(
  rows: ReadonlySignal<readonly Row[]>,
  now: ReadonlySignal<Milliseconds>,
): ReadonlySignal<Lived> {
  const extent = new Extent()
  return computed(() => {
    if (rows.value.length === 0) return { from: 0, to: 10, lives: false }
    const { from, to, living } = extent.of(rows.value)
    const end = living > 0 ? Math.max(to, now.value) : to
    return { from, to: Math.max(end, from + 10), lives: living > 0 }
  })
}

const drawn = ({ from, to, lives }: Lived): Range => ({ from, to: lives ? nextStep(to, to - from) : to })

/** The same range is the same object: nobody is told of it again. */
function steady(read: () => Range): ReadonlySignal<Range> {
  let known: Range = { from: 0, to: 0 }
  return computed(() => {
    const { from, to } = read()
    if (from !== known.from || to !== known.to) known = { from, to }
    return known
  })
}

/** When a socket lived, as far as it is over. */
export function lifeOf({ socket: { summary, facts } }: Row): Range {
  const end = living.has(summary.phase)
    ? Number.POSITIVE_INFINITY
    : Math.max(summary.endedAt ?? 0, facts.at(-1)?.at ?? summary.startedAt)
  return { from: summary.startedAt, to: end }
}
