// The ladder as a picture that nothing has drawn yet: strokes, fills and texts with the name of their colour. The panel
// draws it as elements, reports and copies as SVG, a picture's file on a canvas.

import { ticks } from '../axis.ts'
import type { ReadyState } from '../fact.ts'
import { said } from '../said.ts'
import { duration } from '../words.ts'
import { type Layout, type PlacedRung, rowHeight } from './layout.ts'
import type { Lane, Rung } from './rung.ts'
import { clip } from './words.ts'

export type Ink = 'ink' | 'dim' | 'line' | 'fault' | 'accent' | 'connecting' | 'open' | 'closing' | 'closed'

/** A path in the syntax of SVG 2, 9.3, or a text; `x` and `y` in pixels. */
export type Shape =
  | { readonly kind: 'stroke'; readonly d: string; readonly ink: Ink; readonly dashed?: boolean }
  | { readonly kind: 'fill'; readonly d: string; readonly ink: Ink; readonly title?: string }
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly anchor: 'start' | 'middle' | 'end'
      readonly ink: Ink
      readonly bold?: boolean
      /** Else in the letters of sentences. */
      readonly mono?: boolean
    }

export interface Drawn {
  readonly rung: Rung
  readonly shapes: readonly Shape[]
  /** Of the row of its words, and of its arrow. */
  readonly top: number
  readonly arrow: number
}

export interface Scene {
  readonly width: number
  readonly height: number
  readonly ground: readonly Shape[]
  readonly rungs: readonly Drawn[]
}

export type LaneNames = Readonly<Record<Lane, string>>

interface Places {
  readonly width: number
  readonly lanes: Readonly<Record<Lane, number>>
  readonly time: number
}

/** Evenly, labels stand before the page and remarks on their arrows; to scale, all words stand in a column of their own. */
const even: Places = { width: 640, lanes: { page: 200, browser: 350, server: 590 }, time: 58 }
const scaled: Places = { width: 760, lanes: { page: 390, browser: 515, server: 660 }, time: 58 }
/** Width of a letter of the words, nearly. */
const letter = 6.3
const stateInks: Readonly<Record<ReadyState, Ink>> = { 0: 'connecting', 1: 'open', 2: 'closing', 3: 'closed' }
const stateNames: Readonly<Record<ReadyState, string>> = {
  0: '0 CONNECTING',
  1: '1 OPEN',
  2: '2 CLOSING',
  3: '3 CLOSED',
}
const tones: Readonly<Record<Rung['tone'], Ink>> = { plain: 'ink', fault: 'fault', late: 'dim' }

/** @param foot what is said below the page's lane; may be empty */
export function sceneOf(layout: Layout, foot: string, names: LaneNames): Scene {
  const places = layout.spacing === 'even' ? even : scaled
  const { bottom } = layout
  return {
    width: places.width,
    height: bottom + (foot ? 18 : 4),
    ground: [
      ...lanes(layout, places, names),
      ...bands(layout, places),
      ...ruler(layout, places),
      ...layout.folds.flatMap((fold) => folded(fold, layout, places)),
      ...(foot === '' ? [] : [plain(clip(foot, 80), places.lanes.page, bottom + 13, 'middle')]),
    ],
    rungs: layout.rungs.map((placed) => ({
      rung: placed.rung,
      top: placed.textY - rowHeight / 2,
      arrow: placed.y,
      shapes: layout.spacing === 'even' ? evenRung(placed, places) : scaledRung(placed, places),
    })),
  }
}

const plain = (text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end'): Shape => ({
  kind: 'text',
  text,
  x,
  y: round(y),
  anchor,
  ink: 'dim',
})

const round = (value: number) => Math.round(value * 10) / 10

function lanes({ top, bottom }: Layout, places: Places, names: LaneNames): readonly Shape[] {
  return Object.entries(places.lanes).flatMap(([lane, x]): Shape[] => [
    {
      kind: 'text',
      text: names[lane as Lane],
      x,
      y: 12,
      anchor: 'middle',
      ink: 'ink',
      bold: true,
    },
    { kind: 'stroke', d: `M${x} ${top}V${round(bottom)}`, ink: 'line' },
  ])
}

/** The page's ready state, on its lane. */
function bands({ rungs, bottom }: Layout, { lanes: { page } }: Places): readonly Shape[] {
  const steps = rungs.filter(
    ({ rung }, index) => rung.state !== null && rung.state !== rungs[index - 1]?.rung.state,
  )
  return steps.flatMap(({ rung: { state }, y }, index): Shape[] => {
    if (state === null) return []
    const height = Math.max(2, (steps[index + 1]?.y ?? bottom + 4) - y)
    return [
      {
        kind: 'fill',
        d: `M${page - 4} ${round(y - 4)}h8v${round(height)}h-8z`,
        ink: stateInks[state],
        title: stateNames[state],
      },
    ]
  })
}

