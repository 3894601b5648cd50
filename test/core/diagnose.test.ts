// A diagnosis of anything: contradictory, partial and disordered facts give a verdict or none, never an
// exception; and a healthy life gives none.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/core/diagnose.ts'
import { hypothesesOf } from '../../src/core/hypotheses.ts'
import { logOf } from '../../src/core/log.ts'
import { parse, printFacts } from '../../src/core/notation.ts'
import { outcome } from '../../src/core/outcome.ts'
import type { Case } from '../../src/core/rule.ts'
import { spans } from '../../src/core/spans.ts'
import type { SubjectId } from '../../src/core/units.ts'
import { diagnoseSocket } from '../../src/core/verdict.ts'
import { anyFact } from './any-fact.ts'

const subjects = fc.constantFrom('d.0', 'd.1', 'd.2', 'e.1', 'net.1', 'net.2', 'tab.0')

const read = (log: string) => logOf(parse(log).flatMap(({ facts }) => facts))

describe('a diagnosis', () => {
  it('never throws, and speaks one sentence with a standing for every family', () => {
    fc.assert(
      fc.property(
        fc.array(anyFact(subjects), { maxLength: 30 }),
        fc.constantFrom('chromium' as const, 'firefox' as const, 'unknown' as const),
        (facts, browser) => {
          for (const found of diagnose(logOf(facts), browser).values()) {
            expect(hypothesesOf(found)).toHaveLength(9)
            expect(outcome(found, 1e7)).not.toBe('')
            for (const { from, to } of spans(found.case.socket.facts, found.case.summary, 1e7))
              expect(to).toBeGreaterThanOrEqual(from)
            expect(printFacts(found.case.socket.facts)).not.toBe('')
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('inspects the handshake of no socket that the page saw open and end well', () => {
    for (const browser of ['chromium', 'firefox', 'unknown'] as const) {
      const found = diagnose(
        read(`
          0.0   0  constructed       ws://h/ws  a.js:1
          0.1   0  handler-set       onopen     a.js:2
          0.2   0  handler-set       onmessage  a.js:3
          9.0   1  open-fired
          9.5   1  message-received  text  5B
          20.0  3  close-fired       1000  clean`),
        browser,
      ).get('d.1' as SubjectId)
      let inspected = 0
      const watched = Object.create(found?.case ?? null, {
        handshake: {
          get() {
            inspected++
            return found?.case.handshake
          },
        },
      }) as Case
      expect(diagnoseSocket(watched).verdict).toBeNull()
      expect(inspected).toBe(0)
    }
  })

  it('is silent about a socket that opens, talks and is closed by either side', () => {
    for (const browser of ['chromium', 'firefox'] as const) {
      const found = diagnose(
        read(`
          0.0   0  constructed       ws://h/ws  protocols=chat
          0.1   0  handler-set       onopen  a.js:1
          9.0   1  open-fired        protocol=chat
          9.1   1  message-received  text  1048576B
          9.2   1  send-called       text  2B
          20.0  2  close-called      1000
          30.0  3  close-fired       1000  clean`),
        browser,
      )
      expect(found.get('d.1' as SubjectId)?.verdict).toBeNull()
    }
  })

  it('says who ended a socket that did open', () => {
    const outcomes = (log: string) =>
      [...diagnose(read(log), 'chromium').values()].map((each) => outcome(each, 5000))
    const opened = '0.0 0 constructed ws://h/ws\n 5.0 1 open-fired'
    expect(outcomes(opened)).toEqual(['Open 5 s'])
    expect(outcomes(`${opened}\n 3000.0 3 close-fired 1000 clean`)).toEqual(['Closed cleanly by the server'])
    expect(outcomes(`${opened}\n 3000.0 3 close-fired 1006 unclean`)).toEqual(['Connection lost'])
    expect(outcomes(`${opened}\n 10.0 2 close-called 1000\n 12.0 3 close-fired 1000 clean`)).toEqual([
      'Closed cleanly by the page',
    ])
    expect(
      outcomes(`${opened}\n 3000.0 3 close-fired 1001 clean\n 3001.0 - ctx:page-hidden discarded`),
    ).toEqual(['Ended when the page was left'])
  })

  it('follows a worker’s socket by the network’s side alone, to its end', () => {
    const life = 'net.7'
    const log = `socket ${life}
      0.0  -  net:requested  ws://h/ws  from=http://h/worker.js
      1.0  -  net:sent
      9.0  -  net:responded  101`
    const said = (text: string) =>
      [...diagnose(read(text), 'chromium').values()].map((each) => outcome(each, 5000))
    expect(said(log)).toEqual(['Accepted · no page facts'])
    expect(said(`${log}\n 90.0 - net:ended`)).toEqual(['Ended · no page facts'])
  })

  it('never says that a server refused a socket which the page closed itself', () => {
    const found = diagnose(
      read(`
        0.0   0  constructed    ws://h/ws
        5.0   2  close-called   -
        8.0   2  net:responded  403
        9.0   3  error-fired
        9.1   3  close-fired    1006  unclean`),
      'firefox',
    ).get('d.1' as SubjectId)
    expect(found?.verdict?.rule).toBe('page-closed-while-connecting')
    expect(found && hypothesesOf(found).find(({ family }) => family === 'this-browser')?.standing).toBe(
      'ruled-out',
    )
  })

  it('does not take a constructor beside a long-lived socket for an effect that ran twice', () => {
    const found = diagnose(
      read(`
        socket d.1
        0.0     0  constructed   ws://h/ws  a.js:1
        3000.0  2  close-called  -          lib.js:9
        socket d.2  +3900.0
        0.0     0  constructed   ws://h/ws  a.js:1`),
      'chromium',
    ).get('d.1' as SubjectId)
    expect(found?.verdict?.rule).toBe('page-closed-while-connecting')
  })
})
