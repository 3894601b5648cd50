// A socket's row in the list. It is drawn again when its own row changes, when the axis does, when it is selected or no
// longer is, and with the clock for as long as it lives: never for what happens to others.

import { useComputed } from '@preact/signals'
import type { Axis } from '../../src/core/axis.ts'
import { outcome } from '../../src/core/outcome.ts'
import { printable } from '../../src/core/printable.ts'
import { isOver } from '../../src/core/spans.ts'
import { pathOf } from '../../src/core/words.ts'
import type { Row } from '../session/store.ts'
import { useStore } from './context.ts'
import { Foreign } from './foreign.tsx'
import { useColumns } from './listing/column-heads.tsx'
import { MoreCells } from './listing/more-cells.tsx'
import { PinSign } from './pin.tsx'
import { StandingMark } from './standing-mark.tsx'
import { Life } from './timeline/life.tsx'

export function SocketRow({ row, axis }: { row: Row; axis: Axis }) {
  const store = useStore()
  const { socket, diagnosis } = row
  const { summary } = socket
  const flagged = diagnosis.verdict !== null
  const selected = useComputed(() => store.selectedId.value === socket.id).value
  const first = useComputed(
    () => store.selectedId.value === null && store.shown.value[0]?.socket.id === socket.id,
  ).value
  const pinned = useComputed(() => store.pins.sockets.value.has(socket.id)).value
  const last = socket.facts.at(-1)?.at ?? 0
  const now = isOver(socket) ? last : Math.max(store.now.value, last)
  const said = outcome(diagnosis, now)
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
      tabIndex={selected || first ? 0 : -1}
      onClick={() => {
        store.selectedId.value = socket.id
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') store.selectedId.value = socket.id
      }}
    >
      <td>
        <StandingMark flagged={flagged} phase={summary.phase} />
      </td>
      <td title={printable(summary.url)}>
        <div class="name">
          <Foreign text={path} class={flagged ? 'strong' : ''} />
          <span class="dim">#{socket.number}</span>
          {pinned && <PinSign />}
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
