// Said when no socket passes: which term shuts all of them out, with a way to take it out.

import { without } from '../../../src/core/filter/matches.ts'
import { printable } from '../../../src/core/printable.ts'
import { say, sayCount } from '../../language/say.ts'
import { useStore } from '../context.ts'
import { withoutTerm } from './terms.tsx'

export function NothingLeft() {
  const { filter, wanted, chip, rows, moment } = useStore()
  const found = without(rows.value, wanted.value, moment.value)
    .filter((each) => each.rows > 0)
    .sort((a, b) => b.rows - a.rows)
  const text = filter.value
  return (
    <div class="quiet nothing-left" role="status">
      <p>{say('filterNothing')}</p>
      {found.slice(0, 3).map(({ term, rows: left }) => {
        const said = printable(text.slice(term.from, term.to).slice(0, 80))
        return (
          <p key={term.from}>
            {sayCount('filterWithout', left, said)}{' '}
            <button
              type="button"
              class="link"
              data-action="remove-term"
              onClick={() => {
                filter.value = withoutTerm(text, term)
              }}
            >
              {say('filterRemove', said)}
            </button>
          </p>
        )
      })}
      <button
        type="button"
        class="link"
        data-action="remove-filter"
        onClick={() => {
          filter.value = ''
          chip.value = null
        }}
      >
        {say('filterShowAll')}
      </button>
    </div>
  )
}
