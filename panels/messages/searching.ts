// Which messages hold what a person looks for. Words are looked for at once, patterns in a thread of their own.

import { useEffect, useMemo } from 'preact/hooks'
import type { Message } from './messages-of.ts'
import { newThread } from './new-thread.ts'
import { lookedThrough, type Wanted, wantedOf } from './pattern.ts'
import { searchPattern } from './pattern-search.ts'

export interface Search {
  /** Null while that is not known. */
  finds(message: Message): boolean | null
  /** Why what was written is no pattern; '' where it can be read. */
  readonly problem: string
  /** Whether the pattern took too long and was given up. */
  readonly stopped: boolean
}

export function useSearch(messages: readonly Message[], text: string): Search {
  const wanted = useMemo(() => wantedOf(text), [text])
  const plain = useMemo(() => (wanted.kind === 'text' ? plainly(wanted) : null), [wanted])
  const search = useMemo(
    () => (wanted.kind === 'pattern' ? searchPattern(wanted, newThread) : null),
    [wanted],
  )
  useEffect(() => () => search?.end(), [search])
  void search?.answers.value
  const stopped = search?.stopped.value ?? false
  useEffect(() => search?.search(messages))
  const problem = wanted.kind === 'unreadable' ? wanted.why : ''
  return { finds: search?.finds ?? plain ?? (() => true), problem, stopped }
}

/** Remembers what it said of a message. */
function plainly({ text }: Extract<Wanted, { kind: 'text' }>): Search['finds'] {
  if (text === '') return () => true
  const known = new WeakMap<Message, boolean>()
  return (message) => {
    const before = known.get(message)
    if (before !== undefined) return before
    const found = lookedThrough(message).toLowerCase().includes(text)
    known.set(message, found)
    return found
  }
}
