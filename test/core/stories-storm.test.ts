// Storms and their near miss, made at random: one retry for each failure never is one, two for each always are.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { section, storiesOf } from './told-stories.ts'

interface Made {
  readonly at: number
  readonly life: number
}

const life = fc.integer({ min: 2, max: 400 })
const delay = fc.integer({ min: 0, max: 20_000 })

/** Sockets that fail, in order of construction. */
function log(made: readonly Made[]): string {
  return [...made]
    .sort((a, b) => a.at - b.at)
    .map(({ at, life }, n) =>
      section(n + 1, at, ` ${life}.0  3  error-fired\n ${life}.1  3  close-fired  1006  unclean`),
    )
    .join('')
}

/** One chain: each failure is followed by one socket, after its own delay. */
const chain = fc
  .tuple(fc.integer({ min: 0, max: 5000 }), fc.array(fc.tuple(life, delay), { minLength: 1, maxLength: 12 }))
  .map(([start, steps]) => {
    let at = start
    return steps.map(([life, delay]) => {
      const made = { at, life }
      at += life + 1 + delay
      return made
    })
  })

it('one retry for each failure is no fault, however many chains run side by side', () => {
  fc.assert(
    fc.property(fc.array(chain, { minLength: 1, maxLength: 4 }), (chains) => {
      for (const { verdict } of storiesOf(log(chains.flat()))) expect(verdict).toBeNull()
    }),
    { numRuns: 60 },
  )
})

/** Each failure is followed by two sockets, after these delays. */
function storm(count: number, life: number, delays: readonly [number, number]): readonly Made[] {
  const [made, due]: [Made[], number[]] = [[], [0]]
  while (made.length < count) {
    due.sort((a, b) => b - a)
    const at = due.pop() ?? 0
    made.push({ at, life })
    due.push(at + life + delays[0], at + life + 0.1 + delays[1])
  }
  return made
}

it('two retries for each failure are a storm, at any pace', () => {
  fc.assert(
    fc.property(life, delay, fc.integer({ min: 7, max: 40 }), (life, delay, count) => {
      const [story] = storiesOf(log(storm(count, life, [delay + 1, delay + 1])))
      expect(story?.kind).toBe('storm')
      expect(story?.verdict?.rule).toBe('reconnect-storm')
    }),
    { numRuns: 60 },
  )
})

it('two retries with delays of their own, one on error and one on close, are a storm too', () => {
  expect(storiesOf(log(storm(60, 5, [500, 1000])))[0]?.verdict?.rule).toBe('reconnect-storm')
})
