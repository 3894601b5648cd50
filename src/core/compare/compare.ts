// Compares two sessions, or two groups of sockets of one: which socket is which, what differs, what of it is known to
// differ between browsers, and what is on one side alone.

import type { Header } from '../file/header.ts'
import { said } from '../said.ts'
import type { Row } from '../session.ts'
import { barePath } from '../siblings/route.ts'
import { plural } from '../words.ts'
import type { ComparedSide, Comparison, Counts, KnownDifference, Only, Pair } from './comparison.ts'
import { explainLone, pairOf } from './contrast.ts'
import { align, type Course } from './courses.ts'
import { endpointsOf } from './endpoints.ts'
import type { Side } from './side.ts'
import { nameOf, type Viewed, viewOf } from './view.ts'

export function compare(a: Side, b: Side): Comparison {
  const alignment = align(a, b)
  const [views, otherViews] = [viewer(a), viewer(b)]
  const pairs: Pair[] = []
  const only: Only[] = []
  const alone = (
    side: 'a' | 'b',
    row: Row,
    course: Course,
    why: string,
    explained: KnownDifference | null,
  ) => {
    const [view, other] = side === 'a' ? [views, b] : [otherViews, a]
    const lone = view(row, course)
    only.push({ side, socket: nameOf(lone), why, explained: explained ?? explainLone(lone, other.header) })
  }
  for (const { a: ours, b: theirs, by, aligned, onlyA, onlyB } of alignment.pairs) {
    const told = aligned.map(([left, right]) => pairOf(views(left, ours), otherViews(right, theirs), by))
    for (const pair of told) pairs.push(pair)
    // What explains that one browser tries more often explains the attempts that it made beyond the other's.
    const attempts = told[0]?.divergences.find(({ aspect }) => aspect === 'attempts')?.explained ?? null
    const more = said`one more attempt: ${ours.rows.length} in A, ${theirs.rows.length} in B`
    for (const row of onlyA) alone('a', row, ours, more, attempts)
    for (const row of onlyB) alone('b', row, theirs, more, attempts)
  }
  const missing = (side: string) => said`${side} has no socket like it`
  for (const course of alignment.onlyA)
    for (const row of course.rows) alone('a', row, course, missing('B'), null)
  for (const course of alignment.onlyB)
    for (const row of course.rows) alone('b', row, course, missing('A'), null)
  pairs.sort((one, other) => one.a.number - other.a.number)
  only.sort((one, other) =>
    one.side === other.side ? one.socket.number - other.socket.number : one.side < other.side ? -1 : 1,
  )
  const counts = countsOf(pairs, only)
  return {
    sentence: sentenceOf(counts),
    differs: counts.unexplained > 0 || only.some(({ explained }) => explained === null),
    a: sideTold(a),
    b: sideTold(b),
    counts,
    pairs,
    only,
    endpoints: endpointsOf(a, b),
    known: knownOf(pairs, only),
  }
}

/** Finds what is known of a side's sockets. */
function viewer({ header, stories }: Side): (row: Row, course: Course) => Viewed {
  const told = new Map(stories.flatMap((story) => story.sockets.map((id) => [id, story] as const)))
  return (row, course) => viewOf(row, header, course, told.get(row.socket.id) ?? null)
}

function countsOf(pairs: readonly Pair[], only: readonly Only[]): Counts {
  const of = (wanted: Pair['result']) => pairs.filter(({ result }) => result === wanted).length
  const [same, explained, unexplained] = [of('same'), of('explained'), of('unexplained')]
  const onlyA = only.filter(({ side }) => side === 'a').length
  const differ = explained + unexplained
  const everyday = pairs.filter((pair) => pair.everyday).length
  return {
    compared: pairs.length,
    same,
    everyday,
    differ,
    explained,
    unexplained,
    onlyA,
    onlyB: only.length - onlyA,
  }
}

function sentenceOf(counts: Counts): string {
  const { compared, same, everyday, differ, explained, unexplained, onlyA, onlyB } = counts
  const sockets = said`${plural(compared, 'socket')} compared`
  const but = everyday > 0 ? said` (${everyday} of them but for what these browsers always differ in)` : ''
  return said`${sockets}: ${same} same${but}, ${differ} differ (${explained} explained, ${unexplained} unexplained), ${onlyA} only in A, ${onlyB} only in B`
}

function sideTold({ name, header, rows }: Side): ComparedSide {
  return {
    name,
    browser: browserOf(header),
    page: barePage(header.page.url),
    sockets: rows.length,
    gaps: header.captured.gaps,
  }
}

/** `Firefox 153.7`, or the kind where the browser did not tell more. */
function browserOf({ browser: { kind, name, version } }: Header): string {
  return [name || kind, version].filter((each) => each !== '').join(' ')
}

/** Without query: a page's address may hold credentials. */
function barePage(url: string): string {
  const origin = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url)
  return origin ? `${origin[0].replace(/\/\/[^/]*@/, '//')}${barePath(url)}` : ''
}

function knownOf(pairs: readonly Pair[], only: readonly Only[]): readonly KnownDifference[] {
  const found = new Map<string, KnownDifference>()
  for (const { divergences } of pairs)
    for (const { explained } of divergences) if (explained) found.set(explained.id, explained)
  for (const { explained } of only) if (explained) found.set(explained.id, explained)
  return [...found.values()]
}
