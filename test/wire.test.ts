// The outbox: nothing is lost and nothing told twice over a port that breaks whenever the background stops.

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { factsIn } from '../src/bridge/facts-in.ts'
import { openOutbox } from '../src/wire/outbox.ts'
import type { RuntimePort } from '../src/wire/port.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A background whose every life is one port. */
function background() {
  const lives: { posted: unknown[]; say(message: unknown): void; stop(): void }[] = []
  const connect = (): RuntimePort => {
    const heard: ((message: unknown) => void)[] = []
    const ended: (() => void)[] = []
    const life = {
      posted: [] as unknown[],
      say: (message: unknown) => heard.forEach((each) => void each(message)),
      stop: () => ended.forEach((each) => void each()),
    }
    lives.push(life)
    return {
      postMessage: (message) => void life.posted.push(structuredClone(message)),
      disconnect: () => undefined,
      onMessage: { addListener: (each) => void heard.push(each) },
      onDisconnect: { addListener: (each) => void ended.push(each) },
    }
  }
  return { lives, connect }
}

it('says hello, then numbered facts', () => {
  const { lives, connect } = background()
  const outbox = openOutbox(connect, { from: 'page' })
  outbox.add(['a', 'b'])
  vi.advanceTimersByTime(100)
  outbox.add(['c'])
  expect(lives[0]?.posted).toEqual([
    { type: 'hello', reporter: expect.stringMatching(/^[\d-]+$/), from: 'page' },
    { type: 'facts', first: 0, facts: ['a', 'b'] },
    { type: 'facts', first: 2, facts: ['c'] },
  ])
  expect(outbox.waiting).toBe(3)
  lives[0]?.say({ type: 'acknowledged', next: 2 })
  expect(outbox.waiting).toBe(1)
})

it('posts together what comes soon after other facts, and nothing later than that', () => {
  const { lives, connect } = background()
  const outbox = openOutbox(connect, { from: 'page' })
  for (const fact of ['a', 'b', 'c']) outbox.add([fact])
  expect(lives[0]?.posted.slice(1)).toEqual([{ type: 'facts', first: 0, facts: ['a'] }])
  expect(outbox.waiting).toBe(3)
  lives[0]?.say({ type: 'acknowledged', next: 1 })
  vi.advanceTimersByTime(20)
  expect(lives[0]?.posted.slice(2)).toEqual([{ type: 'facts', first: 1, facts: ['b', 'c'] }])
  lives[0]?.say({ type: 'acknowledged', next: 3 })
  vi.runAllTimers()
  expect(lives[0]?.posted).toHaveLength(3)
})

it('posts everything at once while nothing may wait, and gathers again when it may', () => {
  const { lives, connect } = background()
  const outbox = openOutbox(connect, { from: 'page' })
  for (const fact of ['a', 'b']) outbox.add([fact])
  outbox.gather(false)
  outbox.add(['c'])
  expect(lives[0]?.posted.slice(1)).toEqual([
    { type: 'facts', first: 0, facts: ['a'] },
    { type: 'facts', first: 1, facts: ['b'] },
    { type: 'facts', first: 2, facts: ['c'] },
  ])
  vi.advanceTimersByTime(100)
  expect(lives[0]?.posted).toHaveLength(4)
  outbox.gather(true)
  for (const fact of ['d', 'e', 'f']) outbox.add([fact])
  expect(lives[0]?.posted).toHaveLength(5)
  vi.advanceTimersByTime(20)
  expect(lives[0]?.posted.at(-1)).toEqual({ type: 'facts', first: 4, facts: ['e', 'f'] })
})

it('posts at once to another port what a port that just ended took with it, when nothing may wait', () => {
  const { lives, connect } = background()
  const outbox = openOutbox(connect, { from: 'page' })
  outbox.add(['a'])
  lives[0]?.stop()
  outbox.gather(false)
  expect(lives[1]?.posted.slice(1)).toEqual([{ type: 'facts', first: 0, facts: ['a'] }])
})

it('does not give up a port for facts that it was not given yet', () => {
  const { lives, connect } = background()
  const outbox = openOutbox(connect, { from: 'page' })
  outbox.add(['a'])
  outbox.add(['b'])
  lives[0]?.say({ type: 'acknowledged', next: 1 })
  expect(vi.getTimerCount()).toBe(1)
})

