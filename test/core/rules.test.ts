// Every rule's own examples: the log in plain text, and the rule that must speak for it.

import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/core/diagnose.ts'
import { hypothesesOf } from '../../src/core/hypotheses.ts'
import { logOf } from '../../src/core/log.ts'
import { parse } from '../../src/core/notation.ts'
import { rules } from '../../src/core/rules/index.ts'
import type { SubjectId } from '../../src/core/units.ts'

describe.each(rules.map((rule) => [rule.id, rule] as const))('rule %s', (_id, rule) => {
  it('has a title, and examples of which at least one is its own', () => {
    expect(rule.title).not.toBe('')
    expect(rule.examples.some(({ verdicts }) => Object.values(verdicts).includes(rule.id))).toBe(true)
  })

  it.each(rule.examples.map((example, index) => [index + 1, example] as const))(
    'example %i',
    (_n, example) => {
      const log = logOf(parse(example.log).flatMap(({ facts }) => facts))
      const found = diagnose(log, example.browser)
      const verdicts = Object.fromEntries(
        Object.keys(example.verdicts).map((id) => [id, found.get(id as SubjectId)?.verdict?.rule ?? null]),
      )
      expect(verdicts).toEqual(example.verdicts)
    },
  )

  it('proves what it says: evidence for every finding, and no hypothesis that contradicts it', () => {
    for (const example of rule.examples) {
      const log = logOf(parse(example.log).flatMap(({ facts }) => facts))
      for (const found of diagnose(log, example.browser).values()) {
        const { verdict } = found
        if (verdict?.rule !== rule.id) continue
        expect(verdict.evidence.length, verdict.sentence).toBeGreaterThan(0)
        if (rule.family === 'other') continue
        // What is only likely may stay open; what the verdict names is never ruled out beside it.
        const standing = hypothesesOf(found).find(({ family }) => family === rule.family)?.standing
        expect(standing).not.toBe('ruled-out')
        if (verdict.certainty === 'certain') expect(standing).toBe('confirmed')
      }
    }
  })
})

it('no two rules share an id', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
})