/** Round times at the right edge, where they stand to scale. */
function ruler({ stretches }: Layout, { lanes: { server } }: Places): readonly Shape[] {
  return stretches.flatMap(({ from, to, y, pixelsPerMillisecond: scale }) => {
    const pixels = (to - from) * scale
    if (pixels < 2 * rowHeight) return []
    return ticks({ from, to, percent: () => 0 }, pixels / 60, 0).flatMap((at): Shape[] => {
      const height = round(y + (at - from) * scale)
      return [
        { kind: 'stroke', d: `M${server + 26} ${height}h6`, ink: 'dim' },
        plain(duration(at), server + 36, height + 4, 'start'),
      ]
    })
  })
}

/** A long silence: words, and to scale a break in every lane, since time stands still there. */
function folded(
  { y, textY, text }: { y: number; textY: number; text: string },
  { spacing }: Layout,
  { lanes: at, time }: Places,
): readonly Shape[] {
  if (spacing === 'even') return [plain(`⋮ ${text}`, at.page + 14, textY + 4, 'start')]
  const breaks = Object.values(at).map(
    (x): Shape => ({
      kind: 'stroke',
      d: `M${x - 7} ${round(y + 2)}l14 -7M${x - 7} ${round(y + 7)}l14 -7`,
      ink: 'dim',
    }),
  )
  return [...breaks, plain(`⋮ ${text || said`time not known`}`, time + 10, textY + 4, 'start')]
}

const timeOf = ({ at }: Rung) => (Number.isFinite(at) ? `+${at.toFixed(1)}` : '–')

/** A diamond before the time: this is evidence of the verdict. */
const mark = (y: number): Shape => ({
  kind: 'fill',
  d: `M4 ${round(y)}l4 -4l4 4l-4 4z`,
  ink: 'accent',
  title: said`evidence of the verdict`,
})

/** From lane to lane; a ring on its lane for what happens in one place. */
function arrow({ rung: { from, to, tone }, y }: PlacedRung, { lanes: at }: Places): readonly Shape[] {
  const [start, end] = [at[from], at[to]]
  const direction = Math.sign(end - start)
  if (direction === 0) return []
  const ink = tones[tone]
  return [
    {
      kind: 'stroke',
      d: `M${start + direction * 6} ${round(y)}H${end - direction * 8}`,
      ink,
      dashed: tone === 'late',
    },
    {
      kind: 'fill',
      d: `M${end - direction * 9} ${round(y - 4)}l${direction * 8} 4l${-direction * 8} 4z`,
      ink,
    },
  ]
}

const mono = (
  text: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end',
  ink: Ink,
  bold = false,
): Shape => ({
  kind: 'text',
  text,
  x,
  y: round(y),
  anchor,
  ink,
  bold,
  mono: true,
})

function evenRung(placed: PlacedRung, places: Places): readonly Shape[] {
  const { rung, y } = placed
  const { label, tone, proves } = rung
  const ink = tones[tone]
  return [
    ...(proves ? [mark(y)] : []),
    mono(timeOf(rung), places.time, y + 4, 'end', 'dim'),
    ...(label ? [mono(clip(label, 19), places.lanes.page - 10, y + 4, 'end', ink, tone === 'fault')] : []),
    ...arrow(placed, places),
    ...remark(placed, places),
  ]
}

/** On its arrow, or beside the lane of what happens in one place. */
function remark({ rung, y }: PlacedRung, { lanes: at }: Places): readonly Shape[] {
  const { from, to, tone } = rung
  if (rung.remark === '') return []
  const [start, end] = [at[from], at[to]]
  const ink = tones[tone]
  if (from !== to) {
    const room = Math.floor(Math.abs(end - start) / letter)
    return [mono(clip(rung.remark, room), (start + end) / 2, y - 4, 'middle', ink)]
  }
  const server = from === 'server'
  const room = from === 'page' ? 62 : server ? 56 : 40
  return [mono(clip(rung.remark, room), server ? start - 9 : start + 9, y + 4, server ? 'end' : 'start', ink)]
}

function scaledRung(placed: PlacedRung, places: Places): readonly Shape[] {
  const { rung, y, textY } = placed
  const { label, tone, proves, from, to } = rung
  const { lanes: at, time } = places
  const ink = tones[tone]
  const text = [label, rung.remark].filter(Boolean).join(' ')
  const begins = time + 10
  const room = Math.floor((at.page - 40 - begins) / letter)
  const words = clip(text, room)
  const nearest = Math.min(at[from], at[to])
  const from0 = begins + words.length * letter + 4
  return [
    ...(proves ? [mark(textY)] : []),
    mono(timeOf(rung), time, textY + 4, 'end', 'dim'),
    mono(words, begins, textY + 4, 'start', ink, tone === 'fault' && from !== to),
    {
      kind: 'stroke',
      d: `M${round(from0)} ${round(textY)}H${at.page - 34}L${at.page - 14} ${round(y)}H${nearest - 6}`,
      ink: 'line',
    },
    ...arrow(placed, places),
    ...(from === to
      ? [
          {
            kind: 'fill' as const,
            d: `M${at[from] - 3.5} ${round(y)}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z`,
            ink,
          },
        ]
      : []),
  ]
}
