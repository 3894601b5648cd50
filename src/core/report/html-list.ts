// All sockets of a session as rows on one time axis, by the document that made them.

import { type Axis, axisBetween } from '../axis.ts'
import { outcome } from '../outcome.ts'
import { said } from '../said.ts'
import type { Row } from '../session.ts'
import { hostOf, pathOf, plural } from '../words.ts'
import { socketAnchor } from './anchors.ts'
import { key, lives, ruler } from './html-lives.ts'
import { type Markup, markup } from './markup.ts'
import { foreign, room } from './prose.ts'
import type { Reading } from './reading.ts'
import { isFlagged, nameOf } from './told.ts'

/** Rows that are drawn; flagged sockets come before others where there is no room for all. */
const most = 400

export function axisOf({ rows, now }: Reading): Axis {
  const from = rows[0]?.socket.summary.startedAt ?? 0
  return axisBetween(from, Math.max(now, from))
}

/** `full` are the sockets that are told in full below. */
export function socketList(reading: Reading, axis: Axis, full: ReadonlySet<Row>): Markup {
  const { rows } = reading
  const shown = chosen(rows)
  const documents = new Map<string, Row[]>()
  for (const row of shown) {
    const members = documents.get(row.socket.document)
    if (members) members.push(row)
    else documents.set(row.socket.document, [row])
  }
  return markup`${key()}
${room(said`Sockets`)}<table class="sockets"><colgroup><col class="c-sign"><col class="c-name"><col class="c-outcome"><col class="c-code"><col></colgroup>
<thead><tr><th scope="col"><abbr title="${said`Flagged`}">⚑</abbr></th><th scope="col">${said`Socket`}</th><th scope="col">${said`Outcome`}</th><th scope="col">${said`Code`}</th><th scope="col">${said`Timeline`} ${ruler(axis)}</th></tr></thead>
${[...documents.values()].map((members) => documentPart(members, axis, reading, full))}</table></div>
${rows.length > shown.length && markup`<p>${said`${plural(rows.length - shown.length, 'more socket')} not drawn here; the saved session (.jsonl) holds every one, and Lifeline opens it.`}</p>`}`
}

function chosen(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= most) return rows
  const flagged = rows.filter(isFlagged).slice(0, most)
  const others = rows.filter((row) => !isFlagged(row)).slice(0, most - flagged.length)
  return [...flagged, ...others].sort((a, b) => a.socket.number - b.socket.number)
}

function documentPart(members: readonly Row[], axis: Axis, { now }: Reading, full: ReadonlySet<Row>): Markup {
  const [head] = members
  const url = head?.diagnosis.case.document?.url
  const from = head?.socket.summary.requested?.from
  const title = url
    ? `${hostOf(url)}${pathOf(url)}`
    : head?.socket.summary.constructed || head?.socket.summary.threw
      ? said`A document whose address was not recorded`
      : said`Without page facts: a worker, or a frame out of reach${from ? ` (${from})` : ''}`
  return markup`<tbody><tr><th scope="rowgroup" colspan="5" class="group">${foreign(title)}</th></tr>
${members.map((row) => {
  const flagged = isFlagged(row)
  const [sign, name] = signOf(row)
  const label = foreign(nameOf(row))
  return markup`<tr><td><span class="${flagged ? 'fault' : 'dim'}" role="img" aria-label="${name}">${sign}</span></td><th scope="row" class="${flagged && 'strong'}">${
    full.has(row) ? markup`<a href="#${socketAnchor(row)}">${label}</a>` : label
  }</th><td class="${flagged ? 'fault' : 'dim'}">${foreign(outcome(row.diagnosis, now))}</td><td>${
    row.socket.summary.closed?.code ?? ''
  }</td><td>${lives([row], axis, now)}</td></tr>\n`
})}</tbody>
`
}

function signOf(row: Row): readonly [sign: string, name: string] {
  const { phase } = row.socket.summary
  if (isFlagged(row)) return ['⚑', said`flagged`]
  if (phase === 'open') return ['✓', said`open`]
  return phase === 'connecting' || phase === 'unseen' ? ['…', said`connecting`] : ['○', said`closed`]
}
