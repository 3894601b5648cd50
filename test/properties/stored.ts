// What is read back from the browser's storage and from session files: what is sound of it, and nothing else.

import fc from 'fast-check'
import { StoredLog } from '../../src/background/stored-log.ts'
import { format, type Header, version } from '../../src/core/file/header.ts'
import { createReader } from '../../src/core/file/read.ts'
import { readSettings, readStored } from '../../src/core/settings.ts'
import { isSite } from '../../src/core/site.ts'
import { anyFact } from '../core/any-fact.ts'
import { expectSound, same } from './facts.ts'
import { expectCleanPrototypes, hostileText, json, must, type Property } from './hostile.ts'

/** Session storage in memory; what goes in is copied, as a browser does. */
function memory() {
  const items: Record<string, unknown> = {}
  return {
    items,
    get: async () => structuredClone(items),
    set: async (more: Record<string, unknown>) => void Object.assign(items, structuredClone(more)),
    remove: async (keys: string[]) => {
      for (const key of keys) delete items[key]
    },
  }
}

const facts = fc.array(anyFact(), { minLength: 1, maxLength: 6 })
const entry = fc.oneof(fc.record({ number: fc.nat({ max: 3 }), count: fc.nat({ max: 9 }) }), json)
const manifest = fc.oneof(
  json,
  fc.record(
    {
      chunks: fc.oneof(fc.array(entry, { maxLength: 3 }), json),
      reporters: fc.oneof(fc.constant({}), json),
      passedOver: fc.oneof(fc.constant(null), json),
    },
    { requiredKeys: [] },
  ),
)
const chunk = fc.oneof(
  json,
  hostileText,
  fc.array(fc.oneof(anyFact(), json), { maxLength: 3 }),
  fc.base64String(),
)
const junk = fc.record({
  'tab.2': manifest,
  'log.2.0': chunk,
  'log.2.1': chunk,
  'tab.x': json,
  'log.1.9': chunk,
  other: json,
})

const header: Header = {
  format,
  version,
  writer: { name: 'Lifeline', version: '0' },
  browser: { kind: 'chromium', name: 'Chromium', version: '1' },
  os: '',
  page: { url: '', title: '' },
  timeOrigin: 0,
  savedAt: null,
  until: null,
  captured: { page: true, network: [], dropped: 0, gaps: [] },
  settings: null,
  redacted: null,
  facts: null,
}
const decoder = new TextDecoder()
/** A session file whose lines are facts, and others. */
const file = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant<object>(header) },
      fc
        .tuple(fc.constantFrom(...Object.keys(header)), json)
        .map(([key, value]) => ({ ...header, [key]: value })),
    ),
    fc.array(
      fc.oneof(
        { weight: 3, arbitrary: anyFact().map((fact) => JSON.stringify(fact)) },
        json.map((each) => JSON.stringify(each)),
        hostileText,
      ),
      {
        maxLength: 6,
      },
    ),
  )
  .map(([first, lines]) => [JSON.stringify(first), ...lines].join('\n'))

export const storedProperties: readonly Property[] = [
  {
    name: 'session storage gives back a log whole, whatever lies beside it',
    runs: 100,
    holds: fc.asyncProperty(facts, facts, junk, async (first, more, beside) => {
      const storage = memory()
      const standing = { reporters: { r: 3 }, documents: { r: 'd' }, passedOver: null }
      const log = new StoredLog(1, storage)
      await log.append(first, 100, standing)
      await log.rewrite(first, standing)
      await log.append(more, 100, standing)
      await storage.set(beside)
      const restored = await StoredLog.restore(storage)
      const [found, ...others] = restored.filter(({ tab }) => tab === 1)
      must(others.length === 0, 'one tab has two logs')
      must(same(found?.facts, [...first, ...more]), `another log: ${JSON.stringify(found?.facts)}`)
      must(
        found?.reporters.r === 3 && found.documents.r === 'd' && found.passedOver === null,
        'another standing',
      )
      for (const { tab, stored, facts: held, reporters, documents, passedOver } of restored) {
        for (const fact of held) must(typeof fact.about === 'string', `tab ${tab} holds no fact`)
        // It goes on as any log does.
        await stored.append(more, 100, { reporters, documents, passedOver })
      }
      const again = await StoredLog.restore(storage)
      must(again.length === restored.length, 'what was restored is not restored again')
      expectCleanPrototypes()
    }),
  },
  {
    name: 'settings are read whatever was stored, each within its bounds',
    runs: 300,
    holds: fc.property(
      fc.oneof(
        json,
        fc.record(
          {
            memoryPerTab: json,
            messageBeginning: json,
            capture: json,
            offSites: json,
            theme: json,
            density: json,
            redactExports: json,
          },
          { requiredKeys: [] },
        ),
      ),
      (found) => {
        const settings = readSettings(found)
        must(same(readStored(readStored(found)), readStored(found)), 'read twice, they are others')
        must(settings.memoryPerTab > 0 && settings.messageBeginning >= 0, 'no bounds')
        must(
          typeof settings.capture === 'boolean' && settings.offSites.every(isSite),
          'not as they are typed',
        )
        expectCleanPrototypes()
      },
    ),
  },
  {
    name: 'a session file is read up to its damage, which is told, in whatever pieces it comes',
    runs: 150,
    holds: fc.property(file, fc.nat({ max: 200 }), (text, cut) => {
      const read = (pieces: readonly Uint8Array[]) => {
        const reader = createReader((bytes) => decoder.decode(bytes))
        const found = [...pieces.flatMap((piece) => [...reader.next(piece)]), ...reader.end()]
        return { found, refused: reader.refused, damage: reader.damage }
      }
      const bytes = new TextEncoder().encode(text)
      const whole = read([bytes])
      must(same(read([bytes.subarray(0, cut), bytes.subarray(cut)]), whole), 'in pieces it is another')
      for (const fact of whole.found) expectSound(fact)
      must(whole.refused !== '' && whole.damage?.why !== '', 'refused without a word')
      if (whole.refused !== null) must(whole.found.length === 0, 'facts of what is no session')
      expectCleanPrototypes()
    }),
  },
]
