// What the panel keeps while a session grows is what it would find if it looked at all of it: lines, counts, extents.

import { signal } from '@preact/signals'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Grouping, groupings, type Sort } from '../../../panels/list/columns.ts'
import { chips } from '../../../panels/list/filter.ts'
import { createListing } from '../../../panels/list/listing.ts'
import { Counted, Different } from '../../../panels/session/changed.ts'
import { Alive } from '../../../panels/timeline/alive.ts'
import { Extent } from '../../../panels/timeline/extent.ts'
import { parse } from '../../../src/core/notation.ts'
import { openSession } from '../../../src/core/session.ts'
import type { SubjectId } from '../../../src/core/units.ts'

const anyBatch = fc.array(
  fc.record({
    socket: fc.integer({ min: 1, max: 9 }),
    does: fc.constantFrom(
      '0  constructed  ws://h/a',
      '0  constructed  ws://h/b',
      '1  open-fired',
      '1  message-received  text  1B',
      '1  message-received  text  1B',
      '3  close-fired  1006  unclean',
    ),
  }),
  { maxLength: 6 },
)
const anyArrangement = fc.record({
  by: fc.constantFrom<Grouping>(...groupings),
  sort: fc.record({ by: fc.constantFrom<Sort['by']>('timeline', 'messages', 'socket'), down: fc.boolean() }),
  pinned: fc.subarray(['d.1', 'd.2', 'd.5'] as SubjectId[]),
})

/** Sessions as they grow: what comes in each step, in the notation. */
function grown(batches: readonly (readonly { readonly socket: number; readonly does: string }[])[]) {
  const session = openSession('chromium')
  let at = 0
  return {
    session,
    steps: batches.map((batch) => () => {
      for (const { socket, does } of batch)
        session.append(parse(`socket d.${socket}\n  ${++at}.0  ${does}`).flatMap(({ facts }) => facts))
      return session.rows()
    }),
  }
}

describe('while a session grows', () => {
  it('the lines that are kept are those that would be arranged, and an unchanged row’s stays the same', () => {
    fc.assert(
      fc.property(fc.array(anyBatch, { maxLength: 12 }), anyArrangement, (batches, { by, sort, pinned }) => {
        const { session, steps } = grown(batches)
        const [shown, stories] = [signal(session.rows()), signal(session.stories())]
        const how = {
          sort: signal(sort),
          grouping: signal(by),
          pinned: signal(new Set(pinned)),
          pinnedFirst: signal(true),
          now: () => 0,
        }
        const { lines } = createListing(shown, stories, how)
        for (const step of steps) {
          const before = new Map(
            lines.value.flatMap((line) => (line.kind === 'socket' ? [[line.row, line] as const] : [])),
          )
          shown.value = step()
          stories.value = session.stories()
          expect(lines.value).toEqual(createListing(shown, stories, how).lines.value)
          for (const line of lines.value)
            if (line.kind === 'socket' && before.has(line.row)) expect(line).toBe(before.get(line.row))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('counts, extents and lives are those of all its rows', () => {
    fc.assert(
      fc.property(fc.array(anyBatch, { maxLength: 12 }), (batches) => {
        const [counted, extent, alive] = [new Counted(chips), new Extent(), new Alive(20)]
        const different = new Different(({ socket }) => socket.summary.url)
        const range = { from: 0, to: 80 }
        for (const step of grown(batches).steps) {
          const rows = step()
          expect(counted.of(rows)).toEqual(new Counted(chips).of(rows))
          expect(counted.of(rows).open).toBe(rows.filter(chips.open).length)
          expect(extent.of(rows)).toEqual(new Extent().of(rows))
          expect(different.of(rows)).toBe(new Set(rows.map(({ socket }) => socket.summary.url)).size)
          alive.update(rows, range)
          const anew = new Alive(20)
          anew.update(rows, range)
          expect([alive.counts, alive.flagged]).toEqual([anew.counts, anew.flagged])
        }
      }),
      { numRuns: 150 },
    )
  })
})
