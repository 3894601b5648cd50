// A tab's log in storage: found again, bounded, and never acknowledged before it is safe.

import { expect, it } from 'vitest'
import { type Storage, TabLog } from '../../src/background/tab-log.ts'
import type { Fact } from '../../src/core/fact.ts'
import { parse } from '../../src/core/notation.ts'

function memory(quota = Number.POSITIVE_INFINITY) {
  const items: Record<string, unknown> = {}
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
  return { items, storage }
}

const message = (size: number): Fact[] =>
  parse(`0.0 1 message-received text ${size}B preview=${'x'.repeat(size)}`).flatMap(({ facts }) => [...facts])

it('finds every fact again, in order, and where each reporter was', async () => {
  const { storage } = memory()
  const log = TabLog.create(3, storage)
  const added: Fact[] = []
  for (let n = 0; n < 12; n++) {
    const facts = message(n + 1)
    added.push(...facts)
    log.add(facts, { reporter: 'r', next: n + 1 })
    await log.save()
  }
  const restored = (await TabLog.restore(storage)).get(3)
  expect(restored?.facts).toEqual(added)
  expect(restored?.nextOf('r')).toBe(12)
  expect(restored?.nextOf('other')).toBe(0)
})

it('has saved what was added before, however many save at once', async () => {
  const { items, storage } = memory()
  const log = TabLog.create(3, storage)
  const saves = [1, 2, 3, 4].map((n) => {
    log.add(message(n), { reporter: 'r', next: n })
    return log.save().then(() =>
      expect(items['reporters.3']).toHaveProperty(
        'r',
        expect.toSatisfy((next) => next >= n),
      ),
    )
  })
  await Promise.all(saves)
})

it('drops the oldest facts beyond its budget, and says how many', async () => {
  const { storage } = memory()
  const log = TabLog.create(3, storage)
  for (let n = 0; n < 40; n++) {
    log.add(message(100_000))
    await log.save()
  }
  const kept = log.facts
  const dropped = kept.flatMap((fact) => (fact.kind === 'ctx:facts-dropped' ? [fact.count] : []))
  expect(kept.filter(({ kind }) => kind === 'message-received').length).toBeLessThan(31)
  expect(
    kept.filter(({ kind }) => kind === 'message-received').length + dropped.reduce((a, b) => a + b, 0),
  ).toBeGreaterThanOrEqual(40)
})

it('makes room when the storage of all tabs is full', async () => {
  const { items, storage } = memory(5000)
  const log = TabLog.create(3, storage)
  for (let n = 0; n < 10; n++) {
    log.add(message(1000))
    await log.save()
  }
  expect(log.facts.some(({ kind }) => kind === 'ctx:facts-dropped')).toBe(true)
  expect(JSON.stringify(items).length).toBeLessThan(5000)
  log.add(message(10_000))
  await expect(log.save()).rejects.toThrow('quota')
  log.add(message(10))
  await log.save()
})
