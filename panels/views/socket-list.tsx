// Every socket of the session on one time axis, grouped by the document that made it.

import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { type Axis, axisBetween } from '../../src/core/axis.ts'
import { outcome } from '../../src/core/outcome.ts'
import { printable } from '../../src/core/printable.ts'
import type { Milliseconds, SubjectId } from '../../src/core/units.ts'
import { pathOf } from '../../src/core/words.ts'
import { sayDuration } from '../figures.ts'
import type { Line } from '../listing.ts'
import { type Standing, standingNames } from '../named.ts'
import { say, sayCount } from '../say.ts'
import { useShortcut } from '../shortcuts.ts'
import type { Row } from '../store.ts'
import { short, useVirtual } from '../virtual.ts'
import { useStore } from './context.ts'
import { EmptyState } from './empty-state.tsx'
import { NothingLeft } from './filter/nothing-left.tsx'
import { Foreign } from './foreign.tsx'
import { ColumnHeads, ColumnWidths, useColumns } from './listing/column-heads.tsx'
import { MoreCells } from './listing/more-cells.tsx'
import { PinSign } from './pin.tsx'
import { StoryRow } from './story-row.tsx'
import { timelineGestures } from './timeline/gestures.ts'
import { Life } from './timeline/life.tsx'
import { Ruler } from './timeline/ruler.tsx'

export function SocketList() {
  const store = useStore()
  const rows = store.shown.value
  const { from, to } = store.timeline.visible.value
  // The same axis is the same drawing.
  const axis = useMemo(() => axisBetween(from, to), [from, to])
  if (store.rows.value.length === 0) return <EmptyState />
  const groups = store.listing.lines.value.filter((line) => line.kind === 'group' && line.by !== 'pinned')
  return (
    <Scrolled axis={axis}>
      {rows.length === 0 && <NothingLeft />}
      <p class="quiet extent">
        {sayCount('sockets', rows.length)} · {sayCount('documents', groups.length)} ·{' '}
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
  const draw = useDrawn(axis, store.now.value)
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

/** Draws a line, or gives again what was drawn of it: scrolling changes none. */
function useDrawn(axis: Axis, now: Milliseconds): (line: Line) => JSX.Element {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another axis, another moment, another drawing
  const drawn = useMemo(() => ({ lines: new WeakMap<Line, JSX.Element>() }), [axis, now])
  return (line) => {
    const known = drawn.lines.get(line) ?? <LineView line={line} axis={axis} now={now} />
    drawn.lines.set(line, known)
    return known
  }
}

const rowOf = (id: SubjectId) =>
  globalThis.document.querySelector<HTMLElement>(`[data-socket="${CSS.escape(id)}"]`)

function Group({ line: { title, rows, by } }: { line: Extract<Line, { kind: 'group' }> }) {
  const from = rows[0]?.socket.summary.requested?.from
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

function LineView({ line, axis, now }: { line: Line; axis: Axis; now: Milliseconds }) {
  const { listing, selectedId } = useStore()
  const columns = useColumns()
  if (line.kind === 'group') return <Group line={line} />
  if (line.kind === 'socket') return <SocketRow row={line.row} axis={axis} now={now} />
  const { story, rows } = line.item
  return (
    <StoryRow
      story={story}
      sockets={rows.map(({ socket }) => socket)}
      verdicts={rows.flatMap(({ diagnosis }) => diagnosis.verdict ?? [])}
      axis={axis}
      now={now}
      open={line.open}
      chosen={!line.open && rows.some(({ socket }) => socket.id === selectedId.value)}
      columns={columns}
      onToggle={() => listing.toggle(story)}
    />
  )
}

function SocketRow({ row, axis, now }: { row: Row; axis: Axis; now: Milliseconds }) {
  const store = useStore()
  const { socket, diagnosis } = row
  const { summary } = socket
  const flagged = diagnosis.verdict !== null
  const selected = store.selectedId.value === socket.id
  const first = store.shown.value[0]?.socket.id === socket.id
  const said = outcome(diagnosis, Math.max(now, socket.facts.at(-1)?.at ?? 0))
  const path = pathOf(summary.url)
  const columns = useColumns()
  return (
    <tr
      class={selected ? 'selected' : ''}
      data-socket={socket.id}
      data-number={socket.number}
      data-path={path}
      data-phase={summary.phase}
      data-flagged={flagged}
      data-rule={diagnosis.verdict?.rule ?? ''}
      aria-selected={selected}
      tabIndex={selected || (store.selectedId.value === null && first) ? 0 : -1}
      onClick={() => {
        store.selectedId.value = socket.id
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') store.selectedId.value = socket.id
      }}
    >
      <td>
        <Mark flagged={flagged} phase={summary.phase} />
      </td>
      <td title={printable(summary.url)}>
        <div class="name">
          <Foreign text={path} class={flagged ? 'strong' : ''} />
          <span class="dim">#{socket.number}</span>
          {store.pins.sockets.value.has(socket.id) && <PinSign />}
        </div>
      </td>
      {columns.includes('outcome') && (
        <td class={flagged ? 'fault' : 'dim'} title={printable(diagnosis.verdict?.sentence ?? said)}>
          <Foreign text={said} />
        </td>
      )}
      {columns.includes('code') && <td>{summary.closed?.code ?? ''}</td>}
      <MoreCells row={row} columns={columns} now={now} />
      {columns.includes('timeline') && (
        <td>
          <Life row={row} axis={axis} now={now} />
        </td>
      )}
    </tr>
  )
}

function Mark({ flagged, phase }: { flagged: boolean; phase: Row['socket']['summary']['phase'] }) {
  const [sign, name]: readonly [string, Standing] = flagged
    ? ['⚑', 'flagged']
    : phase === 'open'
      ? ['✓', 'open']
      : phase === 'connecting' || phase === 'unseen'
        ? ['…', 'connecting']
        : ['○', 'closed']
  return (
    <span class={`sign ${name}`} role="img" aria-label={say(standingNames[name])}>
      {sign}
    </span>
  )
}
