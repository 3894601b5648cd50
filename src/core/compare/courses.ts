// Which socket of A is compared with which of B. Sockets that retry each other stay together as a course; courses
// find their like by ever looser keys, and within two courses the attempts are laid side by side:
//
//   A   failed  failed  opened           what both begin and end with belongs together;
//   B   failed  failed  failed  opened   what one has more of in the middle is its alone
//
import type { Row } from '../session.ts'
import { storyKey } from '../stories/story-key.ts'
import { hasOpened } from '../summary.ts'
import type { AlignedBy } from './comparison.ts'
import { inOrder, partsOf, steadyProtocols, steps } from './keys.ts'
import type { Side } from './side.ts'

/** The attempts of one line at one endpoint, in order of construction. */
export interface Course {
  readonly rows: readonly Row[]
}

export interface CoursePair {
  readonly a: Course
  readonly b: Course
  readonly by: AlignedBy
  readonly aligned: readonly (readonly [a: Row, b: Row])[]
  readonly onlyA: readonly Row[]
  readonly onlyB: readonly Row[]
}

export interface Alignment {
  readonly pairs: readonly CoursePair[]
  readonly onlyA: readonly Course[]
  readonly onlyB: readonly Course[]
}

/** Aligns two sides: each course is looked at once a step. */
export function align(a: Side, b: Side): Alignment {
  const [left, right] = [new Set(coursesOf(a)), new Set(coursesOf(b))]
  const pairs: CoursePair[] = []
  for (const { by, key } of steps) for (const pair of meet(left, right, by, key)) pairs.push(pair)
  if (pairs.length === 0 && a.header === b.header) pairs.push(...meet(left, right, inOrder.by, inOrder.key))
  return { pairs, onlyA: [...left], onlyB: [...right] }
}

/** By the first socket's order. */
function coursesOf({ rows }: Side): readonly (Course & { readonly parts: ReturnType<typeof partsOf> })[] {
  const grouped = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${storyKey(row.socket)}\n${steadyProtocols(row.socket.summary.protocols)}`
    const known = grouped.get(key)
    if (known) known.push(row)
    else grouped.set(key, [row])
  }
  return [...grouped.values()].flatMap((group) =>
    group[0] ? [{ rows: group, parts: partsOf(group[0].socket.summary) }] : [],
  )
}

type Parted = ReturnType<typeof coursesOf>[number]

/** Pairs the courses with equal keys, and takes them out of the two sets. */
function* meet(
  left: Set<Parted>,
  right: Set<Parted>,
  by: AlignedBy,
  key: (parts: Parted['parts']) => string,
): Generator<CoursePair> {
  if (left.size === 0 || right.size === 0) return
  const [ours, theirs] = [byKey(left, key), byKey(right, key)]
  for (const [name, mine] of ours) {
    const found = theirs.get(name)
    if (!found) continue
    for (const [a, b] of sideBySide(mine, found, (course) => endOf(course.rows[0])).pairs) {
      left.delete(a)
      right.delete(b)
      const { pairs, onlyA, onlyB } = sideBySide(a.rows, b.rows, endOf)
      yield { a, b, by, aligned: pairs, onlyA, onlyB }
    }
  }
}

function byKey(courses: Iterable<Parted>, key: (parts: Parted['parts']) => string): Map<string, Parted[]> {
  const grouped = new Map<string, Parted[]>()
  for (const course of courses) {
    const name = key(course.parts)
    const known = grouped.get(name)
    if (known) known.push(course)
    else grouped.set(name, [course])
  }
  return grouped
}

/** How an attempt ended, as far as that tells attempts apart. */
function endOf(row: Row | undefined): string {
  if (!row) return ''
  const { socket, diagnosis } = row
  return `${hasOpened(socket.summary)} ${diagnosis.verdict?.rule ?? ''}`
}

interface Laid<T> {
  readonly pairs: readonly (readonly [a: T, b: T])[]
  readonly onlyA: readonly T[]
  readonly onlyB: readonly T[]
}

/** Two lists side by side: equal beginnings and ends together, the rest in order. One walk. */
export function sideBySide<T>(a: readonly T[], b: readonly T[], nameOf: (each: T) => string): Laid<T> {
  const shorter = Math.min(a.length, b.length)
  if (a.length === b.length) return { pairs: together(a, b), onlyA: [], onlyB: [] }
  const [ours, theirs] = [a.map(nameOf), b.map(nameOf)]
  let start = 0
  while (start < shorter && ours[start] === theirs[start]) start++
  let end = 0
  while (end < shorter - start && ours.at(-1 - end) === theirs.at(-1 - end)) end++
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const both = Math.min(restA.length, restB.length)
  return {
    pairs: [
      ...together(a.slice(0, start), b.slice(0, start)),
      ...together(restA.slice(0, both), restB.slice(0, both)),
      ...together(a.slice(a.length - end), b.slice(b.length - end)),
    ],
    onlyA: restA.slice(both),
    onlyB: restB.slice(both),
  }
}

function together<T>(a: readonly T[], b: readonly T[]): (readonly [T, T])[] {
  return a.flatMap((each, index) => {
    const other = b[index]
    return other === undefined ? [] : [[each, other] as const]
  })
}
