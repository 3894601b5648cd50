// The heads of the list's columns: pressed, they sort; their borders are dragged, or moved with the arrow keys.

import type { ComponentChildren } from 'preact'
import { forwardOf } from '../../language/direction.ts'
import { type MessageName, say } from '../../language/say.ts'
import { type Column, columns, narrowest, nextSort, widest } from '../../list/columns.ts'
import { useStore } from '../context.ts'

export const columnNames: Readonly<Record<Column, MessageName>> = {
  socket: 'columnSocket',
  outcome: 'columnOutcome',
  code: 'columnCode',
  duration: 'columnDuration',
  messages: 'columnMessages',
  size: 'columnSize',
  protocol: 'columnProtocol',
  status: 'columnStatus',
  frame: 'columnFrame',
  timeline: 'columnTimeline',
}

/** The columns that are shown, in the order in which they stand. */
export function useColumns(): readonly Column[] {
  const shown = useStore().choices.columns.value
  return columns.filter((each) => shown.includes(each))
}

const step = 8

/** The widths that a person gave; the rest is the style's. */
export function ColumnWidths() {
  const { widths } = useStore().choices
  return (
    <colgroup>
      <col class="sign-column" />
      {useColumns().map((column) => {
        const width = widths.value[column]
        return (
          <col
            key={column}
            class={`${column === 'socket' ? 'name' : column}-column`}
            {...(width === undefined ? {} : { style: { width: `${width}px` } })}
          />
        )
      })}
    </colgroup>
  )
}

/** @param ruler stands over the timeline. */
export function ColumnHeads({ ruler }: { ruler: ComponentChildren }) {
  return (
    <tr>
      <th scope="col">
        <span class="offscreen">{say('columnMark')}</span>
      </th>
      {useColumns().map((column) => (
        <Head key={column} column={column}>
          {column === 'timeline' ? ruler : say(columnNames[column])}
        </Head>
      ))}
    </tr>
  )
}

function Head({ column, children }: { column: Column; children: ComponentChildren }) {
  const { sort } = useStore().choices
  const { by, down } = sort.value
  const sorted = by === column
  return (
    <th
      scope="col"
      data-column={column}
      class={column === 'timeline' ? 'time' : ''}
      aria-sort={sorted ? (down ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        class="sort"
        data-sort={column}
        title={say('columnSort', say(columnNames[column]))}
        onClick={() => {
          sort.value = nextSort(sort.value, column)
        }}
      >
        {children}
        {sorted && (column !== 'timeline' || down) && (
          <span class="sorted" aria-hidden="true">
            {down ? '▾' : '▴'}
          </span>
        )}
      </button>
      {column !== 'timeline' && <Border column={column} />}
    </th>
  )
}

function Border({ column }: { column: Column }) {
  const { widths } = useStore().choices
  const set = (width: number) => {
    const held = Math.round(Math.min(widest, Math.max(narrowest, width)))
    widths.value = { ...widths.value, [column]: held }
  }
  const widthNow = (border: Element) => border.parentElement?.getBoundingClientRect().width ?? narrowest
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves has no element of its own in HTML
    <div
      class="column-border"
      role="separator"
      aria-orientation="vertical"
      aria-label={say('columnWidth', say(columnNames[column]))}
      aria-valuenow={widths.value[column] ?? 0}
      aria-valuetext={
        widths.value[column] === undefined ? say('columnWidthFree') : `${widths.value[column]} px`
      }
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      tabIndex={0}
      onKeyDown={(event) => {
        const forward = forwardOf(event.currentTarget)
        const by = event.key === 'ArrowRight' ? forward : event.key === 'ArrowLeft' ? -forward : 0
        if (by === 0) return
        event.preventDefault()
        event.stopPropagation()
        set(widthNow(event.currentTarget) + by * step)
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        const { currentTarget: border, clientX } = event
        if (!border.hasPointerCapture(event.pointerId)) return
        const box = border.parentElement?.getBoundingClientRect()
        if (box) set(forwardOf(border) > 0 ? clientX - box.left : box.right - clientX)
      }}
      onDblClick={() => {
        const { [column]: _, ...others } = widths.value
        widths.value = others
      }}
    />
  )
}
