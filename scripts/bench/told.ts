// What was measured, as lines of text.

import type { HookScript } from './hook-script.ts'
import type { Curve, Point } from './memory.ts'
import type { Profile } from './profile.ts'
import type { State, StateId } from './states.ts'
import { median, quantile, type Ratio, ratioOf } from './statistics.ts'
import type { Sample } from './workloads.ts'

export type Samples = Partial<Record<StateId, readonly Sample[]>>

const digits = (value: number) => (value < 10 ? 2 : value < 100 ? 1 : 0)
const number = (value: number) => value.toFixed(digits(value))

/** `812 (800–840)`: the median and the middle half. */
export const spread = (samples: readonly number[]): string =>
  `${number(median(samples))} (${number(quantile(samples, 0.25))}–${number(quantile(samples, 0.75))})`

const ratio = (found: Ratio) => `${found.ratio.toFixed(3)} (${found.from.toFixed(3)}–${found.to.toFixed(3)})`

const clock = (samples: readonly Sample[]) => samples.map(({ milliseconds }) => milliseconds)
const work = (samples: readonly Sample[]) => samples.flatMap(({ worked }) => worked ?? [])

/** A workload's states, each with its ratios to the states it is held against, by the clock and by work done. */
export function tellWorkload(title: string, states: readonly State[], samples: Samples): string {
  const rounds = Math.max(...Object.values(samples).map((each) => each.length))
  const lines = [`${title}: ms, ${rounds} rounds`]
  for (const { id, title: state, against } of states) {
    const own = samples[id] ?? []
    if (own.length === 0) continue
    const worked = work(own)
    const load = worked.length > 0 ? `, processors ${spread(worked)}` : ''
    lines.push(`  ${state.padEnd(30)}${spread(clock(own))}${load}`)
    for (const other of against) {
      const base = samples[other] ?? []
      if (base.length === 0) continue
      const name = states.find((each) => each.id === other)?.title ?? other
      const more = median(clock(own)) - median(clock(base))
      const ofWork =
        worked.length > 0 && work(base).length > 0 ? `, processors ${ratio(ratioOf(worked, work(base)))}` : ''
      lines.push(
        `    of “${name}” ${ratio(ratioOf(clock(own), clock(base)))}${ofWork}, ${more < 0 ? '' : '+'}${more.toFixed(2)} ms`,
      )
    }
  }
  return lines.join('\n')
}

export function tellHook({ bytes, compressed, times }: HookScript): string {
  const slowest = number(Math.max(...times))
  return `the hook: ${bytes} bytes (${compressed} compressed); compiled and run in a fresh document in ${spread(times)} ms, ${slowest} at most (${times.length} documents)`
}

export function tellCurve({ title, points }: Curve): string {
  const cell = (value: number | null) => (value === null ? '–' : value.toFixed(2)).padStart(12)
  const row = ({ messages, page, background, panel }: Point) =>
    `  ${messages.toLocaleString('en').padStart(12)}${cell(page)}${cell(background)}${cell(panel)}`
  const head = ['messages', 'page', 'background', 'panel'].map((name) => name.padStart(12)).join('')
  return [`heaps in MB after a collection: ${title}`, `  ${head}`, ...points.map(row)].join('\n')
}

export function tellProfile({ title, busy, shares }: Profile): string {
  const most = shares.filter(({ milliseconds }) => milliseconds > busy / 200).slice(0, 25)
  const rows = most.map(
    ({ name, milliseconds }) =>
      `  ${milliseconds.toFixed(1).padStart(8)} ms  ${((100 * milliseconds) / busy).toFixed(1).padStart(5)} %  ${name}`,
  )
  const of = (place: string) =>
    shares
      .filter(({ name }) => name.startsWith(place))
      .reduce((sum, { milliseconds }) => sum + milliseconds, 0)
      .toFixed(1)
  return [
    `${title}: ${busy.toFixed(0)} ms busy; of our own functions hook ${of('hook:')} ms, bridge ${of('bridge:')} ms`,
    ...rows,
  ].join('\n')
}
