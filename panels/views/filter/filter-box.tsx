// Where a filter is typed: a combobox (ARIA 1.2, with the focus in the field) that completes keys and values and offers
// filters that were used before; beneath it the terms, each of which can be taken out, and what could not be read.

import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { say } from '../../language/say.ts'
import type { Store } from '../../session/store.ts'
import { withUsed } from '../../settings/choices.ts'
import { useStore } from '../context.ts'
import { laterViews } from '../later.tsx'
import { useShortcut } from '../shortcuts.ts'
import { offering, offersReady, optionId } from './offering.ts'
import type { Offer } from './offers.ts'
import { Problems } from './problems.tsx'

const { Offers, Terms } = laterViews

/** A filter that stood for so long was meant. */
const meant = 1000

export function FilterBox() {
  const store = useStore()
  const { filter, wanted, choices } = store
  const field = useRef<HTMLInputElement>(null)
  const open = useSignal(false)
  const active = useSignal(-1)
  const caret = useSignal(0)
  const focused = useSignal(false)
  const text = filter.value
  const offers = (open.value && offering.value?.(store, caret.value)) || []
  const chosen = offers[active.value]

  useEffect(() => {
    if (text.trim() === '') return
    const kept = setTimeout(() => keepUsed(store), meant)
    return () => clearTimeout(kept)
  }, [text, store])
  useShortcut({ keys: ['/', 'Ctrl+F'], does: 'filterShortcutFocus', run: () => toField(field.current) })

  function write(to: string, at: number): void {
    filter.value = to
    caret.value = at
    active.value = -1
    // The field's own text follows with the drawing; the caret is placed after it.
    const input = field.current
    if (!input) return
    input.value = to
    input.focus()
    input.setSelectionRange(at, at)
  }

  function take(offer: Offer): void {
    if (offer.kind === 'forget') {
      choices.history.value = []
      active.value = -1
      return
    }
    const before = text.slice(0, offer.from)
    const after = text.slice(offer.to)
    const space = offer.kind !== 'key' && !/^[\s,|]/.test(after) ? ' ' : ''
    const end = `${before}${offer.written}${space}`
    write(end + after, end.length)
    open.value = offer.kind === 'key'
    if (offer.kind === 'used') keepUsed(store)
  }

  function clear(): void {
    write('', 0)
    open.value = false
  }

  function press(event: KeyboardEvent): void {
    const { key } = event
    if (event.isComposing) return
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const shown = open.value ? offers : (offering.value?.(store, caret.value) ?? [])
      const by = key === 'ArrowDown' ? 1 : -1
      const from = active.value < 0 && by < 0 ? shown.length : active.value
      if (open.value || by > 0) active.value = open.value ? turned(from + by, shown.length) : 0
      open.value = shown.length > 0
    } else if (key === 'Enter' || (key === 'Tab' && chosen && !event.shiftKey)) {
      if (chosen) take(chosen)
      else {
        keepUsed(store)
        open.value = false
      }
    } else if (key === 'Escape') {
      if (open.value && offers.length > 0) {
        open.value = false
        active.value = -1
      } else if (text !== '') clear()
      else field.current?.blur()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const follow = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    caret.value = currentTarget.selectionStart ?? currentTarget.value.length
  }
  const shown = open.value && offers.length > 0
  return (
    <div class="filter">
      <div class="filter-field">
        <input
          ref={field}
          type="search"
          {...comboboxOf(shown, chosen ? optionId(active.value) : null)}
          data-action="filter"
          aria-label={say('filterLabel')}
          aria-invalid={wanted.value.problems.length > 0}
          aria-describedby="filter-problems"
          autocomplete="off"
          spellcheck={false}
          placeholder={say('filterPlaceholder')}
          value={text}
          onInput={(event) => {
            filter.value = event.currentTarget.value
            follow(event)
            active.value = -1
            open.value = true
          }}
          onFocus={(event) => {
            focused.value = true
            void offersReady()
            follow(event)
          }}
          onClick={(event) => {
            follow(event)
            open.value = true
          }}
          onKeyUp={(event) => {
            if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) follow(event)
          }}
          onBlur={() => {
            focused.value = false
            open.value = false
            active.value = -1
          }}
          onKeyDown={press}
        />
        {text !== '' && (
          <button
            type="button"
            class="filter-clear"
            data-action="clear-filter"
            aria-label={say('filterClear')}
            onClick={clear}
          >
            ✕
          </button>
        )}
        {shown && <Offers offers={offers} active={active.value} onTake={take} />}
      </div>
      <Terms text={text} terms={wanted.value.terms} onWrite={(to) => write(to, to.length)} />
      <Problems problems={wanted.value.problems} typing={focused.value ? caret.value : null} />
    </div>
  )
}

/** ARIA 1.2, combobox. Said apart: to the checks of the markup, a field has the role only with a list of its own. */
function comboboxOf(shown: boolean, active: string | null): object {
  return {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-expanded': shown,
    'aria-controls': 'filter-offers',
    ...(shown && active !== null ? { 'aria-activedescendant': active } : {}),
  }
}

function toField(field: HTMLInputElement | null): void {
  field?.focus()
  field?.select()
}

/** A filter that was used is offered again, if it filters. */
function keepUsed({ filter, wanted, choices }: Store): void {
  const { terms, problems } = wanted.peek()
  const filters = problems.length === 0 && terms.some(({ holds }) => holds)
  if (filters) choices.history.value = withUsed(choices.history.peek(), filter.peek())
}

/** Before the first and after the last stands none, from where it goes round. */
const turned = (at: number, count: number) => (at >= count ? -1 : at < -1 ? count - 1 : at)
