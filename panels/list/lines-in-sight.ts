// Which lines of a long list are in sight, as @tanstack/virtual-core finds them; loaded once a list is long.

import {
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core'
import type { RefObject } from 'preact'

/** Height of a list that has none yet, in pixels. */
const unlaid = 600

export type LinesInSight = Virtualizer<HTMLElement, HTMLElement>

export function newList(size: number): LinesInSight {
  return new Virtualizer<HTMLElement, HTMLElement>({
    count: 0,
    getScrollElement: () => null,
    estimateSize: () => size,
    scrollToFn: elementScroll,
    observeElementRect: () => undefined,
    observeElementOffset: () => undefined,
  })
}

/** Tells a list how long it is now. `changed` is called when other lines come into sight. */
export function show(
  list: LinesInSight,
  count: number,
  size: number,
  scrolled: RefObject<HTMLElement | null>,
  changed: () => void,
): void {
  list.setOptions({
    count,
    getScrollElement: () => scrolled.current,
    estimateSize: () => size,
    overscan: 6,
    initialRect: { width: 0, height: unlaid },
    scrollToFn: elementScroll,
    observeElementRect: (instance, tell) =>
      observeElementRect(instance, ({ width, height }) => tell({ width, height: height || unlaid })),
    observeElementOffset,
    measureElement: (...line) => measureElement(...line) || size,
    onChange: changed,
  })
}
