// A session of garbage: whatever passed a decoder can be diagnosed, told, compared and printed.

import fc from 'fast-check'
import { acceptFromNetwork, acceptFromPage, acceptFromPanel } from '../../src/background/incoming.ts'
import { checklist } from '../../src/core/checklist.ts'
import type { Fact } from '../../src/core/fact.ts'
import { handlerLanes } from '../../src/core/handlers.ts'
import { hypothesesOf } from '../../src/core/hypotheses.ts'
import { foot, ladder } from '../../src/core/ladder/rungs.ts'
import { missing } from '../../src/core/missing.ts'
import { parse, print } from '../../src/core/notation.ts'
import { outcome } from '../../src/core/outcome.ts'
import { stepsOf, whyNotProbed } from '../../src/core/probe/series.ts'
import { readProbes, sayProbe } from '../../src/core/probe.ts'
import { serverAnswer } from '../../src/core/server-log/answer.ts'
import { place } from '../../src/core/server-log/place.ts'
import { openSession } from '../../src/core/session.ts'
import { compareSiblings, siblingSentence, siblingsOf } from '../../src/core/siblings.ts'
import { spans } from '../../src/core/spans.ts'
import { documentNamed } from '../../src/wire/flooded.ts'
import { anyFact } from '../core/any-fact.ts'
import { damaged, expectCleanPrototypes, hostileText, must, type Property } from './hostile.ts'

const about = fc.constantFrom(
  'd.0',
  'd.1',
  'd.2',
  'e.0',
  'e.1',
  'net.1',
  'net.2',
  'tab.0',
  'server.1',
  '__proto__.1',
)
const headers = fc.option(
  fc.array(
    fc.tuple(
      fc.constantFrom(
        'Upgrade',
        'connection',
        'Sec-WebSocket-Accept',
        'sec-websocket-key',
        'sec-websocket-protocol',
        'sec-websocket-extensions',
        'Location',
        'Set-Cookie',
        '__proto__',
        'Origin',
      ),
      fc.oneof(
        hostileText,
        fc.constantFrom('websocket', 'Upgrade', 'permessage-deflate; server_max_window_bits=9', 'a, b'),
      ),
    ),
    { maxLength: 6 },
  ),
)
/** Handshakes, so that more than their absence is looked at. */
const handshake = fc.oneof(
  fc.record({
    kind: fc.constantFrom('net:sent'),
    about: fc.constantFrom('net.1', 'net.2'),
    at: fc.nat({ max: 1000 }),
    headers,
  }),
  fc.record({
    kind: fc.constantFrom('net:responded'),
    about: fc.constantFrom('net.1', 'net.2'),
    at: fc.nat({ max: 1000 }),
    status: fc.constantFrom(101, 101, 200, 302, 401, 403, 503, 0, 999),
    version: fc.constantFrom('HTTP/1.1', 'HTTP/2', '', 'x'),
    headers,
  }),
  fc.record({
    kind: fc.constant('net:requested'),
    about: fc.constantFrom('net.1', 'net.2'),
    at: fc.nat({ max: 1000 }),
    url: fc.oneof(hostileText, fc.constant('ws://h/ws')),
    from: hostileText,
    initiator: fc.constantFrom('d.1', 'd.2', 'e.1', 'x.9'),
    site: fc.constant([]),
  }),
  fc.record({
    kind: fc.constant('constructed'),
    about: fc.constantFrom('d.1', 'd.2', 'e.1'),
    at: fc.nat({ max: 1000 }),
    state: fc.constant(0),
    url: fc.oneof(hostileText, fc.constant('ws://h/ws')),
    given: hostileText,
    protocols: fc.array(hostileText, { maxLength: 3 }),
    site: fc.constant([]),
  }),
)
const garbage = fc.array(fc.oneof(anyFact(about), handshake, damaged(anyFact(about))), { maxLength: 25 })

function accepted(inputs: readonly unknown[]): readonly Fact[] {
  return inputs.flatMap((input) => [
    ...acceptFromPage([input], documentNamed([input])).facts,
    ...acceptFromNetwork([input], []).facts,
    ...acceptFromPanel([input]).facts,
  ])
}

export const sessionProperties: readonly Property[] = [
  {
    name: 'everything that can be said of a session of garbage is said without throwing',
    runs: 200,
    holds: fc.property(garbage, fc.constantFrom('chromium', 'firefox', 'unknown'), (inputs, browser) => {
      const facts = accepted(inputs)
      const session = openSession(browser)
      for (let at = 0; at < facts.length; at += 5) {
        session.append(facts.slice(at, at + 5))
        session.rows()
      }
      session.advance(1e7)
      const rows = session.rows()
      const sockets = rows.map(({ socket }) => socket)
      const logged = facts.filter((fact) => fact.kind === 'server:logged')
      const placement = place(sockets, logged)
      for (const { socket, diagnosis } of rows) {
        const lines = placement.of(socket.id)
        const said = [
          outcome(diagnosis, 1e7),
          foot(socket),
          ...ladder(socket, lines.lines).flatMap(({ label, remark }) => [label, remark]),
          ...missing(diagnosis.case).map(({ why }) => why),
          ...checklist(diagnosis, sockets, serverAnswer(lines, socket.summary)).map(({ text }) => text),
          ...readProbes(socket).map(({ sentence }) => sentence),
          ...socket.probes.map(sayProbe),
          ...[diagnosis.verdict, ...diagnosis.also].flatMap((each) =>
            each ? [each.sentence, each.title, each.advice, ...each.evidence.map(({ text }) => text)] : [],
          ),
          ...hypothesesOf(diagnosis).map(({ why }) => why),
          whyNotProbed(socket) ??
            stepsOf(socket)
              .map(({ url }) => url)
              .join(),
        ]
        for (const text of said) must(typeof text === 'string', `no text: ${text}`)
        must(handlerLanes(socket.facts).length > 0, 'no lanes')
        spans(socket.facts, socket.summary, 1e7)
        for (const sibling of siblingsOf(socket, sockets)) {
          const other = rows.find((row) => row.socket === sibling)
          if (!other || !diagnosis.verdict) continue
          const differences = compareSiblings(diagnosis, other.diagnosis)
          must(siblingSentence(diagnosis, other.diagnosis, differences) !== '', 'no sentence')
        }
        must(parse(print([{ about: socket.id, facts: socket.facts }])).length === 1, 'a log that is not one')
      }
      for (const { sentence, title } of session.stories()) must(sentence !== '' && title !== '', 'no story')
      expectCleanPrototypes()
    }),
  },
]
