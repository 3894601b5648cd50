// A frame that reports more than any real page is cut off, counted exactly, and goes on when it has calmed down.

import { describe, expect, it } from 'vitest'
import { bounded, mostText } from '../../src/wire/bounded.ts'
import { documentNamed, flooded } from '../../src/wire/flooded.ts'
import { openIntake } from '../../src/wire/intake.ts'
import { burst, sustained } from '../../src/wire/throttle.ts'

const fact = { kind: 'error-fired', about: 'd.1', at: 1, state: 3 }

/** An intake whose time is the test's; `pass(ms)` lets it go on, with every timer that is due. */
function frame() {
  let now = 0
  let timers: { readonly at: number; act(): void }[] = []
  const passed: unknown[] = []
  const told: number[] = []
  const intake = openIntake({
    now: () => now,
    later: (act, pause) => timers.push({ at: now + pause, act }),
    pass: (facts) => {
      for (const each of facts) passed.push(each)
    },
    passedBy: (count) => told.push(count),
  })
  return {
    passed,
    told,
    sum: () => told.reduce((all, each) => all + each, 0),
    take: (count: number, what: unknown = fact) => intake.take(Array.from({ length: count }, () => what)),
    tell: intake.tell,
    pass(length: number) {
      for (const end = now + length; now < end; ) {
        now = Math.min(end, ...timers.map(({ at }) => at))
        const due = timers.filter(({ at }) => at <= now)
        timers = timers.filter(({ at }) => at > now)
        for (const { act } of due) act()
      }
    },
  }
}

describe('a frame', () => {
  it('may report a hundred thousand facts at once, and thousands a second for ever', () => {
    const { take, pass, passed, told } = frame()
    take(burst.facts)
    for (let second = 0; second < 120; second++) {
      pass(1000)
      take(sustained.facts)
    }
    expect(passed).toHaveLength(burst.facts + 120 * sustained.facts)
    expect(told).toEqual([])
  })

  it('is cut off beyond that, told of in few steps whose sum is exact, and goes on when it is calm', () => {
    const { take, pass, passed, told, sum, tell } = frame()
    const flood = 60
    take(burst.facts)
    for (let second = 0; second < flood; second++) {
      take(3 * sustained.facts)
      pass(1000)
    }
    const went = burst.facts + flood * 3 * sustained.facts
    tell()
    expect(passed).toHaveLength(burst.facts)
    expect(sum()).toBe(went - burst.facts)
    // Ever larger steps: a minute of it is told as fast as it doubles.
    expect(told.length).toBeLessThanOrEqual(8)
    pass(2000)
    take(10)
    expect(passed).toHaveLength(burst.facts + 10)
    expect(sum()).toBe(went - burst.facts)
  })

  it('is cut off for what its facts weigh as well', () => {
    const { take, passed, tell, sum } = frame()
    const heavy = { ...fact, message: 'x'.repeat(1e6) }
    take(20_000, heavy)
    tell()
    expect(passed.length).toBeLessThan(burst.size / mostText + 1)
    expect(passed.length + sum()).toBe(20_000)
  })

  it('is named by its address without the query, and by its document', () => {
    expect(documentNamed([null, { about: 'x y.1' }, { about: 'd.3' }])).toBe('d')
    expect(flooded(documentNamed([{ about: 'd.3' }]), 'http://h/frame?token=secret#x', 7, 1.23)).toEqual({
      kind: 'ctx:facts-dropped',
      about: 'd.0',
      at: 1.2,
      count: 7,
      why: 'more than is taken from one frame: http://h/frame',
    })
  })
})

describe('a bounded copy', () => {
  it('cuts a long text and says by how much, without half a character', () => {
    const { value, size } = bounded({ url: `ws://h/?${'😀'.repeat(1e6)}` })
    const { url } = value as { url: string }
    expect(url.length).toBeLessThanOrEqual(mostText)
    expect(url).toMatch(/^ws:\/\/h\/\?(?:😀)+…\(\d+ more\)$/u)
    expect(size).toBeLessThan(10_000)
  })

  it('cuts what is long before what is short: of the largest fact it is still known what it is about', () => {
    const long = 'x'.repeat(10_000)
    const { value } = bounded({
      kind: 'constructed',
      given: long,
      protocols: Array(20).fill(long),
      about: 'd.1',
    })
    expect(value).toMatchObject({ kind: 'constructed', about: 'd.1' })
    const deep = (depth: number): unknown => (depth === 0 ? 'x' : Array(100).fill(deep(depth - 1)))
    expect(JSON.stringify(bounded(deep(3)).value).length).toBeLessThan(1_000_000)
  })

  it('ends what has no end, and reads nothing that throws', () => {
    const self: { self?: unknown; list: unknown[] } = { list: [] }
    self.self = self
    self.list.push(self, 1n, Symbol('x'), Number.NaN, () => 1)
    expect(JSON.stringify(bounded(self).value).length).toBeLessThan(1000)
    const throwing = Object.defineProperty({}, 'kind', {
      enumerable: true,
      get() {
        throw new Error('mine')
      },
    })
    expect(bounded(throwing).value).toBeNull()
  })

  it('has no field that reaches for a prototype', () => {
    const { value } = bounded(
      JSON.parse('{"__proto__": {"polluted": 1}, "kind": "x", "constructor": {"prototype": {}}}'),
    )
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect((value as { polluted?: unknown }).polluted).toBeUndefined()
  })
})
