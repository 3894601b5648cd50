// A socket's life as bands on the common time axis. Each ready state has a height of its own and a failure is a cross,
// so that nothing is told by colour alone.

import { type Axis, ticks } from '../axis.ts'
import type { Fact, ReadyState } from '../fact.ts'
import { said, spoken, wording } from '../said.ts'
import type { Row } from '../session.ts'
import { spans } from '../spans.ts'
import type { Milliseconds } from '../units.ts'
import { duration } from '../words.ts'
import { type Markup, markup } from './markup.ts'

const shapes: Readonly<Record<ReadyState, readonly [name: string, height: number]>> = {
  0: ['connecting', 4],
  1: ['open', 10],
  2: ['closing', 6],
  3: ['closed', 2],
}

/** Nearer than this, in percent, marks are one block to the eye. */
const blur = 1.5

/** Lives on one line: a socket's own, or those of a story. */
export function lives(rows: readonly Row[], axis: Axis, now: Milliseconds): Markup {
  return markup`<svg class="lives" role="img" aria-label="${rows.length === 1 ? lifeTold(rows[0], axis, now) : saidOfAll(rows, axis)}"><line class="base" x1="0" x2="100%" y1="9" y2="9"/>${rows.map(
    (row) => bandsOf(row, axis, now),
  )}${rows.length === 1 ? rows.map((row) => marksOf(row, axis)) : null}${rows.map((row) => endOf(row, axis))}</svg>`
}

function bandsOf({ socket }: Row, axis: Axis, now: Milliseconds): readonly Markup[] {
  return spans(socket.facts, socket.summary, Math.max(now, socket.facts.at(-1)?.at ?? 0)).map(
    ({ state, from, to }) => {
      const [name, height] = shapes[state]
      const left = axis.percent(from)
      // What is too short to be seen is seen nevertheless.
      const width = Math.max(0.3, axis.percent(to) - left)
      return markup`<rect class="${name}" x="${left}%" y="${9 - height / 2}" width="${width.toFixed(2)}%" height="${height}"/>`
    },
  )
}

function marksOf({ socket: { facts, summary } }: Row, axis: Axis): readonly Markup[] {
  const places = new Set<number>()
  for (const fact of facts)
    if (isMessage(fact) && (summary.constructed === null || !fact.kind.startsWith('net:')))
      places.add(Math.round(axis.percent(fact.at) / blur) * blur)
  return [...places].map(
    (left) => markup`<rect class="message" x="${left.toFixed(1)}%" y="7" width="2" height="4"/>`,
  )
}

const isMessage = ({ kind }: Fact) =>
  kind === 'message-received' || kind === 'send-called' || kind.startsWith('net:frame')

function endOf({ socket, diagnosis }: Row, axis: Axis): Markup | null {
  const { endedAt } = socket.summary
  if (!diagnosis.verdict || endedAt === null) return null
  return markup`<svg x="${axis.percent(endedAt)}%" y="9" width="1" height="1" overflow="visible"><path class="end" fill="none" d="M-4 -5l8 10M-4 5l8 -10"/></svg>`
}

const stateNames: Readonly<Record<ReadyState, string>> = wording({
  0: 'connecting',
  1: 'open',
  2: 'closing',
  3: 'closed',
})

function lifeTold(row: Row | undefined, axis: Axis, now: Milliseconds): string {
  if (!row) return ''
  const { facts, summary } = row.socket
  const bands = spans(facts, summary, Math.max(now, facts.at(-1)?.at ?? 0)).map(
    ({ state, from, to }) => said`${spoken(stateNames[state])} for ${duration(to - from)}`,
  )
  return [said`from ${duration(summary.startedAt - axis.from)} on`, ...bands].join(', ')
}

function saidOfAll(rows: readonly Row[], axis: Axis): string {
  const from = Math.min(...rows.slice(0, 1).map(({ socket }) => socket.summary.startedAt))
  return Number.isFinite(from) ? said`${rows.length} sockets from ${duration(from - axis.from)} on` : ''
}

export function ruler(axis: Axis): Markup {
  const shown = ticks(axis, 4).filter((at) => axis.percent(axis.from + at) < 88)
  return markup`<svg class="ruler" aria-hidden="true">${shown.map((at) => {
    const left = axis.percent(axis.from + at)
    return markup`<line x1="${left}%" x2="${left}%" y1="0" y2="14"/><svg x="${left}%" overflow="visible"><text x="3" y="11">${
      at === 0 ? '0' : duration(at)
    }</text></svg>`
  })}</svg>`
}

/** What the shapes mean. */
export function key(): Markup {
  const band = (state: ReadyState, name: string) => {
    const [tone, height] = shapes[state]
    return markup`<li><svg aria-hidden="true"><rect class="${tone}" x="0" y="${6 - height / 2}" width="22" height="${height}"/></svg>${name}</li>`
  }
  return markup`<ul class="key">${band(0, said`connecting`)}${band(1, said`open, with its messages`)}${band(2, said`closing`)}<li><svg class="lives" aria-hidden="true"><path class="end" fill="none" d="M7 1l8 10M7 11l8 -10"/></svg>${said`flagged: it ended here`}</li></ul>`
}
