// The fifty root causes are all there, each is told by rules that exist, and the generated table is the newest.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rules } from '../src/core/rules/index.ts'
import { storyRules } from '../src/core/stories/rules/index.ts'
import { rootCauseTable } from './lab/root-cause-table.ts'
import { rootCauses } from './lab/root-causes.ts'
import { scenarios } from './lab/scenarios.ts'

const known = new Set([...rules, ...storyRules].map(({ id }) => id))
/** Rules about the limits of what can be told, not about a cause. */
const ofNoCause = ['undetermined']

it('lists R1 to R50, each once', () => {
  expect(rootCauses.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, n) => `R${n + 1}`))
})

it('maps every root cause to rules that exist, and every rule to a root cause', () => {
  const named = new Set(rootCauses.flatMap((cause) => cause.rules))
  for (const rule of named) expect(known, rule).toContain(rule)
  expect([...known].filter((rule) => !named.has(rule))).toEqual(ofNoCause)
})

it.each(rootCauses.map((cause) => [cause.id, cause] as const))(
  '%s is reproduced by a scenario whose verdict is one of its rules, or says why none can',
  (id, cause) => {
    const own = scenarios.filter((scenario) => scenario.rootCauses.includes(id))
    expect(own.length > 0, 'either a scenario or a reason').toBe(cause.unproven === undefined)
    if (cause.unproven) return
    const told = own.flatMap(({ expect: { chromium, firefox } }) =>
      [...chromium, ...firefox].flatMap(({ rule, also = [] }) => [rule, ...also]),
    )
    // A story's fault is told of the story, and a scenario whose sockets vary is told by a test of its own.
    const byStory = cause.rules.some((rule) => storyRules.some(({ id: story }) => story === rule))
    if (!byStory)
      expect(
        cause.rules.some((rule) => told.includes(rule)),
        told.join(' '),
      ).toBe(true)
  },
)

it('is written down as it is', () => {
  expect(readFileSync(new URL('../docs/root-causes.md', import.meta.url), 'utf8')).toBe(rootCauseTable())
})
