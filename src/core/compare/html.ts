// A comparison as a page of its own: it holds no script, loads nothing, and nothing of a page or a server becomes
// markup in it.

import { type Markup, markup } from '../report/markup.ts'
import type { ComparedSide, Comparison, Divergence, Only, Pair } from './comparison.ts'
import { diverges } from './contrast.ts'
import { style } from './style.ts'
import { countTold } from './text.ts'

export function comparisonHtml(c: Comparison): string {
  const of = (wanted: Pair['result']) => c.pairs.filter(({ result }) => result === wanted)
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${c.a.name} and ${c.b.name} compared</title>
<style>${{ markup: style }}</style>
</head>
<body data-comparison data-differs="${c.differs ? 'yes' : 'no'}">
<h1>${c.sentence}</h1>
<table><thead><tr><th></th><th>Session</th><th>Browser</th><th>Page</th><th>Sockets</th></tr></thead>
<tbody>${sideRow('A', c.a)}${sideRow('B', c.b)}</tbody></table>
${gapsOf(c)}
${[...of('unexplained'), ...of('explained')].map(pairSection)}
${onlySection(c.only)}
<h2>Endpoints</h2>
<table><thead><tr><th>Route</th><th>A</th><th>B</th></tr></thead><tbody>
${c.endpoints.map(({ route, a, b }) => markup`<tr><td class="value">${route}</td><td>${countTold(a)}</td><td>${countTold(b)}</td></tr>`)}
</tbody></table>
${knownSection(c)}
</body>
</html>
`
  return page.markup
}

const sideRow = (letter: string, { name, browser, page, sockets }: ComparedSide) =>
  markup`<tr><th>${letter}</th><td>${name}</td><td>${browser}</td><td class="value">${page}</td><td>${sockets}</td></tr>`

function gapsOf({ a, b }: Comparison): Markup | null {
  const gaps = [...a.gaps.map((gap) => `A: ${gap}`), ...b.gaps.map((gap) => `B: ${gap}`)]
  return gaps.length > 0 ? markup`<ul>${gaps.map((gap) => markup`<li>${gap}</li>`)}</ul>` : null
}

function pairSection({ a, b, by, result, divergences }: Pair): Markup {
  const hidden = divergences.filter((each) => each.result === 'not-comparable')
  return markup`<section data-pair data-result="${result}">
<h2>#${a.number} and #${b.number} <span class="value">${a.url}</span></h2>
<p>Aligned by ${by}${a.site ? `, ${a.site}` : ''}.</p>
<table><thead><tr><th>Aspect</th><th>A</th><th>B</th><th>Explained</th></tr></thead>
<tbody>${divergences.filter(diverges).map(divergenceRow)}</tbody></table>
${hidden.length > 0 && markup`<details class="hidden"><summary>Not comparable: ${hidden.length}</summary><ul>${hidden.map(({ aspect, why }) => markup`<li>${aspect}: ${why}</li>`)}</ul></details>`}
</section>
`
}

function divergenceRow({ aspect, a, b, result, explained }: Divergence): Markup {
  const why = explained
    ? markup`<a href="#known-${explained.id}">${explained.id}</a>`
    : markup`<span class="unexplained">unexplained</span>`
  return markup`<tr data-aspect="${aspect}" data-result="${result}"><td>${aspect}</td>${value(a)}${value(b)}<td>${why}</td></tr>`
}

const value = (text: string | null) =>
  text === null ? markup`<td class="none">not there</td>` : markup`<td class="value">${text}</td>`

function onlySection(only: readonly Only[]): Markup | null {
  if (only.length === 0) return null
  return markup`<h2>Only in one</h2>
<table><thead><tr><th></th><th>Socket</th><th>URL</th><th>Outcome</th><th>Why</th></tr></thead><tbody>
${only.map(
  ({ side, socket, why, explained }) =>
    markup`<tr data-only="${side}"><th>${side.toUpperCase()}</th><td>#${socket.number}</td><td class="value">${socket.url}</td><td>${socket.outcome}</td><td>${explained?.id ?? why}</td></tr>`,
)}
</tbody></table>`
}

function knownSection({ known }: Comparison): Markup | null {
  if (known.length === 0) return null
  return markup`<h2>Known differences</h2>
<dl>${known.map(({ id, sentence, source }) => markup`<dt id="known-${id}">${id}</dt><dd>${sentence} <em>${source}</em></dd>`)}</dl>`
}
