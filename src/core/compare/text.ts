// A comparison for a terminal: aligned columns, no colour. Text of pages and servers is inert, and the columns stay in
// line whatever it holds.

import { printable } from '../printable.ts'
import { duration } from '../words.ts'
import type { Comparison, Divergence, EndpointCount, Only, Pair } from './comparison.ts'
import { diverges } from './contrast.ts'

/** A value longer than this is cut: a terminal has no room for a table of headers. */
const widest = 44

export function comparisonText(c: Comparison): string {
  const explained = c.pairs.filter(({ result }) => result === 'explained')
  const unexplained = c.pairs.filter(({ result }) => result === 'unexplained')
  return [
    c.sentence,
    '',
    ...sidesTold(c),
    ...section('Unexplained', unexplained.flatMap(pairTold)),
    ...section('Explained', explained.flatMap(pairTold)),
    ...section('Only in one', onlyTold(c.only)),
    ...section('Endpoints', endpointsTold(c)),
    ...section(
      'Known differences',
      c.known.map(({ id, sentence, source }) => `  ${id}: ${sentence} (${source})`),
    ),
  ]
    .join('\n')
    .concat('\n')
}

function section(title: string, lines: readonly string[]): readonly string[] {
  const kept = lines.at(-1) === '' ? lines.slice(0, -1) : lines
  return kept.length > 0 ? ['', title, '', ...kept] : []
}

/** As many cells a row as there are columns; each column as wide as its widest cell. */
export function columns(rows: readonly (readonly string[])[], indent = '  '): readonly string[] {
  const cells = rows.map((row) => row.map(cell))
  const widths: number[] = []
  for (const row of cells)
    for (const [index, text] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, lengthOf(text))
  return cells.map((row) =>
    (
      indent + row.map((text, index) => text + ' '.repeat((widths[index] ?? 0) - lengthOf(text))).join('  ')
    ).trimEnd(),
  )
}

function cell(text: string): string {
  const inert = [...printable(text)]
  return inert.length > widest ? `${inert.slice(0, widest - 1).join('')}…` : inert.join('')
}

const lengthOf = (text: string) => [...text].length

function sidesTold(c: Comparison): readonly string[] {
  const sides = columns(
    [
      ['A', c.a.name, c.a.browser, c.a.page],
      ['B', c.b.name, c.b.browser, c.b.page],
    ],
    '',
  )
  const gaps = [
    ...c.a.gaps.map((gap) => `A: ${printable(gap)}`),
    ...c.b.gaps.map((gap) => `B: ${printable(gap)}`),
  ]
  return [...sides, ...gaps]
}

function pairTold({ a, b, by, divergences }: Pair): readonly string[] {
  const head = `#${a.number} and #${b.number}  ${printable(a.url)}  ${printable(a.site)}`.trimEnd()
  const hidden = divergences.filter(({ result }) => result === 'not-comparable')
  return [
    `${head}  (by ${by})`,
    ...columns(divergences.filter(diverges).map(divergenceTold), '    '),
    ...(hidden.length > 0
      ? [`    not comparable: ${hidden.map(({ aspect }) => printable(aspect)).join(', ')}`]
      : []),
    '',
  ]
}

export const valueTold = (value: string | null): string => value ?? 'not there'

function divergenceTold({ aspect, a, b, explained }: Divergence): readonly string[] {
  return [aspect, `A ${valueTold(a)}`, `B ${valueTold(b)}`, explained?.id ?? 'unexplained']
}

function onlyTold(only: readonly Only[]): readonly string[] {
  return columns(
    only.map(({ side, socket, why, explained }) => [
      side.toUpperCase(),
      `#${socket.number}`,
      socket.url,
      socket.outcome,
      explained?.id ?? why,
    ]),
  )
}

export function countTold({ sockets, opened, medianToOpen, medianToFailure }: EndpointCount): string {
  return [
    `${opened} of ${sockets} opened`,
    ...(medianToOpen === null ? [] : [`in ${duration(medianToOpen)}`]),
    ...(medianToFailure === null ? [] : [`failed after ${duration(medianToFailure)}`]),
  ].join(', ')
}

function endpointsTold({ endpoints }: Comparison): readonly string[] {
  return columns(endpoints.map(({ route, a, b }) => [route, `A ${countTold(a)}`, `B ${countTold(b)}`]))
}
