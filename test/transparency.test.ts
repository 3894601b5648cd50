// The transparency suite is a suite: every case has an identity, a source and code that a page can run.

import { expect, it } from 'vitest'
import { cases } from './transparency/cases.ts'
import { limits } from './transparency/limits.ts'

it('has cases with an identity of their own, a sentence, and a section of a standard', () => {
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  for (const { id, step, spec } of cases) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(step).toMatch(/^\S.*\.$/)
    expect(spec).toMatch(
      /^https:\/\/(websockets|webidl|dom|html)\.spec\.whatwg\.org\/|^https:\/\/(tc39\.es|w3c\.github\.io)\//,
    )
  }
})

it('has cases that say or return something', () => {
  for (const { id, code } of cases) expect(code, id).toMatch(/\b(?:say|follow|return)\b/)
})

it('lists limits of cases that exist, once for each browser, with a reason', () => {
  const listed = limits.map(({ id, browser }) => `${id} ${browser}`)
  expect(new Set(listed).size).toBe(listed.length)
  for (const { id, why } of limits) {
    expect(cases.map((each) => each.id)).toContain(id)
    expect(why).toMatch(/\.$/)
  }
})
