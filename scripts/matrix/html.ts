// The cross-browser table as one page that needs nothing else.

import { type Markup, markup } from '../../src/core/report/markup.ts'
import { agreement } from './markdown.ts'
import { differs, type Matrix, type MatrixCell } from './matrix.ts'

const said = {
  right: 'as published',
  narrowed: 'narrowed',
  wrong: 'not as published',
  unpublished: 'not published',
  unfinished: 'not finished',
} as const

const style: Markup = {
  markup: `:root{color-scheme:light dark}body{font:14px/1.5 system-ui,sans-serif;margin:2rem;max-width:110rem}
table{border-collapse:collapse}th,td{padding:.3rem .6rem;border:1px solid #8886;text-align:left;vertical-align:top}
code{font-family:ui-monospace,monospace}small{opacity:.8}tr.differs th::before{content:"≠ ";font-weight:bold}
td.wrong,td.unfinished{outline:2px solid #c43c1a}`,
}

function cellOf(cell: MatrixCell | undefined): Markup {
  if (!cell) return markup`<td>–</td>`
  return markup`<td class="${cell.agrees}">${cell.sockets.map(
    ({ path, events, outcome, rule }) =>
      markup`<div><code>${path}</code> ${events.join(', ') || 'no event'}<br>${outcome}${rule === null ? null : markup` <code>${rule}</code>`}</div>`,
  )}${cell.failure === '' ? null : markup`<div>${cell.failure}</div>`}<small>${said[cell.agrees]}</small></td>`
}

export function matrixHtml(matrix: Matrix): string {
  const { agree, of } = agreement(matrix)
  const { browsers, rows, os } = matrix
  return `<!doctype html>\n${
    markup`<html lang="en"><head><meta charset="utf-8"><title>WebSocket scenarios in every browser</title>
<meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${style}</style></head><body>
<h1>Every scenario in every browser</h1>
<p>${agree} of ${of} cells are as published; made on ${os}. A row marked ≠ shows a page different things in different browsers.</p>
<table><thead><tr><th scope="col">Scenario</th>${browsers.map(({ name, version }) => markup`<th scope="col">${name} ${version}</th>`)}</tr></thead>
<tbody>${rows.map(
      (row) =>
        markup`<tr class="${differs(row) ? 'differs' : 'same'}"><th scope="row">${row.id}<br><small>${row.title}</small></th>${browsers.map(({ name }) => cellOf(row.cells[name]))}</tr>\n`,
    )}</tbody></table></body></html>`.markup
  }\n`
}
