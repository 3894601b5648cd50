// A comparison as a page of its own, in the look of a report: it holds no script, loads nothing, and nothing of a page
// or a server becomes markup in it.

import { type Markup, markup } from '../report/markup.ts'
import { foreign, prose } from '../report/prose.ts'
import { said } from '../said.ts'
import { plural } from '../words.ts'
import type { ComparedSide, Comparison, Divergence, EndpointCount, Only, Pair } from './comparison.ts'
import {
  besideOf,
  everydayTold,
  type Fold,
  namesOf,
  numbersTold,
  outcomesOf,
  sameTold,
  toldOf,
  valueTold,
} from './folds.ts'
import { nameTold } from './names.ts'
import { style } from './style.ts'
import { countTold } from './text.ts'

/** Pairs that are the same and named; the rest is counted. */
const mostSame = 200

export function comparisonHtml(c: Comparison): string {
  const [ours, theirs] = namesOf(c)
  const everyday = everydayTold(c)
  const of = (wanted: Pair['result']) => c.pairs.filter(({ result }) => result === wanted)
  const page = markup`<!doctype html>
<html lang="${said`en`}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${said`${ours} and ${theirs} compared`}</title>
<style>${{ markup: style }}</style>
</head>
<body data-comparison data-differs="${c.differs ? 'yes' : 'no'}">
<header>
<h1>${c.sentence}</h1>
${everyday !== null && markup`<p class="lead">${everyday}</p>\n`}<dl class="about">${sideTold('A', ours, c.a)}${sideTold('B', theirs, c.b)}</dl>
${gapsPart(c)}
</header>
<main>
${pairsPart('unexplained', said`Differs, unexplained`, of('unexplained'))}${pairsPart('known', said`Differs as is known`, of('explained'))}${onlyPart(c.only)}${samePart(of('same'))}${endpointsPart(c)}${knownPart(c)}
</main>
<footer><p>${said`Written by Lifeline. Nothing in this file runs, and nothing is loaded.`}</p></footer>
</body>
</html>
`
  return page.markup
}

function sideTold(
  letter: string,
  name: string,
  { name: whole, browser, page, sockets }: ComparedSide,
): Markup {
  return markup`<dt class="strong">${letter}</dt><dd><span class="strong" title="${whole}">${foreign(name)}</span>${[
    browser,
    page,
  ].map((part) => part !== '' && markup` · ${foreign(part)}`)} · ${plural(sockets, 'socket')}</dd>\n`
}

function gapsPart({ a, b }: Comparison): Markup | null {
  const gaps = [...a.gaps.map((gap) => ['A', gap] as const), ...b.gaps.map((gap) => ['B', gap] as const)]
  if (gaps.length === 0) return null
  return markup`<section class="gaps" aria-label="${said`What is missing`}"><p class="strong">${said`What is missing from these recordings`}</p><ul>${gaps.map(
    ([side, gap]) => markup`<li>${side}: ${prose(gap)}</li>`,
  )}</ul></section>`
}

function pairsPart(id: string, title: string, pairs: readonly Pair[]): Markup | null {
  if (pairs.length === 0) return null
  return markup`<h2 id="differs-${id}">${title}: ${plural(pairs.length, 'socket')}</h2>\n${pairs.map(pairPart)}`
}

function pairPart(pair: Pair): Markup {
  const { a, b, by, result } = pair
  const { unexplained, folds, notComparable } = toldOf(pair)
  return markup`<article data-pair data-result="${result}">
<h3>${socketsTold(pair)}</h3>
<p${a.outcome !== b.outcome && markup` class="strong"`}>${foreign(outcomesOf(pair))}</p>
<p class="dim">${said`Aligned by ${nameTold(by)}`}${a.site !== '' && markup`, ${foreign(a.site)}`}.</p>
${unexplained.length > 0 && valuesPart(unexplained)}
${folds.map(foldPart)}${
  notComparable.length > 0 &&
  markup`<details class="fold dim"><summary>${said`${plural(notComparable.length, 'aspect')} not comparable`}</summary><ul>${notComparable.map(({ aspect, why }) => markup`<li>${foreign(nameTold(aspect))}: ${prose(why)}</li>`)}</ul></details>\n`
}</article>
`
}

