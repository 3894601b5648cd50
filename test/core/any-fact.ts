// Facts made at random: every kind, with the values that are hardest to print, read and reason about.

import fc from 'fast-check'
import * as v from 'valibot'
import type { CallSite, Fact, Kind } from '../../src/core/fact.ts'
import { type Field, hasState, shapes } from '../../src/core/shape.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '-',
    '()',
    '"',
    'a b',
    'a,b',
    'x=y',
    'ws://h/?a=b,c#d',
    '\u202e\u2066\u2028',
    'name@x:1:2',
  ),
)
const count = fc.nat({ max: 2 ** 31 })
const frame = fc.record({ function: text, url: text, line: fc.nat(), column: fc.nat() })
const site: fc.Arbitrary<CallSite> = fc.array(frame, { maxLength: 3 })
const headers = fc.option(fc.array(fc.tuple(text, text), { maxLength: 4 }))
const slots = ['open', 'message', 'error', 'close', 'onopen', 'onmessage', 'onerror', 'onclose'] as const

/** Values of each field by name, where its type is narrower than text. */
const special: Record<string, fc.Arbitrary<unknown>> = {
  protocols: fc.array(text, { maxLength: 3 }),
  threw: fc.record({ name: text, message: text }),
  slot: fc.constantFrom(...slots),
  type: fc.constantFrom('text', 'blob', 'arraybuffer'),
  event: fc.constantFrom('asked', 'accepted', 'rejected', 'closed', 'failed', 'said'),
  api: fc.constant('WebSocketStream'),
  took: fc.double({ min: 0, max: 1e9, noNaN: true }),
  opened: fc.boolean(),
  code: count,
  ...Object.fromEntries(
    ['size', 'received', 'receivedSize', 'sent', 'sentSize', 'opcode', 'status', 'count'].map((name) => [
      name,
      count,
    ]),
  ),
  ...Object.fromEntries(
    ['clean', 'top', 'persisted', 'visible', 'online', 'enforced'].map((name) => [name, fc.boolean()]),
  ),
}

/** Whether the field may be null: its codec says so. */
const nullable = ({ codec }: Field) => v.is(codec.schema, null)

function facts(kind: Kind, about: fc.Arbitrary<string>): fc.Arbitrary<Fact> {
  const shape = shapes[kind]
  const fields: Record<string, fc.Arbitrary<unknown>> = {
    kind: fc.constant(kind),
    about,
    at: fc.nat({ max: 1e7 }).map((tenths) => tenths / 10),
  }
  if (hasState(kind)) fields.state = fc.constantFrom(null, 0, 1, 2, 3)
  if (shape.site) fields.site = site
  if (shape.headers) fields.headers = headers
  const required = Object.keys(fields)
  for (const { name, optional } of shape.fields) {
    fields[name] = special[name] ?? text
    if (kind === 'ctx:network-watched') fields[name] = fc.constantFrom('webRequest', 'devtools.network')
    if (kind === 'handler-threw' && name === 'slot') fields[name] = fc.constantFrom(...slots.slice(0, 4))
    if (
      ['code', 'status'].includes(name) &&
      shape.fields.some((field) => field.name === name && nullable(field))
    )
      fields[name] = fc.option(count)
    if (!optional) required.push(name)
  }
  return fc.record(fields, { requiredKeys: required }) as unknown as fc.Arbitrary<Fact>
}

/** Any fact of any kind, about one of the subjects given. */
export function anyFact(about: fc.Arbitrary<string> = fc.constant('d.1')): fc.Arbitrary<Fact> {
  return fc.oneof(...(Object.keys(shapes) as Kind[]).map((kind) => facts(kind, about)))
}
