// The lines of a list from one drawing to the next. While sockets only talk, the lines of those are put in the place of
// their old ones, and nothing else is looked at; when lines are arranged anew, each that says the same stays the object
// that it was, and is not drawn again.

import type { SubjectId } from '../../src/core/units.ts'
import { eachChanged } from '../session/changed.ts'
import type { Row } from '../session/store.ts'
import type { Line } from './listing.ts'

export class KeptLines {
  #lines: readonly Line[] = []
  #rows: readonly Row[] = []
  #arranged: readonly unknown[] = []
  /** Where each socket stands: in a line of its own, in its story's, or in both. Null until it is asked for. */
  #places: ReadonlyMap<SubjectId, readonly number[]> | null = null

  /**
   * @param arranged what else the lines depend on; the same objects for as long as it is the same
   * @param standing what decides where a row stands, as text
   */
  of(
    rows: readonly Row[],
    arranged: readonly unknown[],
    standing: (row: Row) => string,
    arrange: () => readonly Line[],
  ): readonly Line[] {
    const changed =
      arranged.every((each, n) => each === this.#arranged[n]) && changedOf(this.#rows, rows, standing)
    if (changed) this.#put(changed)
    else {
      this.#lines = sameWhereEqual(this.#lines, arrange())
      this.#places = null
    }
    this.#rows = rows
    this.#arranged = arranged
    return this.#lines
  }

  #put(changed: readonly Row[]): void {
    if (changed.length === 0) return
    this.#places ??= placesOf(this.#lines)
    const lines = [...this.#lines]
    const stories = new Map<number, Map<SubjectId, Row>>()
    for (const row of changed)
      for (const place of this.#places.get(row.socket.id) ?? []) {
        const line = lines[place]
        if (line?.kind === 'socket') lines[place] = { ...line, row }
        else stories.set(place, (stories.get(place) ?? new Map()).set(row.socket.id, row))
      }
    for (const [place, fresh] of stories) {
      const line = lines[place]
      if (line?.kind !== 'story') continue
      const rows = line.item.rows.map((row) => fresh.get(row.socket.id) ?? row)
      lines[place] = { ...line, item: { ...line.item, rows } }
    }
    this.#lines = lines
  }
}

/** The rows that changed, where each stands in its old place; null where the lines have to be arranged anew. */
function changedOf(
  before: readonly Row[],
  after: readonly Row[],
  standing: (row: Row) => string,
): readonly Row[] | null {
  const changed: Row[] = []
  let same = before.length === after.length
  if (same)
    eachChanged(before, after, (was, is) => {
      same &&= was?.socket.id === is?.socket.id
      if (same && was && is && standing(was) === standing(is)) changed.push(is)
      else same = false
    })
  return same ? changed : null
}

function placesOf(lines: readonly Line[]): ReadonlyMap<SubjectId, readonly number[]> {
  const places = new Map<SubjectId, number[]>()
  const add = ({ socket: { id } }: Row, place: number) => {
    const known = places.get(id)
    if (known) known.push(place)
    else places.set(id, [place])
  }
  for (const [place, line] of lines.entries()) {
    if (line.kind === 'socket') add(line.row, place)
    else if (line.kind === 'story') for (const row of line.item.rows) add(row, place)
  }
  return places
}

function sameWhereEqual(before: readonly Line[], after: readonly Line[]): readonly Line[] {
  const known = new Map<string, Line>()
  for (const line of before) known.set(nameOf(line), line)
  return after.map((line) => {
    const was = known.get(nameOf(line))
    return was && equal(was, line) ? was : line
  })
}

/** A story is named after its first socket. */
const nameOf = ({ kind, key }: Line) => `${kind} ${key}`

function equal(a: Line, b: Line): boolean {
  if (a.kind === 'socket') return b.kind === 'socket' && a.row === b.row
  if (a.kind === 'group')
    return b.kind === 'group' && a.title === b.title && a.from === b.from && a.by === b.by
  return (
    b.kind === 'story' &&
    a.open === b.open &&
    a.item.story === b.item.story &&
    a.item.rows.length === b.item.rows.length &&
    a.item.rows.every((row, n) => row === b.item.rows[n])
  )
}
