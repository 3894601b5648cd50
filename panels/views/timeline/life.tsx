// A socket's life on the shown part of the time axis: bands of ready state, its messages, and a red end where it failed.

import type { Axis } from '../../../src/core/axis.ts'
import type { ReadyState } from '../../../src/core/fact.ts'
import { spans } from '../../../src/core/spans.ts'
import type { Milliseconds } from '../../../src/core/units.ts'
import { type Message, messagesOf } from '../../messages/messages-of.ts'
import type { Row } from '../../session/store.ts'

const stateNames: Readonly<Record<ReadyState, string>> = {
  0: 'connecting',
  1: 'open',
  2: 'closing',
  3: 'closed',
}
/** More messages than this in a percent of the axis are drawn as how many there are, in stretches. */
const mostMarks = 0.8
const stretches = 100

interface Props {
  readonly row: Row
  readonly axis: Axis
  readonly now: Milliseconds
}

export function Life({ row: { socket, diagnosis }, axis, now }: Props) {
  const { facts, summary } = socket
  const end = Math.max(now, facts.at(-1)?.at ?? 0)
  const on = (at: Milliseconds) => at >= axis.from && at <= axis.to
  const bands = spans(facts, summary, end).filter(({ from, to }) => to >= axis.from && from <= axis.to)
  const marks = marksOf(messagesOf(socket), axis)
  const events = [summary.closeCalled, summary.errored].flatMap((fact) =>
    fact && on(fact.at) ? fact.at : [],
  )
  return (
    <div class="life">
      {bands.map(({ state, from, to }) => (
        <i
          key={`${state}-${from}`}
          class={stateNames[state]}
          style={{
            left: `${axis.percent(from)}%`,
            width: `max(2px, ${axis.percent(to) - axis.percent(from)}%)`,
          }}
        />
      ))}
      {marks.path !== '' && (
        <svg
          class={marks.many ? 'marks many' : 'marks'}
          viewBox="0 0 100 1"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path d={marks.path} />
        </svg>
      )}
      {events.length > 0 && (
        <svg class="events" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          <path d={events.map((at) => `M${axis.percent(at)} 0v1`).join('')} />
        </svg>
      )}
      {diagnosis.verdict && summary.endedAt !== null && on(summary.endedAt) && (
        <i class="end" style={{ left: `${axis.percent(summary.endedAt)}%` }} />
      )}
    </div>
  )
}

/** A line for each message that is in sight; where they are many, a line for each stretch, as high as it is busy. */
function marksOf(
  messages: readonly Message[],
  axis: Axis,
): { readonly path: string; readonly many: boolean } {
  const first = placeOf(messages, axis.from)
  const last = placeOf(messages, axis.to)
  const apart = axis.percent(messages[last - 1]?.at ?? 0) - axis.percent(messages[first]?.at ?? 0)
  if (last - first <= Math.max(3, mostMarks * apart)) {
    let path = ''
    for (let n = first; n < last; n++) path += `M${axis.percent(messages[n]?.at ?? 0)} 0v1`
    return { path, many: false }
  }
  const counts: number[] = []
  const stretch = (axis.to - axis.from) / stretches
  let before = first
  for (let n = 1; n <= stretches; n++) {
    const next = n === stretches ? last : placeOf(messages, axis.from + n * stretch)
    counts.push(next - before)
    before = next
  }
  const most = Math.max(...counts)
  const path = counts
    .map((count, n) => {
      const height = Math.round((0.25 + (0.75 * count) / most) * 100) / 100
      return count > 0 ? `M${((n + 0.5) * 100) / stretches} 1v${-height}` : ''
    })
    .join('')
  return { path, many: true }
}

/** The index of the first message that is not before an instant. */
function placeOf(messages: readonly Message[], at: Milliseconds): number {
  let [low, high] = [0, messages.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((messages[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}
