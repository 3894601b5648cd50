// What goes of a log that is full: in which order, with exact counts, and told.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evict, without } from '../../src/core/evict.ts'
import type { Fact } from '../../src/core/fact.ts'
import { logOf } from '../../src/core/log.ts'
import { parse, print } from '../../src/core/notation.ts'
import { Pairs } from '../../src/core/pair.ts'
import { summarize } from '../../src/core/summary.ts'
import { documentOf, type SubjectId } from '../../src/core/units.ts'
import { anyFact } from './any-fact.ts'

const facts = (text: string): Fact[] =>
  parse(text)
    .flatMap((section) => [...section.facts])
    .sort((a, b) => a.at - b.at)

const one = () => 1

/** The log that is left when so many facts may stay. */
function kept(log: readonly Fact[], room: number): readonly Fact[] {
  const eviction = evict(log, one, room)
  return eviction ? without(log, eviction) : log
}

const kindsOf = (log: readonly Fact[], about: string) =>
  log.filter((fact) => fact.about === about).map(({ kind }) => kind)

const busy = (about: string, from: number, ended: boolean) => `
  socket ${about}
  ${from}.0  0  constructed  ws://h/${about}
  ${from + 1}.0  1  open-fired
  ${from + 2}.0  1  message-received  text  5B
  ${from + 3}.0  1  send-called  text  7B
  ${from + 4}.0  1  message-received  text  6B
  ${from + 5}.0  1  message-received  text  7B
  ${ended ? `${from + 6}.0  3  close-fired  1000  clean` : `${from + 6}.0  1  handler-set  onclose`}`

describe('a log that is full', () => {
  const log = facts(`${busy('d.1', 100, true)}${busy('d.2', 200, false)}${busy('d.3', 300, true)}`)

  it('is left alone while it has room', () => {
    expect(evict(log, one, log.length)).toBeNull()
  })

  it('lets go of messages of ended sockets first, and counts them', () => {
    const left = kept(log, log.length - 1)
    expect(kindsOf(left, 'd.1')).toEqual([
      'constructed',
      'open-fired',
      'message-received',
      'send-called',
      'messages-counted',
      'close-fired',
    ])
    for (const id of ['d.2', 'd.3'])
      expect(left.filter(({ about }) => about === id)).toEqual(log.filter(({ about }) => about === id))
    const { received, sentMessages } = summarize(left.filter(({ about }) => about === 'd.1'))
    expect([received, sentMessages]).toEqual([
      { count: 3, size: 18 },
      { count: 1, size: 7 },
    ])
    expect(left.at(-1)).toMatchObject({ kind: 'ctx:facts-dropped', about: 'tab.0', count: 2 })
  })

  it('lets go of sockets that ended before any that lives, the oldest first', () => {
    const left = kept(log, 13)
    expect(new Set(left.map(({ about }) => about))).toEqual(new Set(['d.2', 'd.3', 'tab.0']))
    expect(new Set(kept(log, 7).map(({ about }) => about))).toEqual(new Set(['d.2', 'tab.0']))
  })

  it('lets go of a socket that lives when nothing else is left', () => {
    expect(kept(log, 3).map(({ kind, about }) => `${about} ${kind}`)).toEqual(['tab.0 ctx:facts-dropped'])
  })

  it('takes from the largest document, and leaves the others alone', () => {
    const flood = Array.from({ length: 50 }, (_, n) => busy(`f.${n + 1}`, 1000 + 10 * n, true)).join('')
    const all = facts(`${busy('d.1', 100, true)}${flood}`)
    const left = kept(all, 40)
    expect(left.filter(({ about }) => about === 'd.1')).toEqual(all.filter(({ about }) => about === 'd.1'))
    expect(kindsOf(left, 'f.50').length).toBeGreaterThan(0)
    expect(kindsOf(left, 'f.1')).toEqual([])
  })

  it('adds up what it let go of before', () => {
    const left = kept(kept(kept(log, 18), 12), 6)
    const told = left.filter(({ kind }) => kind === 'ctx:facts-dropped')
    expect(told).toHaveLength(1)
    expect(print([{ about: 'tab.0' as SubjectId, facts: told }])).toContain(
      '"the oldest, when the log was full"',
    )
  })

  it('lets a request go with its socket, never alone', () => {
    const paired = facts(`${busy('d.1', 100, true)}
      socket net.1
      100.5  -  net:requested  ws://h/d.1  initiator=d.1
      100.9  -  net:responded  101${busy('d.2', 200, false)}`)
    const left = kept(paired, 8)
    expect(new Set(left.map(({ about }) => about))).toEqual(new Set(['d.2', 'tab.0']))
  })
})

const abouts = ['d.0', 'd.1', 'd.2', 'e.0', 'e.1', 'net.1', 'net.2', 'tab.0', 'server.1']
/** Facts as decoders let them pass: a network's about requests, a page's about sockets. */
const anyLog = fc
  .array(anyFact(fc.constantFrom(...abouts)), { maxLength: 60 })
  .map((all) => all.filter(({ kind, about }) => (documentOf(about) === 'net') === kind.startsWith('net:')))

describe('whatever the log', () => {
  it('keeps the order, and exact counts of messages of every subject that stays', () => {
    fc.assert(
      fc.property(anyLog, fc.nat({ max: 60 }), (log, room) => {
        const left = kept(log, room)
        const known = new Set(log)
        const places = left.filter((fact) => known.has(fact)).map((fact) => log.indexOf(fact))
        expect(places).toEqual([...places].sort((a, b) => a - b))
        expect(new Set(places).size).toBe(places.length)
        for (const about of new Set(left.map((fact) => fact.about))) {
          if (about.endsWith('.0')) continue
          const [before, after] = [log, left].map((each) =>
            summarize(each.filter((fact) => fact.about === about)),
          )
          expect([after?.received, after?.sentMessages]).toEqual([before?.received, before?.sentMessages])
          expect(after?.phase).toBe(before?.phase)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('tells of every fact that went', () => {
    fc.assert(
      fc.property(anyLog, fc.nat({ max: 60 }), (log, room) => {
        const eviction = evict(log, one, room)
        if (!eviction) return
        const known = new Set(log)
        const events = (facts: readonly Fact[]) => facts.filter(({ kind }) => kind !== 'messages-counted')
        const went =
          events(log).length - events(without(log, eviction)).filter((fact) => known.has(fact)).length
        expect(eviction.told.reduce((sum, { count }) => sum + count, 0)).toBe(went)
      }),
      { numRuns: 500 },
    )
  })

  it('leaves no request whose socket went', () => {
    fc.assert(
      fc.property(anyLog, fc.nat({ max: 60 }), (log, room) => {
        const pairs = new Pairs(logOf(log))
        for (const fact of log) pairs.note(fact)
        pairs.settle()
        const there = new Set(kept(log, room).map(({ about }) => about))
        for (const id of there)
          for (const socket of pairs.claimants(id)) if (id.startsWith('net.')) expect(there).toContain(socket)
      }),
      { numRuns: 500 },
    )
  })

  it('comes to its room, but for what always stays', () => {
    fc.assert(
      fc.property(anyLog, fc.nat({ max: 60 }), (log, room) => {
        const left = kept(log, room).filter(
          ({ about }) => !about.endsWith('.0') && documentOf(about) !== 'server',
        )
        expect(left.length).toBeLessThanOrEqual(Math.max(room, 0))
      }),
      { numRuns: 500 },
    )
  })
})
