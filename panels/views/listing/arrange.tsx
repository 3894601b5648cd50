// The menu that says how the list is arranged: its columns, and what its sockets are grouped by.

import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { byStart, columns, fixed, type Grouping, groupings, usual } from '../../columns.ts'
import { type MessageName, say } from '../../say.ts'
import { useStore } from '../context.ts'
import { columnNames } from './column-heads.tsx'

const groupingNames: Readonly<Record<Grouping, MessageName>> = {
  document: 'groupDocument',
  endpoint: 'groupEndpoint',
  story: 'groupStory',
  none: 'groupNone',
}

export function ArrangeMenu() {
  const { choices } = useStore()
  const open = useSignal(false)
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const shown = open.value
  useEffect(() => {
    if (!shown) return
    const pressed = ({ target }: Event) => {
      if (target instanceof Node && !menu.current?.contains(target)) open.value = false
    }
    document.addEventListener('pointerdown', pressed)
    return () => document.removeEventListener('pointerdown', pressed)
  }, [shown, open])
  const close = () => {
    open.value = false
    button.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what its button and fields do
    <div
      ref={menu}
      class="arrange"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open.value) return
        event.stopPropagation()
        close()
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) open.value = false
      }}
    >
      <button
        ref={button}
        type="button"
        data-action="arrange"
        aria-expanded={open.value}
        aria-controls="arrange"
        onClick={() => {
          open.value = !open.value
        }}
      >
        {say('arrange')} <span aria-hidden="true">▾</span>
      </button>
      {open.value && (
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
      )}
    </div>
  )
}
