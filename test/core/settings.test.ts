// What a person set, as it was stored; what is no good is as it was made.

import { expect, it } from 'vitest'
import { isValid, offAt, readSettings, readStored, usual } from '../../src/core/settings.ts'

const megabyte = 1024 * 1024
const asMade = readSettings(undefined)

it('takes what was set', () => {
  expect(
    readSettings({
      memoryPerTab: 128,
      messageBeginning: 0,
      capture: false,
      offSites: ['localhost:8000', '*.example.com'],
      redactExports: false,
      theme: 'dark',
      density: 'compact',
    }),
  ).toEqual({
    memoryPerTab: 128 * megabyte,
    messageBeginning: 0,
    capture: false,
    offSites: ['localhost:8000', '*.example.com'],
    redactExports: false,
    theme: 'dark',
    density: 'compact',
  })
})

it('records everywhere, keeps 64 MB and 4,096 characters, and redacts, unless it is told otherwise', () => {
  expect(asMade).toEqual({
    memoryPerTab: 64 * megabyte,
    messageBeginning: 4096,
    capture: true,
    offSites: [],
    redactExports: true,
    theme: 'browser',
    density: 'comfortable',
  })
})

it.each([
  null,
  [],
  'x',
  {},
  { memoryPerTab: '128' },
  { memoryPerTab: 1 },
  { memoryPerTab: 1e9 },
  { memoryPerTab: Number.NaN },
  { messageBeginning: -1 },
  { messageBeginning: 1.5 },
  { messageBeginning: 1_048_577 },
  { capture: 'no' },
  { offSites: 'example.com' },
  { offSites: [null, 7, '', 'http://x/', 'a b', '*', '*.', 'x:', 'x:99999999', `${'x'.repeat(300)}.com`] },
  { redactExports: 0 },
  { theme: 'pink' },
  { density: '__proto__' },
])('is as it was made for %j', (found) => {
  expect(readSettings(found)).toEqual(asMade)
})

it('loses nothing else with a part that is no good, and lists a site once', () => {
  expect(readStored({ memoryPerTab: 'x', theme: 'light', offSites: ['a.com', 7, 'a.com', 'b.com'] })).toEqual(
    { ...usual, theme: 'light', offSites: ['a.com', 'b.com'] },
  )
})

it('says whether a value may be set', () => {
  expect([isValid('memoryPerTab', 8), isValid('memoryPerTab', 7), isValid('theme', 'dark')]).toEqual([
    true,
    false,
    true,
  ])
})

it('says why nothing is recorded of a page', () => {
  const settings = readSettings({ offSites: ['example.com', 'localhost:8000'] })
  expect(offAt(settings, 'example.com')).toBe('site')
  expect(offAt(settings, 'localhost:8000')).toBe('site')
  expect(offAt(settings, 'localhost:8001')).toBeNull()
  expect(offAt(settings, '')).toBeNull()
  expect(offAt(readSettings({ capture: false }), 'anywhere.else')).toBe('everywhere')
})
