// Decodes what a panel says to the background. It stands apart, since a panel only says it, and is there the sooner.

import * as v from 'valibot'
import type { FromPanel } from './panel-background.ts'

export const fromPanel: v.GenericSchema<FromPanel> = v.variant('type', [
  v.strictObject({
    type: v.literal('watch'),
    tab: v.pipe(v.number(), v.integer()),
    brief: v.optional(v.boolean()),
  }),
  v.strictObject({ type: v.literal('clear') }),
  v.strictObject({ type: v.literal('record'), on: v.boolean() }),
  v.strictObject({ type: v.literal('add'), facts: v.array(v.unknown()) }),
  v.strictObject({ type: v.literal('settings') }),
  v.strictObject({ type: v.literal('page'), place: v.pipe(v.string(), v.regex(/^(?:#\S{0,20000})?$/)) }),
])
