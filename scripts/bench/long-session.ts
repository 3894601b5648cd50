// A long session, as a busy page makes it: sockets that open, talk and end, and one in a hundred that fails.

import type { Fact } from '../../src/core/fact.ts'
import { recordingOf } from '../../src/core/file/describe.ts'
import type { Recording } from '../../src/core/file/header.ts'
import { type DocumentId, subject } from '../../src/core/units.ts'

const frame = { function: 'connect', url: 'http://localhost:8000/assets/app.js', line: 120, column: 14 }

function* factsOf(n: number, messages: number): Generator<Fact> {
  const about = subject('d1' as DocumentId, n)
  let at = 1_763_900_000_000 + n * 40
  const later = (by: number) => {
    at += by
    return at
  }
  const url = `ws://localhost:8000/ws/room/${n % 50}/`
  yield { kind: 'constructed', about, at, state: 0, url, given: url, protocols: [], site: [frame] }
  for (const slot of ['onopen', 'onmessage', 'onerror', 'onclose'] as const)
    yield { kind: 'handler-set', about, at: later(0.1), state: 0, slot, site: [frame] }
  if (n % 100 === 0) {
    yield { kind: 'error-fired', about, at: later(20), state: 3 }
    yield { kind: 'close-fired', about, at: later(0.1), state: 3, code: 1006, clean: false, reason: '' }
    return
  }
  yield { kind: 'open-fired', about, at: later(12), state: 1, protocol: '', extensions: '' }
  for (let message = 0; message < messages; message++) {
    later(5)
    const preview = `{"type":"tick","room":${n % 50},"n":${message}}`
    if (message % 4 === 0)
      yield {
        kind: 'send-called',
        about,
        at,
        state: 1,
        type: 'text',
        size: preview.length,
        preview,
        site: [],
      }
    else yield { kind: 'message-received', about, at, state: 1, type: 'text', size: preview.length, preview }
  }
  yield { kind: 'close-fired', about, at: later(1), state: 3, code: 1000, clean: true, reason: '' }
}

/** A session of so many facts, with so many messages for each socket, in order of time. */
export function longSession(count: number, messages = 93): Recording {
  const facts: Fact[] = []
  for (let n = 1; facts.length < count; n++) for (const fact of factsOf(n, messages)) facts.push(fact)
  facts.length = count
  facts.sort((a, b) => a.at - b.at)
  return recordingOf(facts, {
    writer: { name: 'Lifeline', version: '0.1.0' },
    browser: { kind: 'chromium', name: 'Chromium', version: '156' },
    os: 'Linux',
    savedAt: null,
    settings: null,
    network: 'devtools.network',
  })
}
