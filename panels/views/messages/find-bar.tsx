// Finds within a message: how often it is there, and one after the other. What is found is marked where it is drawn,
// so that is what is counted.

import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { say } from '../../language/say.ts'

interface Props {
  readonly text: string
  /** Where the message is drawn. */
  readonly within: RefObject<HTMLElement | null>
  /** How it is drawn; drawn otherwise, it is searched from its beginning. */
  readonly reading: string
  onFind(text: string): void
  onLeave(): void
}

/** The marks of each thing that was found: one in text, several where it is drawn in pieces. */
type Found = readonly (readonly HTMLElement[])[]

export function FindBar({ text, within, reading, onFind, onLeave }: Props) {
  const [found, setFound] = useState<Found>([])
  const [at, goTo] = useState(0)
  const [partial, setPartial] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another reading is another drawing
  useEffect(() => {
    const element = within.current
    goTo(0)
    if (!element || text === '') {
      setFound([])
      return
    }
    const count = () => {
      setFound(foundIn(element))
      setPartial(element.querySelector('[data-more]') !== null)
    }
    count()
    // A branch that is opened, more that is drawn.
    const changed = new MutationObserver(count)
    changed.observe(element, { childList: true, subtree: true, characterData: true })
    return () => changed.disconnect()
  }, [text, within, reading])
  const current = found[Math.min(at, found.length - 1)]
  useEffect(() => {
    if (!current) return
    for (const mark of current) mark.dataset.current = ''
    reveal(current[0])
    return () => {
      for (const mark of current) delete mark.dataset.current
    }
  }, [current])

  const turn = (by: number) => {
    if (found.length > 0) goTo((Math.min(at, found.length - 1) + by + found.length) % found.length)
  }
  return (
    <search class="find-bar">
      <input
        type="search"
        data-action="find-in-message"
        aria-label={say('messageFind')}
        placeholder={say('messageFind')}
        spellcheck={false}
        value={text}
        onInput={({ currentTarget: { value } }) => onFind(value)}
        onKeyDown={(event) => {
          if (event.isComposing) return
          if (event.key === 'Enter') turn(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape' && text !== '') onFind('')
          else if (event.key === 'Escape') onLeave()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <button
        type="button"
        data-action="find-previous"
        aria-label={say('messageFindPrevious')}
        disabled={found.length === 0}
        onClick={() => turn(-1)}
      >
        <span aria-hidden="true">↑</span>
      </button>
      <button
        type="button"
        data-action="find-next"
        aria-label={say('messageFindNext')}
        disabled={found.length === 0}
        onClick={() => turn(1)}
      >
        <span aria-hidden="true">↓</span>
      </button>
      <span class="dim" role="status" data-found={found.length}>
        {text !== '' && countOf(Math.min(at + 1, found.length), found.length, partial)}
      </span>
    </search>
  )
}

function countOf(at: number, all: number, partial: boolean): string {
  const counted = all === 0 ? say('messageFindNone') : say('messagesOf', at, all)
  return partial ? `${counted} ${say('messageFindPartial')}` : counted
}

function foundIn(element: HTMLElement): Found {
  const found = new Map<string, HTMLElement[]>()
  element.querySelectorAll<HTMLElement>('mark').forEach((mark, index) => {
    const of = mark.dataset.found ?? `alone ${index}`
    const pieces = found.get(of)
    if (pieces) pieces.push(mark)
    else found.set(of, [mark])
  })
  return [...found.values()]
}

/** A branch that a person folded is opened for what is in it. */
function reveal(mark: HTMLElement | undefined): void {
  for (let branch = mark?.closest('details'); branch; branch = branch.parentElement?.closest('details'))
    branch.open = true
  mark?.scrollIntoView?.({ block: 'nearest' })
}
