// What a hostile page can make: texts, values and objects that are hard to read, to show and to survive.

import fc from 'fast-check'
import { type Kind, sourceOf } from '../../src/core/fact.ts'
import { anyFact } from '../core/any-fact.ts'

/** Something that must hold of every input, with the runs that a test takes. */
export interface Property {
  readonly name: string
  readonly runs: number
  readonly holds: fc.IRawProperty<unknown>
}

/** Letters that are never to reach the eye, or a page's markup, as they are. */
export const bidi = '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c'
export const markup = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`

export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(...'<>"\'`\\/:@()*.,;=?&# \t\r\n0a\u202e\u2028\ud800[]{}|-+%'),
    maxLength: 60,
  }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    markup,
    bidi,
    'ws://a@b:1:2:3/?x=\u202e#y',
    '\u{e0041}\u{e0042}',
    '\u0000',
    '9'.repeat(400),
    `x:${'9'.repeat(400)}:1`,
    'a'.repeat(9000),
    '\ud83d\ude00'.repeat(5000),
  ),
)

const numbers = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(-0, -1, 0.5, 1e21, 1e300, Number.MAX_SAFE_INTEGER + 2, 8.64e15, 8.65e15),
)

/** A value that JSON can carry, with names that reach for prototypes. */
export const json: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(hostileText, numbers, fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(
        fc.tuple(fc.oneof(hostileText, fc.constantFrom('kind', 'about', 'at', 'url', 'data')), tie('value')),
        {
          maxLength: 4,
        },
      )
      .map((entries) =>
        JSON.parse(`{${entries.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join()}}`),
      ),
  ),
})).value

function cyclic(): unknown {
  const self: Record<string, unknown> = { kind: 'open-fired', list: [] as unknown[] }
  self.self = self
  ;(self.list as unknown[]).push(self)
  return self
}

/** Traps are set only while a property runs: whoever makes, shrinks and prints its inputs reads them too. */
let armed = false

/** Runs with the traps set. */
export function withTraps<T>(run: () => T): T {
  armed = true
  try {
    return run()
  } finally {
    armed = false
  }
}

export const trapped = 'a trap'
const trap = () => {
  if (armed) throw new RangeError(trapped)
}
const trapping = (name: 'get' | 'has' | 'ownKeys' | 'getPrototypeOf' | 'getOwnPropertyDescriptor') => ({
  [name](...given: [object, never]) {
    trap()
    return (Reflect[name] as (...given: unknown[]) => never)(...given)
  },
})

/** Objects that run code when they are read, and what structured clones and membranes can carry beyond JSON. */
export const exotic: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    withTypedArray: true,
    withBoxedValues: true,
    withUnicodeString: true,
  }),
  fc
    .constantFrom(
      () => cyclic(),
      () => ({ kind: 10n, about: 'd.1', at: 1 }),
      () => ({ kind: cyclic() }),
      () => ({
        get kind() {
          return trap()
        },
      }),
      () =>
        new Proxy(
          {},
          {
            ...trapping('get'),
            ...trapping('has'),
            ...trapping('ownKeys'),
            ...trapping('getPrototypeOf'),
            ...trapping('getOwnPropertyDescriptor'),
          },
        ),
      () => new Proxy([], trapping('get')),
      () => Object.assign(Object.create({ kind: 'open-fired' }), { about: 'd.1', at: 1 }),
      () => ({
        kind: 'open-fired',
        about: 'd.1',
        at: 1,
        state: 1,
        protocol: { toString: trap },
        extensions: Symbol('x'),
      }),
      () => ({ kind: 'error-fired', about: { toJSON: () => 'd.1' }, at: new Date(0), state: 3 }),
      () => Object.assign([], { length: 4_000_000 }),
      () => trap,
    )
    .map((make) => make()),
)

/** A fact as a page's world writes it: call sites and uncaught exceptions still as text. */
const raw = anyFact(fc.constantFrom('d.1', 'd.2', 'd.0', 'e.1', 'net.1')).map((fact) => ({
  ...fact,
  ...('site' in fact ? { site: fact.site.map((each) => `${each.function}@${each.url}:1:2`).join('\n') } : {}),
}))

/** Facts, sound ones and ones with a field that is wrong, missing or too many. */
export function damaged(sound: fc.Arbitrary<object>): fc.Arbitrary<unknown> {
  return fc
    .tuple(sound, fc.array(fc.tuple(fc.nat(), fc.oneof(json, exotic)), { maxLength: 2 }), hostileText)
    .map(([fact, changes, name]) => {
      const copy: Record<string, unknown> = { ...fact }
      const names = [...Object.keys(copy), name]
      for (const [at, value] of changes) {
        const key = names[at % names.length] ?? name
        if (value === undefined) delete copy[key]
        else Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true })
      }
      return copy
    })
}

export const rawFacts = fc.array(fc.oneof(raw, damaged(raw), exotic), { maxLength: 8 })
export const someFact = fc.oneof(anyFact(), damaged(anyFact()), exotic)

export const fromPage = (kind: Kind) =>
  ['page', 'context'].includes(sourceOf(kind)) && kind !== 'ctx:network-watched'

const untouched = [Object.prototype, Array.prototype, String.prototype, Function.prototype].map(
  (each) => [each, Reflect.ownKeys(each).length] as const,
)

/** Throws where anything has been put on a prototype that everything inherits from. */
export function expectCleanPrototypes(): void {
  for (const [prototype, count] of untouched)
    if (Reflect.ownKeys(prototype).length !== count)
      throw new Error(`a prototype was changed: ${Reflect.ownKeys(prototype).slice(-3).map(String)}`)
}

/** Throws the sentence unless the condition holds. */
export function must(condition: boolean, sentence: string): void {
  if (!condition) throw new Error(sentence)
}
