// Decodes what a reporter says to the background. It stands apart, since a page's bridge only says it, and is in every page.

import * as v from 'valibot'
import type { FromReporter } from './reporting.ts'

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const token = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))

export const fromReporter: v.GenericSchema<FromReporter> = v.union([
  v.strictObject({ type: v.literal('hello'), reporter: token, from: v.literal('page') }),
  v.strictObject({ type: v.literal('hello'), reporter: token, from: v.literal('network'), tab: whole }),
  v.strictObject({ type: v.literal('facts'), first: whole, facts: v.array(v.unknown()) }),
])
