// The session as JSON: what the panel shows, for programs; with facts that were received and not yet drawn.

import { expect, it } from 'vitest'
import { sessionJson } from '../../../panels/session/session-json.ts'
import { createStore } from '../../../panels/session/store.ts'
import { decodeFact } from '../../../src/core/decode.ts'
import { parse } from '../../../src/core/notation.ts'
import { dashboard, factsOf } from '../views/dashboard-session.ts'

const store = createStore({
  browser: 'chromium',
  send: () => undefined,
  schedule: () => undefined,
  now: () => 4200,
})
store.receive({ type: 'facts', facts: factsOf(dashboard) })
const session = sessionJson(store)

it('holds everything received, drawn or not, and survives JSON', () => {
  expect(session).toMatchObject({ format: 'lifeline-panel', version: 1, browser: 'chromium' })
  expect(JSON.parse(JSON.stringify(session))).toEqual(session)
  expect(session.facts).toHaveLength(factsOf(dashboard).length)
  for (const fact of session.facts) expect(decodeFact(fact).ok).toBe(true)
})

it('tells each socket with its verdict, under the number the list shows', () => {
  expect(
    session.sockets.map(({ number, phase, flagged, verdict }) => [number, phase, flagged, verdict?.rule]),
  ).toEqual([
    [1, 'open', false, undefined],
    [2, 'failed', true, 'effect-ran-twice'],
    [3, 'open', false, undefined],
    [4, 'open', false, undefined],
    [5, 'failed', true, 'subprotocol-not-requested'],
    [6, 'closed', false, undefined],
    [7, 'failed', true, 'forbidden-origin'],
  ])
  expect(session.sockets[1]?.verdict?.evidence.length).toBeGreaterThan(1)
  expect(session.sockets[1]?.hypotheses).toHaveLength(9)
  expect(session.sockets[1]?.handshake.length).toBeGreaterThan(30)
})

it('prints each socket in the notation, which reads back', () => {
  for (const { id, log } of session.sockets) {
    const [section, ...others] = parse(log)
    expect([section?.about, others]).toEqual([id, []])
  }
})
