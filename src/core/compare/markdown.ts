// A comparison as Markdown, for an issue or a merge request: nothing of a page or a server becomes markup in it.

import { printable } from '../printable.ts'
import type { Comparison, Divergence, Pair } from './comparison.ts'
import { diverges } from './contrast.ts'
import { countTold, valueTold } from './text.ts'

export function comparisonMarkdown(c: Comparison): string {
  const differing = c.pairs.filter(({ result }) => result !== 'same')
  const unexplainedFirst = [
    ...differing.filter(({ result }) => result === 'unexplained'),
    ...differing.filter(({ result }) => result === 'explained'),
  ]
  return [
    c.sentence,
    '',
    ...table(
      ['', 'Session', 'Browser', 'Page', 'Sockets'],
      [
        ['A', c.a.name, c.a.browser, c.a.page, String(c.a.sockets)],
        ['B', c.b.name, c.b.browser, c.b.page, String(c.b.sockets)],
      ],
    ),
    ...[...c.a.gaps.map((gap) => `* A: ${inert(gap)}`), ...c.b.gaps.map((gap) => `* B: ${inert(gap)}`)],
    ...unexplainedFirst.flatMap(pairTold),
    ...onlyTold(c),
    '',
    '## Endpoints',
    '',
    ...table(
      ['Route', 'A', 'B'],
      c.endpoints.map(({ route, a, b }) => [route, countTold(a), countTold(b)]),
    ),
    ...(c.known.length > 0 ? ['', '## Known differences', ''] : []),
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

function pairTold({ a, b, by, divergences }: Pair): readonly string[] {
  const hidden = divergences.filter(({ result }) => result === 'not-comparable')
  return [
    '',
    `## ${inert(`#${a.number} and #${b.number}: ${a.url}`)}`,
    '',
    `Aligned by ${by}${a.site ? `, ${inert(a.site)}` : ''}.`,
    '',
    ...table(['Aspect', 'A', 'B', 'Explained'], divergences.filter(diverges).map(cells)),
    ...(hidden.length > 0 ? ['', 'Not comparable:', ''] : []),
    ...hidden.map(({ aspect, why }) => `* ${inert(aspect)}: ${inert(why)}`),
  ]
}

function cells({ aspect, a, b, explained }: Divergence): readonly string[] {
  return [aspect, valueTold(a), valueTold(b), explained?.id ?? 'unexplained']
}

function onlyTold({ only }: Comparison): readonly string[] {
  if (only.length === 0) return []
  const rows = only.map(({ side, socket, why, explained }) => [
    side.toUpperCase(),
    `#${socket.number}`,
    socket.url,
    socket.outcome,
    explained?.id ?? why,
  ])
  return ['', '## Only in one', '', ...table(['', 'Socket', 'URL', 'Outcome', 'Why'], rows)]
}
