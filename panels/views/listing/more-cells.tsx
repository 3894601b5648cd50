// The cells that a person can add to a row of the list.

import { frameOf, lengthOf, messagesOf, protocolOf, sizeOf } from '../../../src/core/filter/keys.ts'
import { printable } from '../../../src/core/printable.ts'
import type { Milliseconds } from '../../../src/core/units.ts'
import { hostOf, pathOf } from '../../../src/core/words.ts'
import { sayAmount, sayDuration } from '../../language/figures.ts'
import type { Column } from '../../list/columns.ts'
import type { Row } from '../../session/store.ts'
import { Foreign } from '../foreign.tsx'

const said: Readonly<Partial<Record<Column, (row: Row, now: Milliseconds) => string>>> = {
  duration(row, now) {
    const length = lengthOf(row, now)
    return length === null ? '' : sayDuration(length)
  },
  messages: (row) => String(messagesOf(row) || ''),
  size: (row) => (sizeOf(row) === 0 ? '' : sayAmount(sizeOf(row))),
  protocol: protocolOf,
  status: ({ socket }) => String(socket.summary.responded?.status ?? ''),
  frame(row) {
    const url = frameOf(row)
    return url === '' ? '' : `${hostOf(url)}${pathOf(url)}`
  },
}

/** Those of the columns that stand between the code and the timeline. */
export function MoreCells({
  row,
  columns,
  now,
}: {
  row: Row
  columns: readonly Column[]
  now: Milliseconds
}) {
  return (
    <>
      {columns.map((column) => {
        const text = said[column]?.(row, now)
        return text === undefined ? null : (
          <td
            key={column}
            data-cell={column}
            class={numeric.has(column) ? 'number' : ''}
            title={printable(text)}
          >
            <Foreign text={text} />
          </td>
        )
      })}
    </>
  )
}

const numeric: ReadonlySet<Column> = new Set(['duration', 'messages', 'size', 'status'])

/** As many empty ones, for a row that has none of its own. */
export function NoMoreCells({ columns }: { columns: readonly Column[] }) {
  return <>{columns.flatMap((column) => (said[column] ? <td key={column} /> : []))}</>
}
