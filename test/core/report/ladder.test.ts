// The ladder drawn: evenly or to scale, and written as text and as a file of its own.

import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { apart, layOut, rowHeight } from '../../../src/core/ladder/layout.ts'
import { proving } from '../../../src/core/ladder/proving.ts'
import { foot, ladder } from '../../../src/core/ladder/rungs.ts'
import { sceneOf } from '../../../src/core/ladder/scene.ts'
import { ladderText } from '../../../src/core/ladder/text.ts'
import { printable } from '../../../src/core/printable.ts'
import { ladderSvg, laneNames } from '../../../src/core/report/html-ladder.ts'
import type { Row } from '../../../src/core/session.ts'
import { hostile, sessionOf } from './sessions.ts'

function rowOf(log: string): Row {
  const [row] = sessionOf(log).rows
  if (!row) throw new Error('no socket in this log')
  return row
}
/** Sockets whose every word was chosen by a hostile page or server. */
const hostileRows = hostile.map((text) => {
  const word = printable(JSON.stringify(text))
  return rowOf(`
   0.0  0  constructed    ${printable(JSON.stringify(`ws://localhost/${text}?${text}`))}  protocols=${word}
   1.0  0  net:sent
   2.0  3  net:failed     ${word}
   3.0  3  error-fired
   4.0  3  close-fired    1006  unclean  reason=${word}`)
})

const rungsOf = ({ socket, diagnosis }: Row) => ladder(socket, [], proving(diagnosis))

const early = rowOf(`
   0.0  0  constructed    ws://h/ws/dashboard/
   2.0  0  net:sent
  18.4  2  close-called   -
  21.7  2  net:responded  101
  22.0  3  error-fired
  22.1  3  close-fired    1006  unclean`)

const waiting = rowOf(`
       0.0  0  constructed       ws://h/ws
       2.0  0  net:sent
      20.0  0  net:responded     101
      22.0  1  open-fired
      30.0  1  send-called       text  2B
   60030.0  1  message-received  text  5B
   60040.0  3  close-fired       1000  clean`)

describe('marks the evidence', () => {
  it('of the verdict, and nothing else', () => {
    const marked = rungsOf(early).filter(({ proves }) => proves)
    expect(marked.map(({ fact }) => fact.kind)).toContain('close-called')
    expect(marked.map(({ fact }) => fact.kind)).not.toContain('constructed')
    expect(rungsOf(waiting).some(({ proves }) => proves)).toBe(false)
  })
})

describe('to scale', () => {
  it('one millisecond is as long as any other', () => {
    const { rungs, folds } = layOut(rungsOf(early), 'scale')
    expect(folds).toEqual([])
    const [start, sent, close] = rungs
    const perMillisecond = ((sent?.y ?? 0) - (start?.y ?? 0)) / 2
    expect(perMillisecond).toBeGreaterThan(0)
    expect((close?.y ?? 0) - (start?.y ?? 0)).toBeCloseTo(18.4 * perMillisecond)
  })

  it('a long silence is folded, and said', () => {
    const { rungs, folds, bottom, stretches } = layOut(rungsOf(waiting), 'scale')
    expect(folds.map(({ text }) => text)).toEqual(['1 min 0 s of silence'])
    expect(bottom).toBeLessThan(600)
    expect(stretches.map(({ from, to }) => [from, to])).toEqual([
      [0, 30],
      [60_030, 60_040],
    ])
    // What the silence separates keeps its own scale on both sides.
    const span = (from: number, to: number) => (rungs[to]?.y ?? 0) - (rungs[from]?.y ?? 0)
    expect(span(0, 4) / 30).toBeCloseTo(span(5, 6) / 10)
  })

  it('what a socket usually waits is not folded', () => {
    const beats = Array.from({ length: 8 }, (_, n) => [
      `${(n + 1) * 1500}.0 1 send-called text 2B`,
      `${(n + 1) * 1500 + 700}.0 1 message-received text 2B`,
    ]).flat()
    const row = rowOf(`0.0 0 constructed ws://h/ws\n5.0 1 open-fired\n${beats.join('\n')}`)
    expect(layOut(rungsOf(row), 'scale').folds).toEqual([])
  })

  it('words stand apart, in order, and where there is room beside their arrow', () => {
    const wanted = fc.array(fc.integer({ min: 60, max: 3000 }), { maxLength: 60 })
    fc.assert(
      fc.property(wanted, (unsorted) => {
        const heights = [...unsorted].sort((a, b) => a - b)
        const found = apart(heights)
        expect(found).toHaveLength(heights.length)
        for (const [index, y] of found.entries()) {
          const before = found[index - 1]
          if (before !== undefined) expect(y - before).toBeGreaterThanOrEqual(rowHeight - 1e-6)
          const alone = Math.min(
            Math.abs((heights[index - 1] ?? Number.NEGATIVE_INFINITY) - (heights[index] ?? 0)),
            Math.abs((heights[index + 1] ?? Number.POSITIVE_INFINITY) - (heights[index] ?? 0)),
          )
          if (heights.length === 1 || alone > heights.length * rowHeight * 2)
            expect(y).toBeCloseTo(heights[index] ?? 0)
        }
      }),
    )
  })
})

it.each(['even', 'scale'] as const)('stands in its picture, %s', (spacing) => {
  for (const row of [early, waiting, ...hostileRows]) {
    const scene = sceneOf(layOut(rungsOf(row), spacing), foot(row.socket), laneNames)
    for (const shape of [...scene.ground, ...scene.rungs.flatMap(({ shapes }) => shapes)]) {
      const numbers =
        shape.kind === 'text' ? [shape.x, shape.y] : (shape.d.match(/-?[\d.]+/g) ?? []).map(Number)
      expect(numbers.every(Number.isFinite)).toBe(true)
      if (shape.kind !== 'text') continue
      expect(shape.y).toBeGreaterThan(0)
      expect(shape.y).toBeLessThanOrEqual(scene.height)
      expect(shape.x).toBeLessThan(scene.width)
    }
  }
})

it('is text of even columns', () => {
  expect(ladderText(rungsOf(early), foot(early.socket))).toBe(
    [
      '                page           browser          server',
      '     +0.0 ms    ├──────────────▶│               │   new WebSocket',
      '     +2.0 ms    │               ├──────────────▶│   GET /ws/dashboard/',
      '    +18.4 ms  ◆ ├──────────────▶│               │   close() before open',
      '    +21.7 ms  ◆ │               │◀──────────────┤   101 Switching Protocols (too late)',
      '    +22.0 ms    │◀──────────────┤               │   error',
      '    +22.1 ms    │◀──────────────┤               │   close 1006 not clean',
      '                open never fired',
      '',
      '◆ evidence of the verdict',
    ].join('\n'),
  )
  expect(ladderText(rungsOf(waiting), '').split('\n')).toContain(
    '                ┆               ┆               ┆   1 min 0 s of silence',
  )
})

it.each(['even', 'scale'] as const)('is an SVG file that stands by itself, %s', (spacing) => {
  for (const row of [early, waiting, ...hostileRows]) {
    const text = ladderSvg(row, [], spacing)
    const { document, DOMParser } = new JSDOM('').window
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
    expect(parsed.querySelector('parsererror')).toBeNull()
    expect(parsed.documentElement.namespaceURI).toBe('http://www.w3.org/2000/svg')
    expect(parsed.querySelector('script, image, a, foreignObject, use')).toBeNull()
    expect(parsed.querySelectorAll('path').length).toBeGreaterThan(3)
    expect(document.querySelector('svg')).toBeNull()
  }
})
