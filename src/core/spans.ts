// A socket's life as bands of ready state on a time axis, and its ready-state path with what caused each step.

import type { Fact, ReadyState } from './fact.ts'
import type { Socket } from './socket.ts'
import type { Phase, Summary } from './summary.ts'
import type { Milliseconds } from './units.ts'

export interface Span {
  readonly state: ReadyState
  readonly from: Milliseconds
  readonly to: Milliseconds
}

/** A step of the ready state, and the fact right after which it was seen. */
export interface Step {
  readonly from: ReadyState | null
  readonly to: ReadyState
  readonly fact: Fact
}

interface Path {
  readonly steps: Step[]
  seen: number
}

/** A socket that talks is drawn again and again, and only messages without a step are added to its facts. */
const paths = new WeakMap<readonly Fact[], Path>()

/** The steps of the ready state: `0→2` means that the page closed it, `0→3` that the browser failed it. */
export function steps(facts: readonly Fact[]): readonly Step[] {
  const path = paths.get(facts) ?? { steps: [], seen: 0 }
  paths.set(facts, path)
  for (; path.seen < facts.length; path.seen++) {
    const fact = facts[path.seen]
    const from = path.steps.at(-1)?.to ?? null
    if (!fact || !('state' in fact) || fact.state === null || fact.state === from) continue
    path.steps.push({ from, to: fact.state, fact })
  }
  return path.steps
}

/** Whether nothing that is drawn or said of a socket goes on with time: the last of its bands has an end. */
export function isOver({ facts, summary }: Pick<Socket, 'facts' | 'summary'>): boolean {
  if (!over.has(summary.phase)) return false
  const last = steps(facts).at(-1)
  if (!last) return summary.endedAt !== null || summary.requested === null
  return last.to === 3 || summary.left !== null
}

const over: ReadonlySet<Phase> = new Set<Phase>(['closed', 'failed', 'left'])

/** Bands up to CLOSED, or up to `now` for a socket that lives. Network facts alone give what they can. */
export function spans(facts: readonly Fact[], summary: Summary, now: Milliseconds): readonly Span[] {
  const path = steps(facts)
  if (path.length === 0) return networkSpans(summary, now)
  return path.flatMap(({ to: state, fact }, index) => {
    if (state === 3) return []
    const next = path[index + 1]
    return [{ state, from: fact.at, to: Math.max(fact.at, next?.fact.at ?? summary.left?.at ?? now) }]
  })
}

function networkSpans(
  { requested, responded, failed, endedAt }: Summary,
  now: Milliseconds,
): readonly Span[] {
  if (!requested) return []
  const answered = responded?.at ?? failed?.at ?? now
  const connecting: Span = { state: 0, from: requested.at, to: Math.max(requested.at, answered) }
  if (!responded || (responded.status !== 101 && responded.status !== 200)) return [connecting]
  return [connecting, { state: 1, from: answered, to: Math.max(answered, endedAt ?? now) }]
}
