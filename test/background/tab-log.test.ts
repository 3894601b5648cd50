// A tab's log in storage: found again, bounded, and never acknowledged before it is safe.

import { expect, it } from 'vitest'
import type { Storage } from '../../src/background/stored-log.ts'
import { type Keeping, TabLog } from '../../src/background/tab-log.ts'
import { type Eviction, without } from '../../src/core/evict.ts'
import type { Fact } from '../../src/core/fact.ts'
import { parse } from '../../src/core/notation.ts'
import type { DocumentId } from '../../src/core/units.ts'

/** Storage as the browser's: what it gives is a copy, and a write may find no room. */
function memory({ quota = Number.POSITIVE_INFINITY, room = 64_000_000 } = {}) {
  const items: Record<string, unknown> = {}
  const evictions: Eviction[] = []
  const storage: Storage = {
    get: async () => structuredClone(items),
    async set(more) {
      if (JSON.stringify({ ...items, ...more }).length > quota) throw new Error('QUOTA_BYTES quota exceeded')
      Object.assign(items, structuredClone(more))
    },
    async remove(keys) {
      for (const key of keys) delete items[key]
    },
  }
  const keeping: Keeping = {
    storage,
    room: () => room,
    moment: async () => undefined,
    evicted: (_, eviction) => evictions.push(eviction),
  }
  return { items, keeping, evictions, sizeOf: () => JSON.stringify(items).length }
}

const facts = (text: string): Fact[] => parse(text).flatMap((section) => [...section.facts])
let seed = 1
/** A text that does not compress well. */
function noise(length: number): string {
  let text = ''
  for (; text.length < length; seed = (seed * 48271) % 2147483647) text += seed.toString(36)
  return text.slice(0, length)
}
const message = (size: number): Fact[] => facts(`0.0 1 message-received text ${size}B preview=${noise(size)}`)

it('finds every fact again, in order, and where each reporter was', async () => {
  const { keeping } = memory()
  const log = TabLog.create(3, keeping)
  const added: Fact[] = []
  for (let n = 0; n < 12; n++) {
    added.push(...message(n + 1))
    log.add(added.slice(-1), { reporter: 'r', next: n + 1 })
    await log.save()
  }
  const restored = (await TabLog.restore(keeping)).get(3)
  expect(restored?.facts).toEqual(added)
  expect(restored?.nextOf('r')).toBe(12)
  expect(restored?.nextOf('other')).toBe(0)
})

it('packs what was written one by one, and finds it again whenever the background was stopped', async () => {
  const { keeping, items } = memory()
  let log = TabLog.create(3, keeping)
  const added: Fact[] = []
  for (let n = 0; n < 200; n++) {
    added.push(...facts(`${n}.0 1 message-received text 5000B preview=${'abcde'.repeat(1000)}`))
    log.add(added.slice(-1), { reporter: 'r', next: n + 1 })
    await log.save()
    if (n % 13 === 0) log = (await TabLog.restore(keeping)).get(3) ?? log
  }
  expect(log.facts).toEqual(added)
  expect((await TabLog.restore(keeping)).get(3)?.facts).toEqual(added)
  expect(Object.keys(items).length).toBeLessThan(70)
  expect(JSON.stringify(items).length).toBeLessThan(JSON.stringify(added).length / 2)
})

it('names few pieces and few reporters, however many small ones come and go', async () => {
  const { keeping, items } = memory()
  let log = TabLog.create(3, keeping)
  const added: Fact[] = []
  for (let n = 0; n < 400; n++) {
    added.push(...message(1))
    log.add(added.slice(-1), { reporter: `r${n}`, next: 1 })
    expect(log.speaksFor(`r${n}`, `d${n}` as DocumentId)).toBe(`d${n}`)
    await log.save()
    if (n % 130 === 0) log = (await TabLog.restore(keeping)).get(3) ?? log
  }
  expect(Object.keys(items).length).toBeLessThan(60)
  const manifest = items['tab.3'] as { reporters: object; documents: object }
  expect([Object.keys(manifest.reporters).length, Object.keys(manifest.documents).length]).toEqual([200, 200])
  const restored = (await TabLog.restore(keeping)).get(3)
  expect(restored?.facts).toEqual(added)
  expect([restored?.nextOf('r399'), restored?.nextOf('r0')]).toEqual([1, 0])
})

