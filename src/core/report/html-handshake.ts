// The opening handshake in a report: every rule that was checked, what failed first, and both heads as far as seen.

import type { Headers } from '../fact.ts'
import type { Check, CheckResult, Group } from '../handshake/check.ts'
import { said, spoken, wording } from '../said.ts'
import type { Row } from '../session.ts'
import { type Markup, markup } from './markup.ts'
import { foreign, room } from './prose.ts'

const results: Readonly<Record<CheckResult, readonly [sign: string, name: string]>> = {
  failed: ['✕', wording('failed')],
  passed: ['✓', wording('passed')],
  unseen: ['·', wording('not observable')],
}
const order: readonly CheckResult[] = ['failed', 'passed', 'unseen']
const groups: readonly Group[] = wording(['Request', 'Answer', 'Subprotocol', 'Extensions'])

export function handshakePart({ socket: { summary }, diagnosis }: Row): Markup {
  const { checks } = diagnosis.case.handshake
  const count = (result: CheckResult) => checks.filter((check) => check.result === result).length
  const told = order
    .filter((result) => count(result) > 0)
    .map((result) => `${count(result)} ${spoken(results[result][1])}`)
  const { sent, responded, failed } = summary
  return markup`${failures(checks)}<details><summary>${said`The rules of the handshake: ${told.join(', ')}`}</summary>
${room(said`Rules of the handshake`)}<table class="checks"><thead><tr><th scope="col">${said`Result`}</th><th scope="col">${said`Rule`}</th><th scope="col">${said`Seen`}</th><th scope="col">${said`Source`}</th></tr></thead>
${groups.map((group) =>
  groupPart(
    group,
    checks.filter((check) => check.group === group),
  ),
)}</table></div>
<p class="strong">${said`Request`}</p>${headPart(summary.url, sent?.headers ?? null, said`The request’s headers were not seen.`)}
<p class="strong">${said`Answer`}</p>${headPart(
    responded ? `${responded.version} ${responded.status}`.trim() : '',
    responded?.headers ?? null,
    responded
      ? said`Status ${responded.status}; its headers were not seen.`
      : failed?.text
        ? said`Not seen. The browser’s own words: ${failed.text}`
        : said`No answer was seen.`,
  )}</details>`
}

/** What failed, at a glance. */
function failures(checks: readonly Check[]): Markup | null {
  const failed = checks.filter(({ result }) => result === 'failed')
  if (failed.length === 0) return null
  return markup`<ul class="failures">${failed.map(
    ({ group, title, source }) =>
      markup`<li><span class="failed">✕ ${said`failed: ${title}`}</span> <span class="dim">${spoken(group)}, ${source.label}</span></li>`,
  )}</ul>
`
}

/** The rules of one group, failed ones first. */
function groupPart(group: Group, checks: readonly Check[]): Markup | null {
  if (checks.length === 0) return null
  const ordered = order.flatMap((result) => checks.filter((check) => check.result === result))
  return markup`<tbody><tr><th scope="rowgroup" colspan="4" class="group">${spoken(group)}</th></tr>
${ordered.map(
  ({ result, title, seen, source }) =>
    markup`<tr class="${result === 'failed' && 'failed'}"><td class="whole ${result}">${results[result][0]} ${spoken(results[result][1])}</td><td>${title}</td><td class="mono">${foreign(seen)}</td><td class="whole dim">${source.label}</td></tr>\n`,
)}</tbody>`
}

function headPart(line: string, headers: Headers, missing: string): Markup {
  if (!headers) return markup`<p class="dim">${foreign(missing)}</p>`
  return markup`<div class="head mono"><div class="strong">${foreign(line)}</div>${headers.map(
    ([name, value]) => markup`<div><span class="dim">${foreign(name)}:</span> ${foreign(value)}</div>`,
  )}</div>`
}
