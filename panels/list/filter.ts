// The chips beside the filter: each shows the sockets of one state.

import type { Row } from '../session/store.ts'

export type Chip = 'flagged' | 'connecting' | 'open' | 'closed'

export const chips: Readonly<Record<Chip, (row: Row) => boolean>> = {
  flagged: ({ diagnosis }) => diagnosis.verdict !== null,
  connecting: ({ socket }) => socket.summary.phase === 'connecting' || socket.summary.phase === 'unseen',
  open: ({ socket }) => socket.summary.phase === 'open',
  closed: ({ socket }) => ['closing', 'closed', 'failed', 'left'].includes(socket.summary.phase),
}
