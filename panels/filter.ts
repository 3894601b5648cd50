// The filter of the socket list: `url:dashboard state:failed code:1006 cause:page-closed -chat`. Every term
// must hold; a leading minus turns one around; what has no known key is looked for in the URL and outcome.

import type { Row } from './store.ts'

export type Chip = 'flagged' | 'connecting' | 'open' | 'closed'

export const chips: Readonly<Record<Chip, (row: Row) => boolean>> = {
  flagged: ({ diagnosis }) => diagnosis.verdict !== null,
  connecting: ({ socket }) => socket.summary.phase === 'connecting' || socket.summary.phase === 'unseen',
  open: ({ socket }) => socket.summary.phase === 'open',
  closed: ({ socket }) => ['closing', 'closed', 'failed', 'left'].includes(socket.summary.phase),
}

interface Term {
  readonly not: boolean
  holds(row: Row): boolean
}

const fields: Readonly<Record<string, (row: Row, wanted: string) => boolean>> = {
  url: ({ socket }, wanted) => socket.summary.url.toLowerCase().includes(wanted),
  state: (row, wanted) => row.socket.summary.phase === wanted || (wanted === 'flagged' && chips.flagged(row)),
  code: ({ socket }, wanted) => String(socket.summary.closed?.code ?? '') === wanted,
  cause: ({ diagnosis }, wanted) =>
    [diagnosis.verdict, ...diagnosis.also].some(
      (found) => found?.rule.includes(wanted) === true || found?.family.includes(wanted) === true,
    ),
}

/** The terms of a filter text; an empty text has none and lets everything through. */
export function parseFilter(text: string): readonly Term[] {
  return (text.toLowerCase().match(/(?:[^\s"]|"[^"]*")+/g) ?? []).map((word) => {
    const not = word.startsWith('-') && word.length > 1
    const bare = (not ? word.slice(1) : word).replaceAll('"', '')
    const colon = bare.indexOf(':')
    const field = fields[bare.slice(0, Math.max(0, colon))]
    const wanted = bare.slice(colon + 1)
    if (field && wanted === '') return { not: false, holds: () => true }
    return { not, holds: (row) => (field ? field(row, wanted) : says(row, bare)) }
  })
}

function says({ socket, diagnosis }: Row, wanted: string): boolean {
  const { url, protocols } = socket.summary
  return [
    url,
    `#${socket.number}`,
    ...protocols,
    diagnosis.verdict?.title ?? '',
    diagnosis.verdict?.sentence ?? '',
  ]
    .join('\n')
    .toLowerCase()
    .includes(wanted)
}

export function matches(row: Row, terms: readonly Term[]): boolean {
  return terms.every(({ not, holds }) => holds(row) !== not)
}
