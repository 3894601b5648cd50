// What of a filter could not be read, said politely; not of the word that is being typed.

import type { Problem } from '../../../src/core/filter/term.ts'
import { printable } from '../../../src/core/printable.ts'
import { say } from '../../language/say.ts'

interface Props {
  readonly problems: readonly Problem[]
  /** Where the caret is; null while the field has no focus. */
  readonly typing: number | null
}

export function Problems({ problems, typing }: Props) {
  const told = problems.filter(({ from, to }) => typing === null || typing < from || typing > to).slice(0, 5)
  return (
    <div class="filter-problems" id="filter-problems" role="status">
      {told.map((problem) => (
        <p key={problem.from}>
          <span aria-hidden="true">⚠</span> {sentenceOf(problem)}
        </p>
      ))}
    </div>
  )
}

function sentenceOf(problem: Problem): string {
  const text = printable(problem.text.slice(0, 60))
  switch (problem.kind) {
    case 'unknown-key':
      return problem.near === null
        ? say('filterUnknownKey', text)
        : say('filterUnknownKeyNear', text, problem.near)
    case 'bad-value':
      return problem.near === null
        ? say('filterBadValue', text, `${problem.key}:`)
        : say('filterBadValueNear', text, `${problem.key}:`, problem.near)
    case 'bad-pattern':
      return say('filterBadPattern', text)
  }
}
