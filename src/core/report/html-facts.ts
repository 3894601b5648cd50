// Every fact of a socket as a row of a table, with its call site and headers.

import { type ReadyState, sourceOf } from '../fact.ts'
import { detailsOf, headersOf, siteOf } from '../fact-line.ts'
import { said } from '../said.ts'
import type { Row } from '../session.ts'
import { frameName, plural } from '../words.ts'
import type { Anchors, Drawn } from './anchors.ts'
import { type Markup, markup } from './markup.ts'
import { foreign, room } from './prose.ts'

const states: Readonly<Record<ReadyState, string>> = { 0: 'CONNECTING', 1: 'OPEN', 2: 'CLOSING', 3: 'CLOSED' }
/** More facts than this are folded. */
const mostUnfolded = 40

export function factTable(row: Row, anchors: Anchors): Markup {
  const { facts, probes } = row.socket
  const start = facts[0]?.at ?? 0
  const count = facts.length + probes.length
  return markup`<details${count <= mostUnfolded && markup` open`}><summary>${plural(count, 'fact')}</summary>
${room(said`Facts`)}<table class="facts"><caption>${said`Times in milliseconds since the first of them`}</caption><thead><tr><th scope="col" class="number">ms</th><th scope="col">${said`State`}</th><th scope="col">${said`Source`}</th><th scope="col">${said`Fact`}</th><th scope="col">${said`Details`}</th></tr></thead>
<tbody>${anchors.of(row).map((drawn) => factRow(drawn, start))}</tbody></table></div></details>`
}

function factRow({ fact, id, leftOut }: Drawn, start: number): Markup {
  const state = 'state' in fact ? fact.state : null
  return markup`${
    leftOut > 0 &&
    markup`<tr><td colspan="5" class="dim">${said`${plural(leftOut, 'fact')} left out; they are in the saved session.`}</td></tr>\n`
  }<tr id="${id}"><td class="number mono">${(fact.at - start).toFixed(1)}</td><td class="whole${state === null && ' dim'}">${
    state === null ? '–' : `${state} ${states[state]}`
  }</td><td class="whole dim">${sourceOf(fact.kind)}</td><td class="whole mono strong">${fact.kind}</td><td class="mono">${foreign(
    detailsOf(fact),
  )}${sitePart(fact)}${headersPart(fact)}</td></tr>\n`
}

function sitePart(fact: Drawn['fact']): Markup | null {
  const [frame, ...outer] = siteOf(fact)
  if (!frame) return null
  const named = [frame, ...outer].map(
    (each) =>
      markup`<bdi>${each.function === '' ? '' : `${each.function} at `}${each.url}:${each.line}</bdi><br>`,
  )
  return markup` <details><summary><bdi>${frame.function === '' ? '' : `${frame.function} at `}${frameName(frame)}</bdi></summary>${named}</details>`
}

function headersPart(fact: Drawn['fact']): Markup | null {
  const headers = headersOf(fact)
  return headers && markup` <span class="dim">${plural(headers.length, 'header')}</span>`
}
