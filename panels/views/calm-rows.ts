// All rows, for views that look at every one of them: of very many, that change with each message, once in a while.

import { effect, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Row } from '../session/store.ts'
import { useStore } from './context.ts'

/** So many are looked at whenever one changes. */
const few = 500
/** Between two looks at more of them, in milliseconds. */
const pause = 1000

export function useCalmRows(): readonly Row[] {
  const { rows } = useStore()
  const seen = useSignal(rows.peek())
  useEffect(() => {
    let looked = Number.NEGATIVE_INFINITY
    let next: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      looked = performance.now()
      seen.value = rows.peek()
    }
    const end = effect(() => {
      const all = rows.value
      clearTimeout(next)
      const wait = all.length < few ? 0 : looked + pause - performance.now()
      if (wait <= 0) look()
      else next = setTimeout(look, wait)
    })
    return () => {
      end()
      clearTimeout(next)
    }
  }, [rows, seen])
  return seen.value
}
