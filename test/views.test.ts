// The list of views that pictures are taken of and rules are checked in.

import { expect, it } from 'vitest'
import { views } from './e2e/views.ts'

it('gives each view a name of its own that is fit for a file', () => {
  const names = views.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
})
