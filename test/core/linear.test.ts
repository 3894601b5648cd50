// Texts made to take a reader's time are read in a time that grows with their length: a reader that takes the
// square of it would need minutes, and the test would not end.

import { describe, expect, it } from 'vitest'
import { enclosingFunctions } from '../../panels/sources/enclosing.ts'
import { readers, texts } from '../properties/slow.ts'

describe.each(Object.entries(readers))('%s', (_, read) => {
  it.each(Object.entries(texts))(
    'is read in a time that grows with its length: %s',
    (_, text) => {
      expect(read(text)).not.toBe(false)
    },
    20_000,
  )
})

it.each([
  ['parameters before bodies', '){'],
  ['bodies in bodies', 'f(){'],
  ['calls in calls', 'f(a,()=>{'],
  ['types', 'const a: ((('],
])(
  'finds the functions of a source that is broken on purpose: %s',
  (_, part) => {
    expect(enclosingFunctions(part.repeat(60_000), 1, 1e9).length).toBeLessThanOrEqual(100)
  },
  20_000,
)
