// @vitest-environment jsdom
// The language of a page of the extension: its words, its figures, its direction.

import { afterEach, expect, it } from 'vitest'
import { figure, sayAmount, sayDay, sayDuration, sayOffset } from '../../../panels/language/figures.ts'
import { speakAsBrowser } from '../../../panels/language/language.ts'
import { sayCount } from '../../../panels/language/say.ts'
import { amount, duration } from '../../../src/core/words.ts'
import { translations } from './translations.ts'

const root = document.documentElement
afterEach(() => speakAsBrowser(translations('en-US', 'en'), root))

it('writes lengths and sizes in English as the core does', () => {
  for (const value of [-4, 0, 0.04, 0.44, 9.94, 9.95, 18.4, 999.4, 999.5, 3940, 59_949, 59_950, 125_000, 4e6])
    expect(sayDuration(value)).toBe(duration(value))
  for (const size of [0, 214, 999, 1000, 1249, 999_949, 3e6, 12_340_000])
    expect(sayAmount(size)).toBe(amount(size))
})

it('writes figures and days as the language does', () => {
  speakAsBrowser(translations('tr', 'tr'), root)
  expect([sayDuration(3940), sayDuration(125_000), sayAmount(1249), sayOffset(-18.44), figure(2, 1)]).toEqual(
    ['3,9 sn', '2 dk 5 sn', '1,2 kB', '−18,4', '2,0'],
  )
  expect(sayDay(Date.UTC(2026, 10, 23, 15, 4))).toBe('23 Kas 2026 15:04')
})

it('goes by the language of its messages where the browser’s own has none', () => {
  speakAsBrowser(translations('pl-PL', 'en', 'ltr'), root)
  expect([root.lang, sayDuration(3940), sayCount('sockets', 3)]).toEqual(['en', '3.9 s', '3 sockets'])
})

it('turns the page with the direction of the browser’s language', () => {
  speakAsBrowser(translations('ar', 'en', 'rtl'), root)
  expect(root.dir).toBe('rtl')
  speakAsBrowser(translations('tr', 'tr'), root)
  expect([root.dir, root.lang]).toEqual(['ltr', 'tr'])
})
