// Every socket of the session on one time axis, grouped by the document that made it.

import { useComputed } from '@preact/signals'
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { type Axis, axisBetween } from '../../src/core/axis.ts'
import type { SubjectId } from '../../src/core/units.ts'
import { sayDuration } from '../language/figures.ts'
import { say, sayCount } from '../language/say.ts'
import type { Line } from '../list/listing.ts'
import { short, useVirtual } from '../list/virtual.ts'
import { useStore } from './context.ts'
import { EmptyState } from './empty-state.tsx'
import { Foreign } from './foreign.tsx'
import { laterViews } from './later.tsx'
import { ColumnHeads, ColumnWidths, useColumns } from './listing/column-heads.tsx'
import { useShortcut } from './shortcuts.ts'
import { SocketRow } from './socket-row.tsx'
import { StoryRow } from './story-row.tsx'
import { timelineGestures } from './timeline/gestures.ts'
import { Ruler } from './timeline/ruler.tsx'

const { NothingLeft } = laterViews

export function SocketList() {
  const store = useStore()
  const rows = store.shown.value
  const { from, to } = store.timeline.visible.value
  // The same axis is the same drawing.
  const axis = useMemo(() => axisBetween(from, to), [from, to])
  if (store.rows.value.length === 0) return <EmptyState />
  const documents = new Set(rows.map(({ socket }) => socket.document)).size
  return (
    <Scrolled axis={axis}>
      {rows.length === 0 && <NothingLeft />}
      <p class="quiet extent">
        {sayCount('sockets', rows.length)} · {sayCount('documents', documents)} ·{' '}
        {sayDuration(axis.to - axis.from)}
      </p>
    </Scrolled>
  )
}

const lineHeight = 26

function Scrolled({ axis, children }: { axis: Axis; children: ComponentChildren }) {
  const store = useStore()
  const lines = store.listing.lines.value
  const scrolled = useRef<HTMLElement>(null)
  const sight = useVirtual(scrolled, lines.length, lineHeight)
  const whole = lines.length <= short
  const draw = useDrawn(axis)
  const gestures = useMemo(() => timelineGestures(store.timeline), [store])
  const selected = store.selectedId.value
  useShortcut({
    keys: ['p'],
    does: 'shortcutPin',
    when: () => store.selectedId.value !== null,
    run: () => {
      if (store.selectedId.value !== null) store.pins.toggleSocket(store.selectedId.value)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is selected elsewhere comes into sight once
  useEffect(() => {
    if (selected === null) return
    if (!rowOf(selected)) bring(selected)
    // Where nothing is laid out, as in a test of the document alone, nothing moves.
    if (!scrolled.current || !('ResizeObserver' in window)) return
    // The detail that opens beside the list, or what appears above it, may push the row out of sight again.
    const resized = new ResizeObserver(() => rowOf(selected)?.scrollIntoView({ block: 'nearest' }))
    resized.observe(scrolled.current)
    return () => resized.disconnect()
  }, [selected])
  return (
    <section class="list" aria-label={say('emptySockets')} ref={scrolled} {...gestures} {...useMarks(axis)}>
      <table
        aria-rowcount={lines.length + 1}
        style={whole ? {} : { marginBlock: `${sight.above}px ${sight.below}px` }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            step(event.key === 'ArrowDown' ? 1 : -1)
          }
        }}
      >
        <ColumnWidths />
        <thead>
          <ColumnHeads ruler={<Ruler axis={axis} origin={store.timeline.whole.value.from} />} />
        </thead>
        {sight.lines.map((index) => {
          const line = lines[index]
          return (
            line && (
              <tbody
                key={line.key}
                data-index={index}
                ref={whole || line.kind !== 'story' ? null : sight.measure}
              >
                {draw(line)}
              </tbody>
            )
          )
        })}
      </table>
      {children}
    </section>
  )

  function step(by: number): void {
    const list = lines.flatMap((line) => (line.kind === 'socket' ? line.row : []))
    const at = list.findIndex(({ socket }) => socket.id === store.selectedId.value)
    const next = list[Math.min(list.length - 1, Math.max(0, at + by))]
    if (!next) return
    store.selectedId.value = next.socket.id
    const row = rowOf(next.socket.id)
    if (row) row.focus()
    else bring(next.socket.id, true)
  }

  function bring(id: SubjectId, focus = false): void {
    const index = lines.findIndex((line) => line.kind === 'socket' && line.row.socket.id === id)
    if (index < 0) return
    sight.scrollTo(index)
    if (focus) requestAnimationFrame(() => rowOf(id)?.focus())
  }
}

/** The instant that is pointed at and the part that is selected, for every row at once. */
function useMarks({ percent, from, to }: Axis) {
  const { pointed, selected } = useStore().timeline
  const at = pointed.value
  const range = selected.value
  const inSight = at !== null && at >= from && at <= to
  return {
    ...(inSight ? { 'data-pointed': '' } : {}),
    ...(range ? { 'data-range': '' } : {}),
    style: {
      ...(inSight ? { '--pointed': `${percent(at)}%` } : {}),
      ...(range
        ? {
            '--range-from': `${percent(range.from)}%`,
            '--range-width': `${percent(range.to) - percent(range.from)}%`,
          }
        : {}),
    },
  }
}

/** Draws a line, or gives again what was drawn of it: whatever happens to others changes none. */
function useDrawn(axis: Axis): (line: Line) => JSX.Element {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another axis, another drawing
  const drawn = useMemo(() => ({ lines: new WeakMap<Line, JSX.Element>() }), [axis])
  return (line) => {
    const known = drawn.lines.get(line) ?? <LineView line={line} axis={axis} />
    drawn.lines.set(line, known)
    return known
  }
}

const rowOf = (id: SubjectId) =>
  globalThis.document.querySelector<HTMLElement>(`[data-socket="${CSS.escape(id)}"]`)

function Group({ line: { title, from, by } }: { line: Extract<Line, { kind: 'group' }> }) {
  const unknown = by === 'document' && title === ''
  return (
    <tr>
      <th colSpan={useColumns().length + 1} scope="rowgroup">
        <Foreign
          text={
            by === 'pinned'
              ? say('groupPinned')
              : unknown
                ? `${say('groupWithoutPage')}${from ? ` (${from})` : ''}`
                : title
          }
        />
      </th>
    </tr>
  )
}

function LineView({ line, axis }: { line: Line; axis: Axis }) {
  if (line.kind === 'group') return <Group line={line} />
  if (line.kind === 'socket') return <SocketRow row={line.row} axis={axis} />
  return <Told line={line} axis={axis} />
}

function Told({ line: { item, open }, axis }: { line: Extract<Line, { kind: 'story' }>; axis: Axis }) {
  const { listing, now, selectedId } = useStore()
  const { story, rows } = item
  const chosen = useComputed(() => !open && rows.some(({ socket }) => socket.id === selectedId.value)).value
  const over = rows.every(({ socket }) => socket.summary.endedAt !== null)
  return (
    <StoryRow
      story={story}
      sockets={rows.map(({ socket }) => socket)}
      verdicts={rows.flatMap(({ diagnosis }) => diagnosis.verdict ?? [])}
      axis={axis}
      now={over ? 0 : now.value}
      open={open}
      chosen={chosen}
      columns={useColumns()}
      onToggle={() => listing.toggle(story)}
    />
  )
}
