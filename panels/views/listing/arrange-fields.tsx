// How the list is arranged: its columns, and what its sockets are grouped by.

import { type MessageName, say } from '../../language/say.ts'
import { byStart, columns, fixed, type Grouping, groupings, usual } from '../../list/columns.ts'
import { useStore } from '../context.ts'
import { columnNames } from './column-heads.tsx'

const groupingNames: Readonly<Record<Grouping, MessageName>> = {
  document: 'groupDocument',
  endpoint: 'groupEndpoint',
  story: 'groupStory',
  none: 'groupNone',
}

export function ArrangeFields() {
  const { choices } = useStore()
  return (
    <div class="arrange-menu" id="arrange">
      <fieldset>
        <legend>{say('arrangeColumns')}</legend>
        {columns
          .filter((column) => column !== fixed)
          .map((column) => (
            <label key={column}>
              <input
                type="checkbox"
                data-choose-column={column}
                checked={choices.columns.value.includes(column)}
                onChange={(event) => {
                  const others = choices.columns.value.filter((each) => each !== column)
                  choices.columns.value = event.currentTarget.checked ? [...others, column] : others
                }}
              />
              {say(columnNames[column])}
            </label>
          ))}
      </fieldset>
      <fieldset>
        <legend>{say('arrangeGroups')}</legend>
        {groupings.map((grouping) => (
          <label key={grouping}>
            <input
              type="radio"
              name="grouping"
              data-grouping={grouping}
              checked={choices.grouping.value === grouping}
              onChange={() => {
                choices.grouping.value = grouping
              }}
            />
            {say(groupingNames[grouping])}
          </label>
        ))}
        <label>
          <input
            type="checkbox"
            data-action="pinned-first"
            checked={choices.pinnedFirst.value}
            onChange={(event) => {
              choices.pinnedFirst.value = event.currentTarget.checked
            }}
          />
          {say('arrangePinned')}
        </label>
      </fieldset>
      <button
        type="button"
        data-action="arrange-usual"
        onClick={() => {
          choices.columns.value = usual
          choices.widths.value = {}
          choices.sort.value = byStart
          choices.grouping.value = 'document'
          choices.pinnedFirst.value = true
        }}
      >
        {say('arrangeUsual')}
      </button>
    </div>
  )
}