it('posts to the next port what was gathered when one ended', () => {
  const { lives, connect } = background()
  const outbox = openOutbox(connect, { from: 'page' })
  for (const fact of ['a', 'b']) outbox.add([fact])
  lives[0]?.stop()
  vi.advanceTimersByTime(200)
  expect(lives[1]?.posted.slice(1)).toEqual([{ type: 'facts', first: 0, facts: ['a', 'b'] }])
})

it('reads a batch of facts, and gives back what is none', () => {
  expect(factsIn('[{"kind":"open-fired"}]')).toEqual([{ kind: 'open-fired' }])
  const long = '['.repeat(24_000_001)
  for (const other of ['{', '', 7, null, undefined, long]) expect(factsIn(other)).toBe(other)
})

it('sends again what was not acknowledged when the background stops, under the same name', () => {
  const { lives, connect } = background()
  const outbox = openOutbox(connect, { from: 'page' })
  outbox.add(['a', 'b'])
  lives[0]?.say({ type: 'acknowledged', next: 1 })
  lives[0]?.stop()
  vi.advanceTimersByTime(200)
  expect(lives[1]?.posted).toEqual([lives[0]?.posted[0], { type: 'facts', first: 1, facts: ['b'] }])
})

it('does not wake a stopped background while there is nothing to say', () => {
  const { lives, connect } = background()
  const outbox = openOutbox(connect, { from: 'page' })
  outbox.add(['a'])
  lives[0]?.say({ type: 'acknowledged', next: 1 })
  lives[0]?.stop()
  vi.advanceTimersByTime(1000)
  expect(lives).toHaveLength(1)
  outbox.add(['b'])
  expect(lives[1]?.posted.at(-1)).toEqual({ type: 'facts', first: 1, facts: ['b'] })
})

it('tries another connection when nothing is acknowledged, though no port ended', () => {
  const { lives, connect } = background()
  const outbox = openOutbox(connect, { from: 'page' })
  outbox.add(['a', 'b'])
  lives[0]?.say({ type: 'acknowledged', next: 1 })
  vi.advanceTimersByTime(3000)
  expect(lives[1]?.posted.at(-1)).toEqual({ type: 'facts', first: 1, facts: ['b'] })
  vi.advanceTimersByTime(5000)
  expect(lives).toHaveLength(2)
  lives[1]?.say({ type: 'acknowledged', next: 2 })
  vi.advanceTimersByTime(100_000)
  expect(lives).toHaveLength(2)
})

it('keeps what a port would not take, and says it to the next', () => {
  const { lives, connect } = background()
  let broken = true
  const outbox = openOutbox(
    () => {
      const port = connect()
      const { postMessage } = port
      return {
        ...port,
        postMessage(message) {
          if (broken && (message as { type: string }).type === 'facts') throw new Error('disconnected port')
          postMessage(message)
        },
      }
    },
    { from: 'page' },
  )
  expect(() => outbox.add(['a'])).not.toThrow()
  broken = false
  vi.advanceTimersByTime(200)
  expect(lives[1]?.posted.at(-1)).toEqual({ type: 'facts', first: 0, facts: ['a'] })
  expect(outbox.waiting).toBe(1)
})

it('stays within reach when it can be asked to look, and ignores what was acknowledged before', () => {
  const { lives, connect } = background()
  const look = vi.fn()
  const outbox = openOutbox(connect, { from: 'network', tab: 3 }, { look })
  outbox.add(['a'])
  lives[0]?.say({ type: 'acknowledged', next: 0 })
  expect(outbox.waiting).toBe(1)
  lives[0]?.say({ type: 'acknowledged', next: 1 })
  lives[0]?.stop()
  vi.runAllTimers()
  lives[1]?.say({ type: 'look' })
  expect(look).toHaveBeenCalledOnce()
})

it('falls silent when the extension is gone', () => {
  const outbox = openOutbox(
    () => {
      throw new Error('Extension context invalidated.')
    },
    { from: 'page' },
  )
  expect(() => outbox.add(['a'])).not.toThrow()
  outbox.add(['b'])
  expect([outbox.gone, outbox.waiting]).toEqual([true, 0])
})
