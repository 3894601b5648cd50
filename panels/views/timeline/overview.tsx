// The whole session on one strip: how many sockets lived, how much was said, and where something is flagged; with a
// brush around the part that the list shows, and what else can be done with time.

import { useMemo, useRef } from 'preact/hooks'
import { say } from '../../language/say.ts'
import { between, lengthOf, type Range } from '../../timeline/range.ts'
import type { Timeline } from '../../timeline/timeline.ts'
import { useFiles, useStore } from '../context.ts'
import { useShortcut } from '../shortcuts.ts'
import { Shape } from './shape.tsx'
import { exactly, since } from './times.ts'

/** A key moves an end of the brush by so much of the session. */
const nudge = 0.02
const closer = 0.7

export function Overview() {
  const { timeline, rows } = useStore()
  const { whole, isZoomed, follows, selected } = timeline
  const live = !useFiles()?.opened.value
  useShortcut({ keys: ['+', '='], does: 'timelineZoomIn', run: () => timeline.zoom(closer) })
  useShortcut({ keys: ['-'], does: 'timelineZoomOut', run: () => timeline.zoom(1 / closer) })
  useShortcut({ keys: ['0'], does: 'timelineFit', run: () => timeline.fit() })
  useShortcut({
    keys: ['f'],
    does: 'timelineFollow',
    when: () => live,
    run: () => timeline.follow(!follows.value),
  })
  useShortcut({ keys: ['Shift+ArrowLeft'], does: 'timelineBack', run: () => move(-0.2) })
  useShortcut({ keys: ['Shift+ArrowRight'], does: 'timelineOn', run: () => move(0.2) })
  useShortcut({
    keys: ['Escape'],
    does: 'timelineSelectNone',
    when: () => selected.value !== null,
    run: () => {
      selected.value = null
    },
  })
  if (rows.value.length === 0) return null
  const origin = whole.value.from
  const range = selected.value

  function move(share: number): void {
    timeline.move(lengthOf(timeline.visible.value) * share)
  }

  return (
    <section class="overview" aria-label={say('timelineOverview')} data-overview="">
      <Strip timeline={timeline} />
      <div class="bar">
        <button
          type="button"
          data-action="zoom-in"
          aria-label={say('timelineZoomIn')}
          title={`${say('timelineZoomIn')} (+)`}
          onClick={() => timeline.zoom(closer)}
        >
          <span aria-hidden="true">+</span>
        </button>
        <button
          type="button"
          data-action="zoom-out"
          aria-label={say('timelineZoomOut')}
          title={`${say('timelineZoomOut')} (−)`}
          disabled={!isZoomed.value}
          onClick={() => timeline.zoom(1 / closer)}
        >
          <span aria-hidden="true">−</span>
        </button>
        <button
          type="button"
          data-action="zoom-fit"
          title={`${say('timelineFit')} (0)`}
          disabled={!isZoomed.value}
          onClick={() => timeline.fit()}
        >
          {say('timelineFitShort')}
        </button>
        {live && (
          <button
            type="button"
            data-action="follow"
            aria-pressed={follows.value}
            title={`${say('timelineFollow')} (f)`}
            onClick={() => timeline.follow(!follows.value)}
          >
            {say('timelineFollowShort')}
          </button>
        )}
        {range ? (
          <button
            type="button"
            class="chip"
            data-action="select-none"
            data-selected-range={`${range.from - origin} ${range.to - origin}`}
            title={`${say('timelineSelectNone')} (Esc)`}
            onClick={() => {
              selected.value = null
            }}
          >
            {say('timelineSelected', `${since(range.from, origin)} – ${since(range.to, origin)}`)}{' '}
            <span aria-hidden="true">✕</span>
          </button>
        ) : (
          <button
            type="button"
            data-action="select-range"
            title={say('timelineSelectWhy')}
            disabled={!isZoomed.value}
            onClick={() => {
              selected.value = timeline.visible.value
            }}
          >
            {say('timelineSelect')}
          </button>
        )}
        <Readout />
      </div>
    </section>
  )
}

