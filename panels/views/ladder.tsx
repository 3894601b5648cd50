// Draws the ladder: three lifelines, an arrow a rung, the page's ready state as a band on its lifeline.

import type { ReadyState } from '../../src/core/fact.ts'
import { foot, type Lane, ladder, type Rung } from '../../src/core/ladder.ts'
import { printable } from '../../src/core/printable.ts'
import type { Socket } from '../../src/core/socket.ts'
import { duration, plural } from '../../src/core/words.ts'
import { useStore } from './context.ts'

const lanes: Readonly<Record<Lane, number>> = { page: 185, browser: 350, server: 590 }
const width = 640
const rowHeight = 21
/** Width of a letter of the remarks. */
const letter = 6.3
const top = 26
const bandClasses: Readonly<Record<ReadyState, string>> = {
  0: 'connecting',
  1: 'open',
  2: 'closing',
  3: 'closed',
}

interface Placed extends Rung {
  readonly y: number
}

export function Ladder({ socket }: { socket: Socket }) {
  const { placement } = useStore()
  const rungs = place(ladder(socket, placement.value.of(socket.id).lines))
  const bottom = (rungs.at(-1)?.y ?? top) + rowHeight
  const last = foot(socket)
  const height = bottom + (last ? 18 : 4)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reached by keyboard
    <section class="ladder-scroll" aria-label="Ladder" tabIndex={0}>
      <svg
        class="ladder"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={printable(describe(rungs, last))}
      >
        <g class="lanes">
          {Object.entries(lanes).map(([lane, x]) => (
            <g key={lane}>
              <text x={x} y="12" text-anchor="middle">
                {lane === 'page' ? 'Page' : lane === 'browser' ? 'Browser' : 'Server'}
              </text>
              <line x1={x} x2={x} y1="20" y2={bottom} />
            </g>
          ))}
        </g>
        <Bands rungs={rungs} bottom={bottom} />
        {rungs.map((rung, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rungs are only ever added at the end
          <RungView key={index} rung={rung} />
        ))}
        {last && (
          <text class="dim" x={lanes.page} y={bottom + 13} text-anchor="middle">
            {printable(last)}
          </text>
        )}
      </svg>
    </section>
  )
}

/** What stands before a rung, in a row of its own: a long silence, or rungs that are left out. */
function gapBefore({ silence, leftOut }: Rung): string {
  if (leftOut > 0) return `${plural(leftOut, 'step')} left out`
  return silence === null ? '' : `${duration(silence)} of silence`
}

/** Rungs one under the other; a gap takes a row of its own. */
function place(rungs: readonly Rung[]): readonly Placed[] {
  let y = top
  return rungs.map((rung) => {
    y += gapBefore(rung) ? rowHeight * 2 : rowHeight
    return { ...rung, y }
  })
}

function Bands({ rungs, bottom }: { rungs: readonly Placed[]; bottom: number }) {
  const steps = rungs.filter((rung, index) => rung.state !== null && rung.state !== rungs[index - 1]?.state)
  return (
    <g>
      {steps.map(({ state, y }, index) => (
        <rect
          key={y}
          class={state === null ? '' : bandClasses[state]}
          x={lanes.page - 4}
          y={y - 4}
          width="8"
          height={Math.max(2, (steps[index + 1]?.y ?? bottom + 4) - y)}
          rx="2"
        />
      ))}
    </g>
  )
}

function RungView({ rung }: { rung: Placed }) {
  const { y, label, remark, from, to, tone } = rung
  const [start, end] = [lanes[from], lanes[to]]
  const direction = Math.sign(end - start)
  const middle = from === to ? null : (start + end) / 2
  return (
    <g class={`rung ${tone}`}>
      <title>{rung.fact.kind}</title>
      {gapBefore(rung) && (
        <text class="dim" x={lanes.page + 14} y={y - rowHeight + 4}>
          ⋮ {gapBefore(rung)}
        </text>
      )}
      <text class="time mono" x="52" y={y + 4} text-anchor="end">
        {Number.isFinite(rung.at) ? `+${rung.at.toFixed(1)}` : '–'}
      </text>
      {label && (
        <text class="label mono" x={lanes.page - 10} y={y + 4} text-anchor="end">
          {printable(label)}
        </text>
      )}
      {direction !== 0 && (
        <>
          <line x1={start + direction * 6} x2={end - direction * 8} y1={y} y2={y} />
          <path d={`M${end - direction * 9} ${y - 4}l${direction * 8} 4l${-direction * 8} 4z`} />
        </>
      )}
      {remark &&
        (middle === null ? (
          <text
            class="remark mono"
            x={from === 'server' ? start - 9 : start + 9}
            y={y + 4}
            text-anchor={from === 'server' ? 'end' : 'start'}
          >
            {clip(remark, start === lanes.page ? 62 : from === 'server' ? 56 : 40)}
          </text>
        ) : (
          <text class="remark mono" x={middle} y={y - 4} text-anchor="middle">
            {clip(remark, Math.floor(Math.abs(end - start) / letter))}
          </text>
        ))}
    </g>
  )
}

function clip(text: string, length: number): string {
  const shown = printable(text)
  return shown.length > length ? `${shown.slice(0, length - 1)}…` : shown
}

/** The ladder in words, for those who do not see it. */
function describe(rungs: readonly Rung[], last: string): string {
  const said = rungs.map(({ at, from, to, label, remark }) =>
    [
      Number.isFinite(at) ? `${duration(at)}:` : 'at an unknown time:',
      from === to ? from : `${from} to ${to}`,
      label,
      remark,
    ]
      .filter(Boolean)
      .join(' '),
  )
  return [...said, last].filter(Boolean).join('. ')
}