const socketsTold = (pair: Pair) =>
  markup`${numbersTold(pair)} <span class="mono">${foreign(pair.a.url)}</span>`

function valuesPart(divergences: readonly Divergence[]): Markup {
  return markup`<table class="contrast"><colgroup><col class="c-name"><col><col></colgroup>
<thead><tr><th scope="col">${said`Aspect`}</th><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody>${divergences.map(
    ({ aspect, a, b, result, explained }) =>
      markup`<tr data-aspect="${aspect}" data-result="${result}" data-known="${explained?.id ?? ''}"><th scope="row">${foreign(nameTold(aspect))}</th>${value('A', a)}${value('B', b)}</tr>\n`,
  )}</tbody></table>`
}

const value = (side: string, text: string | null) =>
  text === null
    ? markup`<td class="dim" data-of="${side}">${valueTold(text)}</td>`
    : markup`<td class="mono" data-of="${side}">${foreign(text)}</td>`

/** One line: what it is and, to unfold, which values and why. */
function foldPart(fold: Fold): Markup {
  const { known, divergences, title } = fold
  return markup`<details class="fold${known.everyday === true && ' everyday'}" data-fold="${known.id}"><summary>${foreign(title)}: ${known.id} <span class="dim">(${foreign(besideOf(fold))})</span></summary><p>${prose(known.sentence)} <a href="#known-${known.id}">${said`Source`}</a></p>${valuesPart(divergences)}</details>\n`
}

function onlyPart(only: readonly Only[]): Markup | null {
  if (only.length === 0) return null
  return markup`<h2 id="alone">${said`On one side alone`}: ${plural(only.length, 'socket')}</h2>
<table class="contrast"><colgroup><col class="c-side"><col><col class="c-why"></colgroup>
<thead><tr><th scope="col">${said`In`}</th><th scope="col">${said`Socket`}</th><th scope="col">${said`Why`}</th></tr></thead><tbody>
${only.map(
  ({ side, socket, why, explained }) =>
    markup`<tr data-only="${side}"><th scope="row">${side.toUpperCase()}</th><td>#${socket.number} <span class="mono">${foreign(socket.url)}</span><br>${foreign(socket.outcome)}</td><td>${why}.${
      explained && markup` ${prose(explained.sentence)} <a href="#known-${explained.id}">${explained.id}</a>`
    }</td></tr>\n`,
)}</tbody></table>
`
}

function samePart(pairs: readonly Pair[]): Markup | null {
  if (pairs.length === 0) return null
  // Those of which there is something to unfold come first.
  const named = [...pairs.filter((pair) => pair.everyday), ...pairs.filter((pair) => !pair.everyday)].slice(
    0,
    mostSame,
  )
  return markup`<h2 id="same">${said`The same`}</h2>
<details class="beside"><summary>${sameTold(pairs)}</summary><ul class="same">${named.map(
    (pair) =>
      markup`<li data-pair data-result="same">${socketsTold(pair)} <span class="dim">${foreign(outcomesOf(pair))}</span>${toldOf(pair).folds.map(foldPart)}</li>\n`,
  )}</ul>${pairs.length > named.length && markup`<p class="dim">${said`and ${pairs.length - named.length} more`}</p>`}</details>
`
}

function endpointsPart({ endpoints }: Comparison): Markup | null {
  if (endpoints.length === 0) return null
  const count = (side: string, told: EndpointCount) => markup`<td data-of="${side}">${countTold(told)}</td>`
  return markup`<h2 id="endpoints">${said`Endpoints`}</h2>
<table class="contrast"><thead><tr><th scope="col">${said`Route`}</th><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody>
${endpoints.map(({ route, a, b }) => markup`<tr><th scope="row" class="mono">${foreign(route)}</th>${count('A', a)}${count('B', b)}</tr>\n`)}</tbody></table>
`
}

function knownPart({ known }: Comparison): Markup | null {
  if (known.length === 0) return null
  return markup`<h2 id="differences">${said`Known differences`}</h2>
<dl class="known">${known.map(({ id, sentence, source }) => markup`<dt id="known-${id}">${id}</dt><dd>${prose(sentence)} <span class="dim">${prose(source)}</span></dd>\n`)}</dl>`
}
