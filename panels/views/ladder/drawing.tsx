// Draws the ladder's scene, and lets its rungs be walked and chosen, by pointer and by keyboard.

import { useRef } from 'preact/hooks'
import { rowHeight } from '../../../src/core/ladder/layout.ts'
import type { Scene, Shape } from '../../../src/core/ladder/scene.ts'
import { rungInWords } from '../../../src/core/ladder/words.ts'
import { printable } from '../../../src/core/printable.ts'
import { say } from '../../language/say.ts'

interface Props {
  readonly scene: Scene
  /** What stands at the foot of it. */
  readonly foot: string
  /** Place of the rung that is told below the ladder; null for none. */
  readonly chosen: number | null
  readonly choose: (index: number | null) => void
}

export function Drawing({ scene, foot, chosen, choose }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const focus = (index: number) =>
    list.current?.querySelectorAll<SVGElement>('[role="option"]')[index]?.focus()
  const last = scene.rungs.length - 1
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const to = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[
      event.key
    ]
    if (to !== undefined) focus(to)
    else if (event.key === 'Enter' || event.key === ' ') choose(at === chosen ? null : at)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={list}
      class="ladder-scroll"
      role="listbox"
      aria-label={printable([say('ladder'), foot].filter(Boolean).join(': '))}
    >
      <svg class="ladder" viewBox={`0 0 ${scene.width} ${scene.height}`} role="presentation">
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
        <g aria-hidden="true">{scene.ground.map(drawn)}</g>
        {scene.rungs.map(({ rung, shapes, top, arrow }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rungs are only ever added at the end
          <g key={index} class={`rung ${rung.tone}`}>
            <g
              class="option"
              data-rung={rung.fact.kind}
              {...(rung.proves ? { 'data-proves': '' } : {})}
              role="option"
              aria-label={printable(rungInWords(rung))}
              aria-selected={index === chosen}
              tabindex={index === (chosen ?? 0) ? 0 : -1}
              onClick={() => choose(index === chosen ? null : index)}
              onKeyDown={(event) => onKeyDown(event, index)}
            >
              <path class="row" d={`M0 ${top}h${scene.width}v${rowHeight}h-${scene.width}z`} />
              <path class="reach" d={`M0 ${arrow}h${scene.width}`} />
            </g>
            {/* What its name says already, drawn on it. */}
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
            <g class="drawn" aria-hidden="true">
              {shapes.map(drawn)}
            </g>
          </g>
        ))}
      </svg>
    </div>
  )
}

function drawn(shape: Shape, index: number) {
  if (shape.kind === 'text')
    return (
      <text
        key={index}
        class={`fill c-${shape.ink}${shape.mono ? ' mono' : ''}${shape.bold ? ' bold' : ''}`}
        x={shape.x}
        y={shape.y}
        text-anchor={shape.anchor}
      >
        {shape.text}
      </text>
    )
  if (shape.kind === 'stroke')
    return <path key={index} class={`stroke c-${shape.ink}${shape.dashed ? ' dashed' : ''}`} d={shape.d} />
  return (
    <path key={index} class={`fill c-${shape.ink}`} d={shape.d}>
      {shape.title && <title>{shape.title}</title>}
    </path>
  )
}
