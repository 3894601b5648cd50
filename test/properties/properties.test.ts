// What strangers hand us, made at random: `npm run fuzz` runs the same for as long as one likes.

import fc from 'fast-check'
import { describe, it } from 'vitest'
import { properties } from './index.ts'

describe('whatever a stranger hands us', () => {
  it.each(properties)(
    '$name',
    async ({ holds, runs }) => {
      await fc.assert(holds, { numRuns: runs })
    },
    60_000,
  )
})
