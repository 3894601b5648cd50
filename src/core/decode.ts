// Foreign input becomes a typed fact here, or is refused with a sentence that says what and where.

import * as v from 'valibot'
import { headers, isHeaders, isSite, site } from './codec.ts'
import type { Fact, Kind } from './fact.ts'
import { hasState, isKind, shapes } from './shape.ts'

/** A value that passed, or why it did not. */
export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string }

const aboutText = /^[\w-]{1,64}\.[\w.:-]{1,64}$/
const about = v.pipe(v.string(), v.regex(aboutText, 'not a subject id'))
/** The last time that a Date can hold (ECMA-262 §21.4.1.1). */
const endOfTime = 8.64e15
const at = v.pipe(v.number(), v.minValue(0), v.maxValue(endOfTime))
const states = [0, 1, 2, 3] as const
const state = v.nullable(v.picklist(states))

function schemaOf(kind: Kind): v.GenericSchema {
  const shape = shapes[kind]
  const entries: v.ObjectEntries = { kind: v.literal(kind), about, at }
  if (hasState(kind)) entries.state = state
  if (shape.site) entries.site = site
  if (shape.headers) entries.headers = headers
  for (const field of shape.fields)
    entries[field.name] = field.optional ? v.optional(field.codec.schema) : field.codec.schema
  return v.strictObject(entries)
}

/** The schema of each kind of fact. */
export const factSchemas: ReadonlyMap<Kind, v.GenericSchema> = new Map(
  (Object.keys(shapes) as Kind[]).map((kind) => [kind, schemaOf(kind)]),
)

interface Check {
  readonly name: string
  readonly required: boolean
  is(value: unknown): boolean
}

function checksOf(kind: Kind): readonly Check[] {
  const shape = shapes[kind]
  const checks: Check[] = [
    { name: 'about', required: true, is: (value) => typeof value === 'string' && aboutText.test(value) },
    {
      name: 'at',
      required: true,
      is: (value) => typeof value === 'number' && value >= 0 && value <= endOfTime,
    },
  ]
  const add = (name: string, is: Check['is'], required = true) => checks.push({ name, required, is })
  if (hasState(kind)) add('state', (value) => value === null || states.some((each) => each === value))
  if (shape.site) add('site', isSite)
  if (shape.headers) add('headers', isHeaders)
  for (const { name, codec, optional } of shape.fields) add(name, codec.is, !optional)
  return checks
}

/** What each kind is checked by, beside the kind itself. */
const plainChecks = new Map<unknown, { readonly kind: Kind; readonly checks: readonly Check[] }>(
  (Object.keys(shapes) as Kind[]).map((kind) => [kind, { kind, checks: checksOf(kind) }]),
)

/**
 * The fact that a plain value, as JSON gives it, is as it stands: what `decodeFact` would say of most, in a fraction of
 * the time. It takes no copy, and null does not say what is wrong. All facts of a kind then share one string for it,
 * which JSON gives each of them anew.
 */
export function plainFact(input: unknown): Fact | null {
  if (typeof input !== 'object' || input === null) return null
  const value = input as Record<string, unknown>
  const known = plainChecks.get(value.kind)
  if (!known) return null
  let fields = 1
  for (const { name, required, is } of known.checks) {
    const found = value[name]
    if (found === undefined && !required) continue
    if (!is(found)) return null
    fields++
  }
  for (const _ in value) fields--
  if (fields !== 0) return null
  value.kind = known.kind
  return input as Fact
}

/** Of what is quoted in a refusal. */
const mostQuoted = 60
const mostSaid = 300

/**
 * Decodes one fact; unknown kinds and unknown, missing or mistyped fields are refused by name. Never throws: an
 * object that runs code when it is read is refused as such.
 */
export function decodeFact(input: unknown): Decoded<Fact> {
  try {
    return decode(input)
  } catch {
    return { ok: false, why: 'it cannot be read' }
  }
}

function decode(input: unknown): Decoded<Fact> {
  const kind = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined
  if (typeof kind !== 'string' || !isKind(kind))
    return {
      ok: false,
      why: `not a known kind of fact: ${typeof kind === 'string' ? JSON.stringify(kind.slice(0, mostQuoted)) : 'none'}`,
    }
  const schema = factSchemas.get(kind)
  if (!schema) return { ok: false, why: `no schema for ${kind}` }
  const result = v.safeParse(schema, input, { abortEarly: true })
  if (result.success) return { ok: true, value: result.output as Fact }
  return { ok: false, why: `${kind}: ${sentence(result.issues[0]).slice(0, mostSaid)}` }
}

/** What is wrong, and at which path. */
export function sentence(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)
  return path ? `${path}: ${issue.message}` : issue.message
}
