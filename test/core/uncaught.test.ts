// What both browsers say of exceptions that nobody caught, as measured.

import { expect, it } from 'vitest'
import { parseUncaught } from '../../src/core/uncaught.ts'

it.each([
  ['Uncaught TypeError: Cannot read properties of null (reading ‘x’)', 'TypeError'],
  ['TypeError: can\'t access property "x" of null', 'TypeError'],
  ['Uncaught Mine: a: b', 'Mine'],
  ['Uncaught RangeError', 'RangeError'],
  ['RangeError: ', 'RangeError'],
  ['DN: dm', 'DN'],
  ['Uncaught text', ''],
  ['Uncaught some text: more', ''],
  ['uncaught exception: text', ''],
  ['uncaught exception: Error: not one', ''],
  ['Uncaught [object Object]', ''],
  ['Script error.', ''],
])('finds the name in “%s”', (text, name) => {
  expect(parseUncaught(text).name).toBe(name)
})

it('keeps the whole message, over all its lines', () => {
  expect(parseUncaught('Uncaught Error: one: two\nthree')).toEqual({
    name: 'Error',
    message: 'one: two\nthree',
  })
  expect(parseUncaught('uncaught exception: one\ntwo')).toEqual({ name: '', message: 'one\ntwo' })
  expect(parseUncaught('Uncaught RangeError')).toEqual({ name: 'RangeError', message: '' })
  expect(parseUncaught('Script error.')).toEqual({ name: '', message: 'Script error.' })
})
