// What the whole session looks like: sockets alive and messages, as heights in equal stretches, and marks where something
// is flagged. As many points as there are stretches, however long the session is.

import { useMemo } from 'preact/hooks'
import { Alive } from '../../timeline/alive.ts'
import { Density } from '../../timeline/density.ts'
import type { Range } from '../../timeline/range.ts'
import { useStore } from '../context.ts'

const stretches = 200
const round = (value: number) => Math.round(value * 100) / 100

export function Shape({ range }: { range: Range }) {
  const rows = useStore().rows.value
  const density = useMemo(() => new Density(), [])
  const alive = useMemo(() => new Alive(stretches), [])
  density.update(rows)
  alive.update(rows, range)
  return (
    <svg class="shape" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <path class="alive" d={areaOf(alive.counts, 100 / stretches)} />
      <path class="said" d={saidOf(density, range)} />
      <path
        class="flags"
        d={alive.flagged.map((n) => `M${round(((n + 0.5) * 100) / stretches)} 0v1`).join('')}
      />
    </svg>
  )
}

/** The upper half is the sockets'. */
function areaOf(counts: readonly number[], width: number): string {
  const most = Math.max(1, ...counts)
  const points = counts.map(
    (count, n) => `L${round(n * width)} ${round(1 - (0.9 * count) / most)}h${round(width)}`,
  )
  return `M0 1${points.join('')}L100 1z`
}

function saidOf(density: Density, range: Range): string {
  const { from, step, counts } = density.stretches
  const most = Math.max(1, ...counts)
  const length = range.to - range.from
  return counts
    .map((count, n) => {
      if (count === 0) return ''
      const x = ((from + (n + 0.5) * step - range.from) / length) * 100
      return `M${round(Math.min(100, x))} 1v${-round(0.1 + (0.5 * count) / most)}`
    })
    .join('')
}