it('is of one moment in storage: no fact without its number, and no number without its fact', async () => {
  const { keeping, items } = memory()
  const log = TabLog.create(3, keeping)
  const saves: Promise<void>[] = []
  for (let n = 1; n <= 40; n++) {
    log.add(message(n % 7 === 0 ? 100_000 : 10), { reporter: 'r', next: n })
    saves.push(log.save())
    await new Promise((resolve) => setTimeout(resolve, n % 3))
    const seen = structuredClone(items)
    const restored = (
      await TabLog.restore({
        ...keeping,
        storage: { ...keeping.storage, get: async () => seen, remove: async () => undefined },
      })
    ).get(3)
    expect(restored?.facts ?? []).toEqual(log.facts.slice(0, restored?.nextOf('r') ?? 0))
  }
  await Promise.all(saves)
})

it('has saved what was added before, however many save at once', async () => {
  const { keeping } = memory()
  const log = TabLog.create(3, keeping)
  const saves = [1, 2, 3, 4].map((n) => {
    log.add(message(n), { reporter: 'r', next: n })
    return log.save().then(async () => {
      const restored = (await TabLog.restore(keeping)).get(3)
      expect(restored?.nextOf('r')).toBeGreaterThanOrEqual(n)
    })
  })
  await Promise.all(saves)
})

it('takes no more than its room, tells what went, and is the same when it is found again', async () => {
  const { keeping, evictions } = memory({ room: 1_000_000 })
  const log = TabLog.create(3, keeping)
  let copy: readonly Fact[] = []
  for (let n = 0; n < 60; n++) {
    const more = message(50_000)
    log.add(more)
    copy = [...copy, ...more]
    log.shrink()
    for (const eviction of evictions.splice(0)) copy = without(copy, eviction)
    await log.save()
    expect(JSON.stringify(log.facts).length * 2).toBeLessThan(1_000_000)
  }
  const [first, counted] = log.facts
  expect(first?.kind).toBe('message-received')
  const after = log.facts.slice(2).filter(({ kind }) => kind === 'message-received').length
  expect(counted).toMatchObject({ kind: 'messages-counted', received: 60 - after })
  expect(log.facts.find(({ kind }) => kind === 'ctx:facts-dropped')).toMatchObject({ count: 60 - 1 - after })
  expect(copy).toEqual(log.facts)
  expect((await TabLog.restore(keeping)).get(3)?.facts).toEqual(log.facts)
})

it('makes room when the storage of all tabs is full, and goes on when there is none', async () => {
  const { keeping, sizeOf } = memory({ quota: 20_000 })
  const log = TabLog.create(3, keeping)
  for (let n = 0; n < 30; n++) {
    log.add(message(2000))
    await log.save()
  }
  expect(log.facts.some(({ kind }) => kind === 'ctx:facts-dropped')).toBe(true)
  expect(sizeOf()).toBeLessThan(20_000)
  expect((await TabLog.restore(keeping)).get(3)?.facts).toEqual(log.facts)

  const living = facts(`0.0 0 constructed ws://h/${noise(50_000)}`)
  log.add(living, { reporter: 'r', next: 1 })
  await log.save()
  expect((await TabLog.restore(keeping)).get(3)?.facts).toEqual(log.facts)
})

it('tells of a part that the browser does not give back', async () => {
  const { keeping, items } = memory()
  const log = TabLog.create(3, keeping)
  for (let n = 0; n < 3; n++) {
    log.add(message(10))
    await log.save()
  }
  items['log.3.1'] = 'no gzip'
  const restored = (await TabLog.restore(keeping)).get(3)
  expect(restored?.facts.map(({ kind }) => kind)).toEqual([
    'message-received',
    'ctx:facts-dropped',
    'message-received',
  ])
})

it('leaves nothing behind when its tab is closed', async () => {
  const { keeping, items } = memory()
  const log = TabLog.create(3, keeping)
  log.add(message(300_000))
  await log.save()
  log.add(message(10))
  await log.save()
  await log.forget()
  expect(items).toEqual({})
})
