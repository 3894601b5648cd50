// A comparison for a terminal: aligned columns, no colour. Text of pages and servers is inert, and the columns stay in
// line whatever it holds.

import { printable } from '../printable.ts'
import { said } from '../said.ts'
import { duration } from '../words.ts'
import type { Comparison, Divergence, EndpointCount, Only, Pair } from './comparison.ts'
import {
  everydayTold,
  type Fold,
  namesOf,
  notComparableTold,
  numbersTold,
  outcomesOf,
  toldOf,
  valueTold,
} from './folds.ts'
import { nameTold } from './names.ts'

/** A value longer than this is cut: a terminal has no room for a table of headers. */
const widest = 44
/** No count and no time of an endpoint is cut. */
const widestCount = 80

export function comparisonText(c: Comparison): string {
  const explained = c.pairs.filter(({ result }) => result === 'explained')
  const unexplained = c.pairs.filter(({ result }) => result === 'unexplained')
  const everyday = everydayTold(c)
  return [
    c.sentence,
    ...(everyday === null ? [] : [everyday]),
    '',
    ...sidesTold(c),
    ...section(said`Differs, unexplained`, unexplained.flatMap(pairTold)),
    ...section(said`Differs as is known`, explained.flatMap(pairTold)),
    ...section(said`On one side alone`, onlyTold(c.only)),
    ...section(said`Endpoints`, endpointsTold(c)),
    ...section(
      said`Known differences`,
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
export function columns(
  rows: readonly (readonly string[])[],
  indent = '  ',
  most = widest,
): readonly string[] {
  const cells = rows.map((row) => row.map((text) => cell(text, most)))
  const widths: number[] = []
  for (const row of cells)
    for (const [index, text] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, lengthOf(text))
  return cells.map((row) =>
    (
      indent + row.map((text, index) => text + ' '.repeat((widths[index] ?? 0) - lengthOf(text))).join('  ')
    ).trimEnd(),
  )
}

function cell(text: string, most: number): string {
  const inert = [...printable(text)]
  return inert.length > most ? `${inert.slice(0, most - 1).join('')}…` : inert.join('')
}

const lengthOf = (text: string) => [...text].length

function sidesTold(c: Comparison): readonly string[] {
  const [ours, theirs] = namesOf(c)
  const sides = columns(
    [
      ['A', ours, c.a.browser, c.a.page],
      ['B', theirs, c.b.browser, c.b.page],
    ],
    '',
  )
  const gaps = [
    ...c.a.gaps.map((gap) => `A: ${printable(gap)}`),
    ...c.b.gaps.map((gap) => `B: ${printable(gap)}`),
  ]
  return [...sides, ...gaps]
}

function pairTold(pair: Pair): readonly string[] {
  const { a, by } = pair
  const { unexplained, folds, notComparable } = toldOf(pair)
  const head = `${numbersTold(pair)}  ${printable(a.url)}  ${printable(a.site)}`.trimEnd()
  return [
    `${head}  (${said`by ${nameTold(by)}`})`,
    `    ${printable(outcomesOf(pair))}`,
    ...columns(unexplained.map(divergenceTold), '    '),
    ...folds.flatMap(foldTold),
    ...(notComparable.length > 0 ? [`    ${notComparableTold(notComparable)}`] : []),
    '',
  ]
}

/** Of several the names; of one the values. */
function foldTold({ known, divergences: [first], title, names }: Fold): readonly string[] {
  const values = first && names.length === 0 ? columns([valuesTold(first)], '        ') : []
  return [
    `    ${printable(title)}: ${known.id}`,
    ...values,
    ...(names.length > 0 ? [`        ${names.map(printable).join(', ')}`] : []),
  ]
}

const valuesTold = ({ a, b }: Divergence) => [`A ${valueTold(a)}`, `B ${valueTold(b)}`]

const divergenceTold = (divergence: Divergence) => [nameTold(divergence.aspect), ...valuesTold(divergence)]

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
    said`${opened} of ${sockets} opened`,
    ...(medianToOpen === null ? [] : [said`in ${duration(medianToOpen)}`]),
    ...(medianToFailure === null ? [] : [said`failed after ${duration(medianToFailure)}`]),
  ].join(', ')
}

function endpointsTold({ endpoints }: Comparison): readonly string[] {
  const rows = endpoints.map(({ route, a, b }) => [route, `A ${countTold(a)}`, `B ${countTold(b)}`])
  return columns(rows, '  ', widestCount)
}
