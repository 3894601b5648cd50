// The filter's terms as chips: pressed, one is turned around; each can be taken out without typing.

import type { Term } from '../../../src/core/filter/term.ts'
import { printable } from '../../../src/core/printable.ts'
import { say } from '../../language/say.ts'
import { Foreign } from '../foreign.tsx'
import { goesWithTime, TimeSign } from './time-sign.tsx'

interface Props {
  readonly text: string
  readonly terms: readonly Term[]
  onWrite(text: string): void
}

/** So many are shown; more of them are read in the field. */
const most = 30

export function Terms({ text, terms, onWrite }: Props) {
  const filtering = terms.filter(({ holds }) => holds)
  if (filtering.length === 0) return null
  return (
    <ul class="filter-terms" aria-label={say('filterTerms')}>
      {filtering.slice(0, most).map((term) => {
        const said = text.slice(term.from, term.to)
        return (
          <li key={term.from} class="filter-term">
            <button
              type="button"
              aria-pressed={term.not}
              title={
                goesWithTime(term.key) ? `${say('filterTurn')} · ${say('filterTimed')}` : say('filterTurn')
              }
              onClick={() => onWrite(withTurned(text, term))}
            >
              {term.not && <span class="offscreen">{say('filterNot')} </span>}
              <Foreign text={said.slice(0, 80)} class="mono" />
              {goesWithTime(term.key) && <TimeSign />}
            </button>
            <button
              type="button"
              data-action="remove-term"
              aria-label={printable(say('filterRemove', said.slice(0, 80)))}
              onClick={() => onWrite(withoutTerm(text, term))}
            >
              ✕
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** The text without one of its terms. */
export function withoutTerm(text: string, { from, to }: Pick<Term, 'from' | 'to'>): string {
  return `${text.slice(0, from).trimEnd()} ${text.slice(to).trimStart()}`.trim()
}

function withTurned(text: string, { not, from }: Term): string {
  return `${text.slice(0, from)}${not ? text.slice(from + 1) : `-${text.slice(from)}`}`
}
