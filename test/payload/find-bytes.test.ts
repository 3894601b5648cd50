// Something among bytes is found as text and as the bytes that hex digits name.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findBytes } from '../../src/payload/find-bytes.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

it.each([
  ['Hello, hello', 'HELLO', ['0-5', '7-12']],
  ['größe', 'ö', ['2-4']],
  ['aaaa', 'aa', ['0-2', '2-4']],
  ['ab\u00ff', 'c3bf', ['2-4']],
  ['ab\u00ff', '0xC3 BF', ['2-4']],
  // Both text and bytes: the longer one where they begin together.
  ['\u001061', '61', ['1-3']],
  ['a61', '61', ['0-1', '1-3']],
  ['abc', 'x', []],
])('in %j looks for %s', (text, wanted, runs) => {
  expect(findBytes(bytes(text), wanted).map(({ from, to }) => `${from}-${to}`)).toEqual(runs)
})

it('finds every text that is there, and ends at a thousand', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, wanted, after) => {
      expect(findBytes(bytes(before + wanted + after), wanted).length).toBeGreaterThan(0)
    }),
  )
  expect(findBytes(new Uint8Array(5000), '00')).toHaveLength(1000)
})
