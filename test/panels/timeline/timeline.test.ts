// The part of time that is shown: however it is zoomed and moved, it lies within the session.

import { signal } from '@preact/signals'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Density } from '../../../panels/timeline/density.ts'
import { lengthOf, moved, type Range, shortest, within, zoomed } from '../../../panels/timeline/range.ts'
import { createTimeline } from '../../../panels/timeline/timeline.ts'
import { parse } from '../../../src/core/notation.ts'
import { openSession, type Row } from '../../../src/core/session.ts'

const whole: Range = { from: 1000, to: 2000 }
const anyRange = fc
  .tuple(fc.integer({ min: 1000, max: 1998 }), fc.integer({ min: 1, max: 1000 }))
  .map(([from, length]) => within({ from, to: from + length }, whole))

describe('the part that is shown', () => {
  it('lies within the session, whatever was done to it', () => {
    fc.assert(
      fc.property(
        anyRange,
        fc.array(
          fc.oneof(
            fc.record({
              factor: fc.double({ min: 0.01, max: 20, noNaN: true }),
              share: fc.double({ min: 0, max: 1, noNaN: true }),
            }),
            fc.record({ by: fc.integer({ min: -3000, max: 3000 }) }),
          ),
        ),
        (start, acts) => {
          let range = start
          for (const act of acts)
            range =
              'by' in act
                ? moved(range, act.by, whole)
                : zoomed(range, act.factor, range.from + lengthOf(range) * act.share, whole)
          expect(range.from).toBeGreaterThanOrEqual(whole.from)
          expect(range.to).toBeLessThanOrEqual(whole.to + 1e-6)
          expect(lengthOf(range)).toBeGreaterThanOrEqual(shortest - 1e-6)
        },
      ),
    )
  })

  it('keeps the instant that it is zoomed around where it is', () => {
    expect(zoomed({ from: 1200, to: 1600 }, 0.5, 1300, whole)).toEqual({ from: 1250, to: 1450 })
  })

  it('is as long as before when it is moved against an end', () => {
    expect(moved({ from: 1800, to: 1900 }, 500, whole)).toEqual({ from: 1900, to: 2000 })
  })

  it('is the whole session while the filter leaves nothing', () => {
    const session = openSession('chromium')
    session.append(
      parse('1000.0 0 constructed ws://h/ws\n1050.0 3 error-fired').flatMap(({ facts }) => facts),
    )
    const listed = signal<readonly Row[]>([])
    const { visible, whole: all } = createTimeline(signal(session.rows()), listed, signal(1050))
    expect(visible.value).toEqual(all.value)
  })
})

describe('how much was said when', () => {
  const log = (messages: readonly number[], id = 'd.1') =>
    parse(`socket ${id}
      0.0  0  constructed  ws://h/ws
      1.0  1  open-fired
      ${messages.map((at) => `${at}.0  1  message-received  text  1B`).join('\n      ')}`).flatMap(
      ({ facts }) => facts,
    )

  it('counts every message once, as the session grows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 8 }), { maxLength: 6 }),
        (batches) => {
          const session = openSession('chromium')
          session.append(log([2]))
          const density = new Density()
          density.update(session.rows())
          let at = 2
          let count = 1
          for (const batch of batches) {
            const times = batch.map((by) => {
              at += by
              return at
            })
            session.append(log(times).slice(2))
            density.update(session.rows())
            count += times.length
          }
          const { counts, step } = density.stretches
          expect(counts.reduce((sum, each) => sum + each, 0)).toBe(count)
          expect(counts.length).toBeLessThanOrEqual(256)
          expect(counts.length).toBe(Math.floor(at / step) + 1)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('begins anew with another session', () => {
    const density = new Density()
    for (const messages of [[5, 6, 7], [9]]) {
      const session = openSession('chromium')
      session.append(log(messages))
      density.update(session.rows())
      expect(density.stretches.counts.reduce((sum, each) => sum + each, 0)).toBe(messages.length)
    }
  })
})
