// Tells those who do not see the list that a socket was flagged: politely, and in a storm of them the last one at a time.

import { useEffect, useRef, useState } from 'preact/hooks'
import { printable } from '../../src/core/printable.ts'
import { pathOf } from '../../src/core/words.ts'
import { say } from '../language/say.ts'
import type { Store } from '../session/store.ts'
import { useStore } from './context.ts'

/** So long something is said before the next, in milliseconds. */
const pause = 1000

export function FlaggedNews() {
  const news = newsOf(useStore())
  const latest = useRef(news)
  latest.current = news
  const [told, tell] = useState('')
  const isNew = news !== told
  useEffect(() => {
    if (!isNew) return
    const telling = setTimeout(() => tell(latest.current), pause)
    return () => clearTimeout(telling)
  }, [isNew])
  return (
    <p class="offscreen" role="status" data-flagged-news="">
      {told}
    </p>
  )
}

function newsOf({ counters, rows }: Store): string {
  const { flagged } = counters.value
  const last = flagged > 0 ? rows.value.findLast(({ diagnosis }) => diagnosis.verdict !== null) : undefined
  if (!last) return ''
  const { number, summary } = last.socket
  return printable(
    say('flaggedNews', number, pathOf(summary.url), last.diagnosis.verdict?.title ?? '', flagged),
  )
}
