// Long lists of which only the lines in sight are drawn.

import {
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core'
import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/** Height of a list that has none yet, in pixels. */
const unlaid = 600

export interface Window {
  /** Indices of the lines that are drawn. */
  readonly lines: readonly number[]
  /** What is left out above and below, in pixels. */
  readonly above: number
  readonly below: number
  scrollTo(index: number): void
  /** Told of a line's element, which says its index in `data-index`: it may be higher than the others. */
  readonly measure: (line: HTMLElement | null) => void
}

/** The lines of a list of `count`, each `size` pixels high unless it is measured, that are in sight of the element that scrolls. */
export function useVirtual(scrolled: RefObject<HTMLElement | null>, count: number, size: number): Window {
  const [, redraw] = useState(0)
  const [list] = useState(
    () =>
      new Virtualizer<HTMLElement, HTMLElement>({
        count: 0,
        getScrollElement: () => null,
        estimateSize: () => size,
        scrollToFn: elementScroll,
        observeElementRect: () => undefined,
        observeElementOffset: () => undefined,
      }),
  )
  list.setOptions({
    count,
    getScrollElement: () => scrolled.current,
    estimateSize: () => size,
    overscan: 8,
    initialRect: { width: 0, height: unlaid },
    scrollToFn: elementScroll,
    observeElementRect: (instance, tell) =>
      observeElementRect(instance, ({ width, height }) => tell({ width, height: height || unlaid })),
    observeElementOffset,
    measureElement: (...line) => measureElement(...line) || size,
    onChange: () => redraw((n) => n + 1),
  })
  useLayoutEffect(() => list._didMount(), [list])
  useLayoutEffect(() => list._willUpdate())
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