/** The instant under the pointer, or the part that is shown. */
function Readout() {
  const { timeline } = useStore()
  const { pointed, visible, whole } = timeline
  const at = pointed.value
  const { from, to } = visible.value
  return (
    <output class="dim readout" data-readout="">
      {at === null
        ? `${exactly(from, whole.value.from)} – ${exactly(to, whole.value.from)}`
        : exactly(at, whole.value.from)}
    </output>
  )
}

interface Brushing {
  readonly part: 'from' | 'to' | 'middle' | 'new'
  /** Where it began. */
  readonly at: number
  readonly range: Range
}

function Strip({ timeline }: { timeline: Timeline }) {
  const { whole, visible, isZoomed, pointed, selected } = timeline
  const strip = useRef<HTMLDivElement>(null)
  const brushing = useMemo<{ now: Brushing | null }>(() => ({ now: null }), [])
  const { from, to } = whole.value
  const percent = (at: number) =>
    Math.round(Math.min(1, Math.max(0, (at - from) / (to - from))) * 10_000) / 100
  const timeAt = (x: number) => {
    const box = strip.current?.getBoundingClientRect()
    return box && box.width > 0
      ? from + (to - from) * Math.min(1, Math.max(0, (x - box.left) / box.width))
      : from
  }
  const shown = visible.value
  const [start, end] = [percent(shown.from), percent(shown.to)]

  function partAt(event: PointerEvent): Brushing['part'] {
    const part = (event.target as Element).closest('[data-brush]')?.getAttribute('data-brush')
    if (part === 'from' || part === 'to') return part
    return part === 'middle' && isZoomed.value ? 'middle' : 'new'
  }

  function brush(at: number): void {
    const { now } = brushing
    if (!now) return
    const { range, part } = now
    if (part === 'middle') timeline.show({ from: range.from + at - now.at, to: range.to + at - now.at })
    else if (part === 'new') timeline.show(between(now.at, at))
    else timeline.show(part === 'from' ? between(at, range.to) : between(range.from, at))
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: no fields stand in it
    <div
      class="strip"
      role="group"
      aria-label={say('timelineShown')}
      ref={strip}
      data-strip=""
      onPointerDown={(event) => {
        if (event.button !== 0) return
        brushing.now = { part: partAt(event), at: timeAt(event.clientX), range: visible.value }
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        const at = timeAt(event.clientX)
        pointed.value = at
        // A click alone chooses no part.
        if (brushing.now && Math.abs(percent(at) - percent(brushing.now.at)) > 0.3) brush(at)
      }}
      onPointerUp={() => {
        brushing.now = null
      }}
      onPointerLeave={() => {
        pointed.value = null
      }}
      onDblClick={() => timeline.fit()}
    >
      <Shape range={whole.value} />
      {selected.value && (
        <i
          class="selected-range"
          style={{
            left: `${percent(selected.value.from)}%`,
            width: `${percent(selected.value.to) - percent(selected.value.from)}%`,
          }}
        />
      )}
      <i class="outside" style={{ left: 0, width: `${start}%` }} />
      <i class="outside" style={{ left: `${end}%`, width: `${100 - end}%` }} />
      <div
        class={isZoomed.value ? 'brush zoomed' : 'brush'}
        data-brush="middle"
        style={{ left: `${start}%`, width: `${end - start}%` }}
      >
        {(['from', 'to'] as const).map((part) => (
          <div
            key={part}
            class={`brush-end ${part}`}
            data-brush={part}
            role="slider"
            tabIndex={0}
            aria-label={say(part === 'from' ? 'timelineFrom' : 'timelineTo')}
            aria-valuemin={0}
            aria-valuemax={Math.round(to - from)}
            aria-valuenow={Math.round(shown[part] - from)}
            aria-valuetext={exactly(shown[part], from)}
            onKeyDown={(event) => {
              const step = (to - from) * nudge
              const by = { ArrowLeft: -step, ArrowRight: step, Home: from - to, End: to - from }[event.key]
              if (by === undefined || event.shiftKey) return
              event.preventDefault()
              event.stopPropagation()
              timeline.show(
                part === 'from'
                  ? { from: Math.min(Math.max(from, shown.from + by), shown.to), to: shown.to }
                  : { from: shown.from, to: Math.max(Math.min(to, shown.to + by), shown.from) },
              )
            }}
          />
        ))}
      </div>
    </div>
  )
}
