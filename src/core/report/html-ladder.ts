// The ladder between page, browser and server as a picture: inside of a report, in the report's colours, and as an SVG
// file that stands by itself, light or dark as its reader is.

import { layOut, type Spacing } from '../ladder/layout.ts'
import { proving } from '../ladder/proving.ts'
import { foot, ladder } from '../ladder/rungs.ts'
import { type Scene, type Shape, sceneOf } from '../ladder/scene.ts'
import { ladderInWords } from '../ladder/words.ts'
import { said } from '../said.ts'
import type { Placed } from '../server-log/placed.ts'
import type { Row } from '../session.ts'
import { type Markup, markup } from './markup.ts'
import { room } from './prose.ts'
import { palette, type Theme } from './style.ts'

/** Spoken when they are read: the language is known by then. */
export const laneNames = {
  get page() {
    return said`Page`
  },
  get browser() {
    return said`Browser`
  },
  get server() {
    return said`Server`
  },
}

export function ladderPicture(row: Row, logged: readonly Placed[]): Markup {
  return markup`${room(said`Ladder`)}${drawing(row, logged, 'even', '')}</div>`
}

/** A whole file: SVG 1.1, sized in pixels, without scripts or anything that is loaded. */
export function ladderSvg(row: Row, logged: readonly Placed[], spacing: Spacing): string {
  return `${drawing(row, logged, spacing, standalone).markup}\n`
}

const colours = (theme: Theme) =>
  ['ground', 'ink', 'dim', 'line', 'fault', 'accent', 'connecting', 'open', 'closing', 'closed']
    .map((name) => `--${name}:${palette[theme][name as keyof (typeof palette)['light']]}`)
    .join(';')

/** How shapes take their colour from their class, wherever they stand. */
export const ladderStyle = `.ladder{display:block;background:var(--ground)}
.ladder text{font:11px system-ui,sans-serif;unicode-bidi:isolate}
.ladder .mono{font:10.5px ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace}
.ladder .bold{font-weight:700}
.ladder .stroke{fill:none;stroke:var(--c)}.ladder .fill{fill:var(--c)}.ladder .dashed{stroke-dasharray:4 3}
${['ink', 'dim', 'line', 'fault', 'accent', 'connecting', 'open', 'closing', 'closed'].map((ink) => `.ladder .c-${ink}{--c:var(--${ink})}`).join('')}`

const standalone = `svg{${colours('light')}}
@media (prefers-color-scheme:dark){svg{${colours('dark')}}}
${ladderStyle}`

/** @param style empty where the page around it has it */
function drawing(row: Row, logged: readonly Placed[], spacing: Spacing, style: string): Markup {
  const { socket } = row
  const rungs = ladder(socket, logged, proving(row.diagnosis))
  const last = foot(socket)
  const scene = sceneOf(layOut(rungs, spacing), last, laneNames)
  const alone = style !== ''
  return markup`<svg${alone && { markup: ' xmlns="http://www.w3.org/2000/svg"' }} class="ladder" viewBox="0 0 ${scene.width} ${scene.height}"${
    alone && markup` width="${scene.width}" height="${scene.height}"`
  } role="img" aria-label="${ladderInWords(rungs, last)}">${alone && markup`<style>${{ markup: style }}</style>`}${shapesOf(scene).map(drawn)}</svg>`
}

export const shapesOf = ({ ground, rungs }: Scene): readonly Shape[] => [
  ...ground,
  ...rungs.flatMap(({ shapes }) => shapes),
]

function drawn(shape: Shape): Markup {
  if (shape.kind === 'text')
    return markup`<text class="fill c-${shape.ink}${shape.mono ? ' mono' : ''}${shape.bold ? ' bold' : ''}" x="${shape.x}" y="${shape.y}" text-anchor="${shape.anchor}">${shape.text}</text>`
  if (shape.kind === 'stroke')
    return markup`<path class="stroke c-${shape.ink}${shape.dashed ? ' dashed' : ''}" d="${shape.d}"/>`
  return markup`<path class="fill c-${shape.ink}" d="${shape.d}">${shape.title ? markup`<title>${shape.title}</title>` : null}</path>`
}
