// A comparison as Markdown, for an issue or a merge request: nothing of a page or a server becomes markup in it.

import { printable } from '../printable.ts'
import { said } from '../said.ts'
import type { Comparison, Divergence, Pair } from './comparison.ts'
import {
  besideOf,
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
import { countTold } from './text.ts'

export function comparisonMarkdown(c: Comparison): string {
  const of = (wanted: Pair['result']) => c.pairs.filter(({ result }) => result === wanted)
  const [ours, theirs] = namesOf(c)
  const everyday = everydayTold(c)
  return [
    c.sentence,
    ...(everyday === null ? [] : [everyday]),
    '',
    ...table(
      ['', said`Session`, said`Browser`, said`Page`, said`Sockets`],
      [
        ['A', ours, c.a.browser, c.a.page, String(c.a.sockets)],
        ['B', theirs, c.b.browser, c.b.page, String(c.b.sockets)],
      ],
    ),
    ...[...c.a.gaps.map((gap) => `* A: ${inert(gap)}`), ...c.b.gaps.map((gap) => `* B: ${inert(gap)}`)],
    ...section(said`Differs, unexplained`, of('unexplained').flatMap(pairTold)),
    ...section(said`Differs as is known`, of('explained').flatMap(pairTold)),
    ...onlyTold(c),
    '',
    `## ${said`Endpoints`}`,
    '',
    ...table(
      [said`Route`, 'A', 'B'],
      c.endpoints.map(({ route, a, b }) => [route, countTold(a), countTold(b)]),
    ),
    ...(c.known.length > 0 ? ['', `## ${said`Known differences`}`, ''] : []),
    ...c.known.map(({ id, sentence, source }) => `* **${inert(id)}**: ${sentence} (${inert(source)})`),
    '',
  ].join('\n')
}

/** Every sign that Markdown or HTML could take for markup as a character reference, which stays text in all of them. */
export function inert(text: string): string {
  return printable(text).replace(/[&<>\\`*_{}[\]()#+!|~@:$"'=^-]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map((cells) => line(cells.map(inert)))]
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', `## ${title}`, ...lines] : []
}

function pairTold(pair: Pair): readonly string[] {
  const { a, by } = pair
  const { unexplained, folds, notComparable } = toldOf(pair)
  const lines = [
    ...folds.map(foldTold),
    ...(notComparable.length > 0 ? [`* ${inert(notComparableTold(notComparable))}`] : []),
  ]
  return [
    '',
    `### ${inert(`${numbersTold(pair)}: ${a.url}`)}`,
    '',
    `${inert(outcomesOf(pair))}. ${said`Aligned by ${nameTold(by)}`}${a.site ? `, ${inert(a.site)}` : ''}.`,
    '',
    ...(unexplained.length > 0 ? table([said`Aspect`, 'A', 'B'], unexplained.map(cells)) : []),
    ...(unexplained.length > 0 && lines.length > 0 ? [''] : []),
    ...lines,
  ]
}

const foldTold = (fold: Fold) =>
  `* ${inert(fold.title)}: **${inert(fold.known.id)}** (${inert(besideOf(fold))})`

const cells = ({ aspect, a, b }: Divergence): readonly string[] => [
  nameTold(aspect),
  valueTold(a),
  valueTold(b),
]

function onlyTold({ only }: Comparison): readonly string[] {
  if (only.length === 0) return []
  const rows = only.map(({ side, socket, why, explained }) => [
    side.toUpperCase(),
    `#${socket.number}`,
    socket.url,
    socket.outcome,
    explained?.id ?? why,
  ])
  return [
    '',
    `## ${said`On one side alone`}`,
    '',
    ...table(['', said`Socket`, 'URL', said`Outcome`, said`Why`], rows),
  ]
}
