// Long lists of which only the lines in sight are drawn.

import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { LinesInSight } from './lines-in-sight.ts'

let core: typeof import('./lines-in-sight.ts') | null = null

/** Loads what finds the lines in sight; until then the first ones are drawn. */
export async function virtualReady(): Promise<void> {
  core ??= await import('./lines-in-sight.ts')
}

/** Lists that are no longer are drawn whole. */
export const short = 200
/** Lines that fill any screen. */
const aScreen = 80

export interface Window {
  /** Indices of the lines that are drawn. */
  readonly lines: readonly number[]
  /** What is left out above and below, in pixels. */
  readonly above: number
  readonly below: number
  scrollTo(index: number): void
  /** Told of a line's element, which says its index in `data-index`: it may be higher than the others. */
  readonly measure: ((line: HTMLElement | null) => void) | null
}

/** The lines of a list of `count`, each `size` pixels high unless it is measured, that are in sight of the element that scrolls. */
export function useVirtual(scrolled: RefObject<HTMLElement | null>, count: number, size: number): Window {
  const [, redraw] = useState(0)
  const made = useRef<LinesInSight | null>(null)
  const long = count > short
  useEffect(() => {
    if (long && !made.current) void virtualReady().then(() => redraw((n) => n + 1))
  }, [long])
  if (core && long) made.current ??= core.newList(size)
  const list = made.current
  if (core && list) core.show(list, count, size, scrolled, () => redraw((n) => n + 1))
  useLayoutEffect(() => list?._didMount(), [list])
  useLayoutEffect(() => list?._willUpdate())
  if (!list || !long) {
    const drawn = long ? aScreen : count
    return {
      lines: Array.from({ length: drawn }, (_, n) => n),
      above: 0,
      below: (count - drawn) * size,
      scrollTo: (index) => bringIntoSight(scrolled.current, index * size, size),
      measure: null,
    }
  }
  const items = list.getVirtualItems()
  return {
    lines: items.map(({ index }) => index),
    above: items[0]?.start ?? 0,
    below: list.getTotalSize() - (items.at(-1)?.end ?? 0),
    scrollTo: (index) => list.scrollToIndex(index),
    // The same each time: who is told anew is measured anew.
    measure: list.measureElement,
  }
}

function bringIntoSight(element: HTMLElement | null, top: number, size: number): void {
  if (!element) return
  const { scrollTop, clientHeight } = element
  if (top < scrollTop || top + size > scrollTop + clientHeight) element.scrollTop = top
}
