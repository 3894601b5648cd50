// Facts of strangers: decoded or refused, never outside of their types, and always fit to be printed and read back.

import fc from 'fast-check'
import * as v from 'valibot'
import { acceptFromNetwork, acceptFromPage, acceptFromPanel } from '../../src/background/incoming.ts'
import { decodeFact } from '../../src/core/decode.ts'
import { type Fact, sourceOf } from '../../src/core/fact.ts'
import { parse, printFacts } from '../../src/core/notation.ts'
import { documentOf } from '../../src/core/units.ts'
import { bounded } from '../../src/wire/bounded.ts'
import { fromPanel } from '../../src/wire/from-panel.ts'
import { fromReporter } from '../../src/wire/from-reporter.ts'
import { openIntake } from '../../src/wire/intake.ts'
import {
  exotic,
  expectCleanPrototypes,
  fromPage,
  json,
  must,
  type Property,
  rawFacts,
  someFact,
  withTraps,
} from './hostile.ts'

/** What the types say of a fact, as far as the notation tells: it can be written down and read again. */
export function expectSound(fact: Fact): void {
  const again = decodeFact(structuredClone(fact))
  must(again.ok && same(again.value, fact), `decoded twice, it is another: ${JSON.stringify(fact)}`)
  const [section] = parse(printFacts([fact]))
  const [read] = section?.facts ?? []
  must(
    same({ ...read, about: fact.about, at: fact.at }, fact),
    `not what was printed: ${JSON.stringify(read)}`,
  )
}

/** Equal as JSON with its names in order. */
export const same = (a: unknown, b: unknown) => ordered(a) === ordered(b)
const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )

const near = (facts: readonly Fact[], inputs: readonly unknown[], refused: number) => {
  must(facts.length + refused === inputs.length, 'what was taken and what was refused are not all')
  for (const fact of facts) expectSound(fact)
  expectCleanPrototypes()
}

const message = fc.oneof(
  exotic.filter((value) => typeof value !== 'object' || value === null),
  json,
  fc.record(
    {
      type: fc.oneof(
        fc.constantFrom('hello', 'facts', 'watch', 'clear', 'record', 'add', 'acknowledged', 'look'),
        json,
      ),
      reporter: json,
      from: fc.oneof(fc.constantFrom('page', 'network'), json),
      tab: json,
      first: json,
      next: json,
      facts: fc.oneof(fc.array(json), json),
      on: json,
    },
    { requiredKeys: ['type'] },
  ),
)

export const factProperties: readonly Property[] = [
  {
    name: 'decodeFact takes a fact that is sound or says why not, and never throws',
    runs: 400,
    holds: fc.property(someFact, (input) => {
      const decoded = withTraps(() => decodeFact(input))
      if (decoded.ok) expectSound(decoded.value)
      else must(decoded.why !== '' && decoded.why.length < 400, `a sentence: ${decoded.why}`)
      expectCleanPrototypes()
    }),
  },
  {
    name: 'a page can report page and context facts of its own document, and nothing else',
    runs: 200,
    holds: fc.property(rawFacts, (inputs) => {
      const { facts, refused } = withTraps(() => acceptFromPage(inputs, 'd'))
      near(facts, inputs, refused)
      for (const fact of facts) {
        must(fromPage(fact.kind), `a page reported ${fact.kind}`)
        must(documentOf(fact.about) === 'd', `about another document: ${fact.about}`)
      }
    }),
  },
  {
    name: 'a network log and a panel can report theirs, and nothing else',
    runs: 200,
    holds: fc.property(fc.array(someFact, { maxLength: 6 }), (inputs) => {
      const network = withTraps(() => acceptFromNetwork(inputs, []))
      near(network.facts, inputs, network.refused)
      for (const { kind } of network.facts)
        must(/^(?:net:|ctx:network-watched$)/.test(kind), `a network log reported ${kind}`)
      const panel = withTraps(() => acceptFromPanel(inputs))
      near(panel.facts, inputs, panel.refused)
      for (const { kind } of panel.facts)
        must(['server', 'probe'].includes(sourceOf(kind)), `a panel reported ${kind}`)
    }),
  },
  {
    name: 'a bounded copy is JSON, of a size that is bounded, and leaves what is small as it is',
    runs: 400,
    holds: fc.property(fc.oneof(json, exotic, someFact), (input) => {
      const { value, size } = withTraps(() => bounded(input))
      const text = JSON.stringify(value) ?? ''
      // An escape takes six letters for one.
      must(text.length < 1_000_000 && size < 200_000, `too large: ${text.length}, ${size}`)
      must(!/"__proto__":/.test(text), 'a prototype among the fields')
      must(same(bounded(value).value, value), 'what is bounded is bounded')
      expectCleanPrototypes()
    }),
  },
  {
    name: 'an intake passes or counts every fact, whatever comes',
    runs: 60,
    holds: fc.property(
      fc.array(fc.tuple(fc.oneof(rawFacts, exotic), fc.nat({ max: 3000 })), { maxLength: 8 }),
      (batches) => {
        let [time, passed, counted, came] = [0, 0, 0, 0]
        const timers: (() => void)[] = []
        const intake = openIntake({
          now: () => time,
          later: (act) => timers.push(act),
          pass: (facts) => {
            passed += facts.length
          },
          passedBy: (count) => {
            counted += count
          },
        })
        for (const [batch, pause] of batches) {
          const repeated = Array.isArray(batch) && batch.length < 100 ? Array(300).fill(batch).flat() : batch
          came += Array.isArray(repeated) ? repeated.length : 1
          withTraps(() => intake.take(repeated))
          time += pause
          for (const act of timers.splice(0)) act()
        }
        intake.tell()
        must(passed + counted === came, `${passed} passed, ${counted} counted, of ${came}`)
      },
    ),
  },
  {
    name: 'messages of every hop are decoded or refused, and never throw',
    runs: 300,
    holds: fc.property(message, (input) => {
      for (const schema of [fromReporter, fromPanel]) {
        const found = v.safeParse(schema, input)
        if (!found.success) continue
        const { output } = found
        must(typeof output.type === 'string', 'a message has a type')
        if ('facts' in output) must(Array.isArray(output.facts), 'facts are a list')
        for (const name of ['first', 'next', 'tab'] as const)
          if (name in output)
            must(
              Number.isSafeInteger((output as unknown as Record<string, unknown>)[name]),
              `${name} is whole`,
            )
      }
      expectCleanPrototypes()
    }),
  },
]
