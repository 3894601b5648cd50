// A session that grows says at every moment what the whole log would say, whatever order its facts come in,
// and what did not change stays the same object.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/core/diagnose.ts'
import type { Fact } from '../../src/core/fact.ts'
import { hypothesesOf } from '../../src/core/hypotheses.ts'
import { logOf } from '../../src/core/log.ts'
import { parse } from '../../src/core/notation.ts'
import { openSession } from '../../src/core/session.ts'
import { type Socket, sockets } from '../../src/core/socket.ts'
import type { Story } from '../../src/core/stories/story.ts'
import type { SubjectId } from '../../src/core/units.ts'
import type { Diagnosis } from '../../src/core/verdict.ts'
import { anyFact } from './any-fact.ts'

const read = (text: string) => parse(text).flatMap(({ facts }) => facts)

const byId = (stories: readonly Story[]) => [...stories].sort((a, b) => (a.id < b.id ? -1 : 1))

/** What a row says, without the identity of its objects. */
const said = (socket: Socket, diagnosis: Diagnosis) => ({
  id: socket.id,
  number: socket.number,
  pairing: socket.pairing,
  facts: socket.facts,
  summary: socket.summary,
  verdict: diagnosis.verdict,
  also: diagnosis.also,
  hypotheses: hypothesesOf(diagnosis),
})

const subjects = fc.constantFrom('d.0', 'd.1', 'd.2', 'd.3', 'e.0', 'e.1', 'net.1', 'net.2', 'net.3', 'tab.0')
const url = fc.constantFrom('ws://h/a', 'ws://h/b')

/** Facts of a few sockets and requests whose URLs, initiators and times collide as often as possible. */
const colliding = fc.array(
  fc.tuple(anyFact(subjects), url, fc.option(subjects), fc.nat({ max: 300 })).map(
    ([fact, to, initiator, at]) =>
      ({
        ...fact,
        at,
        ...('url' in fact ? { url: to } : {}),
        ...(fact.kind === 'net:requested' ? { initiator: initiator ?? undefined } : {}),
      }) as Fact,
  ),
  { maxLength: 40 },
)

describe('a session that grows', () => {
  it('goes on with messages as if they had been there from the start, whichever of two clocks is ahead', () => {
    const opened = read(`
      socket d.1
        0.0  0  constructed    ws://h/a
        6.0  1  open-fired
      socket net.1  +1.0
        0.0  -  net:requested  ws://h/a
        4.0  -  net:responded  101`)
    const message = fc.record({
      page: fc.boolean(),
      sent: fc.boolean(),
      later: fc.integer({ min: -40, max: 40 }),
    })
    fc.assert(
      fc.property(fc.array(fc.array(message, { maxLength: 5 }), { maxLength: 20 }), (batches) => {
        const session = openSession('chromium')
        const all = [...opened]
        session.append(opened)
        session.rows()
        for (const batch of batches) {
          const facts = batch.map(({ page, sent, later }, n): Fact => {
            const at = 10 + all.length + n + (page && later > -30 ? 0 : later)
            const kept = { at, size: 5, preview: 'hello' }
            return page
              ? {
                  ...kept,
                  about: 'd.1' as SubjectId,
                  state: 1,
                  type: 'text',
                  ...(sent ? { kind: 'send-called', site: [] } : { kind: 'message-received' }),
                }
              : {
                  ...kept,
                  about: 'net.1' as SubjectId,
                  opcode: 1,
                  kind: sent ? 'net:frame-sent' : 'net:frame-received',
                }
          })
          all.push(...facts)
          session.append(facts)
          const fresh = openSession('chromium')
          fresh.append(all)
          expect(session.rows().map(({ socket, diagnosis }) => said(socket, diagnosis))).toEqual(
            fresh.rows().map(({ socket, diagnosis }) => said(socket, diagnosis)),
          )
        }
        expect(session.rows()[0]?.socket.pairing).toMatchObject({ request: 'net.1' })
      }),
    )
  })

  it('says what the whole log says, however its facts are cut into batches', () => {
    fc.assert(
      fc.property(
        colliding,
        fc.array(fc.nat({ max: 6 }), { minLength: 1 }),
        fc.constantFrom('chromium' as const, 'firefox' as const),
        (facts, cuts, browser) => {
          const session = openSession(browser)
          for (let at = 0, n = 0; at < facts.length; n++) {
            const size = 1 + (cuts[n % cuts.length] ?? 0)
            session.append(facts.slice(at, at + size))
            at += size
            const rows = session.rows().map(({ socket, diagnosis }) => said(socket, diagnosis))
            const whole = [...diagnose(logOf(facts.slice(0, at)), browser).values()]
            const fresh = openSession(browser)
            fresh.append(facts.slice(0, at))
            expect(byId(session.stories())).toEqual(byId(fresh.stories()))
            expect(rows).toEqual(whole.map((found) => said(found.case.socket, found)))
          }
          const all = sockets(logOf(facts)).map(({ id, number, facts: own }) => ({ id, number, facts: own }))
          expect(
            session.rows().map(({ socket: { id, number, facts: own } }) => ({ id, number, facts: own })),
          ).toEqual(all)
        },
      ),
      { numRuns: 300 },
    )
  }, 30_000)

  it('leaves every other row the same object when a message comes', () => {
    const session = openSession('chromium')
    session.append(
      read(`
        socket d.1
        0.0  0  constructed  ws://h/a
        5.0  1  open-fired
        socket d.2  +1.0
        0.0  0  constructed  ws://h/a
        5.0  1  open-fired
        socket d.3  +2.0
        0.0  0  constructed  ws://h/b
        5.0  1  open-fired`),
    )
    const before = session.rows()
    expect(session.rows()).toBe(before)
    session.append(read('socket d.2  +9.0\n 0.0 1 message-received text 5B'))
    const after = session.rows()
    expect(after.map((row, index) => row === before[index])).toEqual([true, false, true])
    expect(after[1]?.socket.summary.received).toEqual({ count: 1, size: 5 })
  })

  it('claims no request where two name one socket, and says why', () => {
    const session = openSession('chromium')
    session.append(
      read(`
        socket d.1
        0.0  0  constructed  ws://h/a
        9.0  3  error-fired
        9.0  3  close-fired  1006  unclean
        socket net.1  +1.0
        0.0  -  net:requested  ws://h/a  initiator=d.1
        socket net.2  +2.0
        0.0  -  net:requested  ws://h/a  initiator=d.1`),
    )
    const [row] = session.rows()
    expect(session.rows()).toHaveLength(1)
    expect(row?.socket.pairing).toEqual({ by: 'none', candidates: ['net.1', 'net.2'] as SubjectId[] })
    expect(row?.diagnosis.verdict).toMatchObject({ rule: 'undetermined', certainty: 'narrowed' })
    expect(row?.diagnosis.verdict?.sentence).toContain('several requests')
  })
})
