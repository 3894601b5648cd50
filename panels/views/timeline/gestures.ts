// Wheel, drag and pinch over the column of lives: the wheel with Ctrl (which a pinch is to browsers) zooms around the
// pointer, sideways or with Shift it moves, dragging moves, dragging with Shift or Alt selects, a double click shows all.

import type { HTMLAttributes } from 'preact'
import { forwardOf } from '../../language/direction.ts'
import { between } from '../../timeline/range.ts'
import type { Timeline } from '../../timeline/timeline.ts'

/** Of the cells around the axis, in pixels: see `.list td`. */
const padding = 6
/** Less than this is a click. */
const still = 4

interface Drag {
  readonly pointer: number
  readonly x: number
  readonly at: number
  readonly selects: boolean
  last: number
  begun: boolean
}

type Handlers = Pick<
  HTMLAttributes<HTMLElement>,
  | 'onWheel'
  | 'onPointerDown'
  | 'onPointerMove'
  | 'onPointerUp'
  | 'onPointerLeave'
  | 'onDblClick'
  | 'onClickCapture'
>

/** Handlers for the list; what happens beside the column of lives is none of theirs. */
export function timelineGestures(timeline: Timeline): Handlers {
  let drag: Drag | null = null
  let dragged = false

  /** The axis on the screen; null where the column is not shown. */
  function place(list: HTMLElement, x: number) {
    const box = list.querySelector('th.time')?.getBoundingClientRect()
    if (!box || box.width <= 2 * padding) return null
    if (forwardOf(list) > 0 ? x < box.left : x > box.right) return null
    const width = box.width - 2 * padding
    const { from, to } = timeline.visible.value
    const share = Math.min(1, Math.max(0, (x - box.left - padding) / width))
    return { at: from + (to - from) * share, perPixel: (to - from) / width }
  }

  return {
    onWheel(event) {
      const found = place(event.currentTarget, event.clientX)
      if (!found) return
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault()
        timeline.zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 100), found.at)
      } else if (event.shiftKey || Math.abs(sideways) > Math.abs(event.deltaY)) {
        if (!timeline.isZoomed.value) return
        event.preventDefault()
        timeline.move(sideways * found.perPixel)
      }
    },
    onPointerDown(event) {
      const found = place(event.currentTarget, event.clientX)
      dragged = false
      if (!found || event.button !== 0 || (event.target as Element).closest('thead')) return
      drag = {
        pointer: event.pointerId,
        x: event.clientX,
        at: found.at,
        selects: event.shiftKey || event.altKey,
        last: event.clientX,
        begun: false,
      }
    },
    onPointerMove(event) {
      const list = event.currentTarget
      const found = place(list, event.clientX)
      timeline.pointed.value = found?.at ?? null
      // It may have been let go of beside the list.
      if ((event.buttons & 1) === 0) drag = null
      if (!drag || drag.pointer !== event.pointerId || !found) return
      if (!drag.begun && Math.abs(event.clientX - drag.x) < still) return
      if (!drag.begun) list.setPointerCapture(event.pointerId)
      drag.begun = dragged = true
      if (drag.selects) timeline.selected.value = between(drag.at, found.at)
      else timeline.move((drag.last - event.clientX) * found.perPixel)
      drag.last = event.clientX
    },
    onPointerUp() {
      drag = null
    },
    onPointerLeave() {
      timeline.pointed.value = null
    },
    onDblClick(event) {
      if (place(event.currentTarget, event.clientX) && timeline.isZoomed.value) timeline.fit()
    },
    // What ends a drag is not the choice of a row.
    onClickCapture(event) {
      if (dragged) event.stopPropagation()
      dragged = false
    },
  }
}
