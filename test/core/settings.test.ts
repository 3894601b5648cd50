// What a person set, as it was stored; what is no good is as it was made.

import { expect, it } from 'vitest'
import { readSettings } from '../../src/core/settings.ts'

const megabyte = 1024 * 1024

it('takes what was set', () => {
  expect(readSettings({ memoryPerTab: 128 })).toEqual({ memoryPerTab: 128 * megabyte })
})

it.each([
  undefined,
  null,
  [],
  'x',
  {},
  { memoryPerTab: '128' },
  { memoryPerTab: 1 },
  { memoryPerTab: 1e9 },
  { memoryPerTab: Number.NaN },
])('takes 64 MB for %j', (found) => {
  expect(readSettings(found)).toEqual({ memoryPerTab: 64 * megabyte })
})
