// A socket's ladder as what leaves the panel: text, SVG, PNG. Drawn from the session without its secrets.

import type { Decoded } from '../../src/core/decode.ts'
import type { Recording } from '../../src/core/file/header.ts'
import { layOut, type Spacing } from '../../src/core/ladder/layout.ts'
import { proving } from '../../src/core/ladder/proving.ts'
import { foot, ladder } from '../../src/core/ladder/rungs.ts'
import { type Scene, type Shape, sceneOf } from '../../src/core/ladder/scene.ts'
import { ladderText } from '../../src/core/ladder/text.ts'
import { ladderSvg, laneNames, shapesOf } from '../../src/core/report/html-ladder.ts'
import { palette } from '../../src/core/report/style.ts'
import type { Row } from '../session/store.ts'
import { withoutSecrets } from './copies.ts'

export type LadderForm = 'ladder-text' | 'ladder-svg' | 'ladder-png'

/** Refused with a sentence where the socket is in the session no more. */
export function ladderCopyOf(
  form: LadderForm,
  recording: Recording,
  row: Row,
  spacing: Spacing,
): Decoded<string | { name: string; png: Promise<Blob> }> {
  const found = withoutSecrets(recording, row)
  if (!found.ok) return found
  const { reading, row: same } = found.value
  const logged = reading.placement.of(same.socket.id).lines
  if (form === 'ladder-svg') return { ok: true, value: ladderSvg(same, logged, spacing) }
  const rungs = ladder(same.socket, logged, proving(same.diagnosis))
  const last = foot(same.socket)
  if (form === 'ladder-text') return { ok: true, value: ladderText(rungs, last) }
  const scene = sceneOf(layOut(rungs, spacing), last, laneNames)
  return { ok: true, value: { name: `ladder-${same.socket.number}.png`, png: pngOf(scene) } }
}

const fonts = {
  plain: '11px system-ui, sans-serif',
  mono: '10.5px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace',
}
/** Sharp on the screens that there are. */
const sharpness = 2
const margin = 12

/** On white, for whatever it will be pasted into. */
function pngOf(scene: Scene): Promise<Blob> {
  const canvas = new OffscreenCanvas(
    (scene.width + 2 * margin) * sharpness,
    (scene.height + 2 * margin) * sharpness,
  )
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.reject(new Error('this browser draws no pictures'))
  pen.fillStyle = palette.light.ground
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.scale(sharpness, sharpness)
  pen.translate(margin, margin)
  for (const shape of shapesOf(scene)) draw(pen, shape)
  return canvas.convertToBlob({ type: 'image/png' })
}

function draw(pen: OffscreenCanvasRenderingContext2D, shape: Shape): void {
  const colour = palette.light[shape.ink]
  pen.fillStyle = pen.strokeStyle = colour
  if (shape.kind === 'text') {
    pen.font = `${shape.bold ? 'bold ' : ''}${shape.mono ? fonts.mono : fonts.plain}`
    pen.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor
    pen.direction = 'ltr'
    pen.fillText(shape.text, shape.x, shape.y)
  } else if (shape.kind === 'fill') pen.fill(new Path2D(shape.d))
  else {
    pen.setLineDash(shape.dashed ? [4, 3] : [])
    pen.stroke(new Path2D(shape.d))
  }
}
