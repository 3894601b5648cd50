// From a group of sockets to its story: a fault where a rule finds one, else what the group plainly is, else none.

import type { Browser } from '../rule.ts'
import { said, spoken } from '../said.ts'
import type { Socket } from '../socket.ts'
import { earlyClose } from '../summary.ts'
import type { SubjectId } from '../units.ts'
import { duration, pathOf, place, plural } from '../words.ts'
import { type Attempt, type Course, courseOf, longestRow, wasLost } from './course.ts'
import { type Pause, pausesOf } from './held-back.ts'
import { type Pattern, patternWords, recognise } from './pattern.ts'
import { storyRules } from './rules/index.ts'
import type { Story, StoryKind, StoryVerdict } from './story.ts'
import { endpointOf } from './story-key.ts'

/**
 * The story of the sockets of one `storyKey`, in order of construction; null where they are none, such as the
 * sockets of several rooms that live side by side. One walk; the answer depends on nothing but the group.
 */
export function storyOf(group: readonly Socket[], browser: Browser): Story | null {
  const [first] = group
  if (!first || group.length < 2) return null
  const [course, pattern] = readingOf(group, browser)
  const verdict = verdictOf(course)
  const kind = verdict?.kind ?? plainKind(course, pattern)
  if (!kind) return null
  const pauses = pausesOf(course)
  return {
    id: `story-${first.id}`,
    kind,
    sockets: group.map(({ id }) => id),
    path: pathOf(endpointOf(first.summary.url)),
    title: verdict?.told.title ?? titleOf(kind, course, pattern),
    sentence: `${verdict?.told.sentence ?? sentenceOf(kind, course, pattern)}${pausesTold(pauses, browser)}`,
    pattern,
    verdict: verdict?.told ?? null,
    notes: new Map([...pauses].map(([id, { note }]) => [id, note])),
  }
}

function verdictOf(course: Course): { readonly kind: StoryKind; readonly told: StoryVerdict } | null {
  for (const { id, kind, title, advice, check } of storyRules) {
    const finding = check(course)
    if (finding) return { kind, told: { title: spoken(title), advice: spoken(advice), ...finding, rule: id } }
  }
  return null
}

/** The pattern of the whole row of retries; where that is none, of its longest part without success that has one. */
function patternOf(course: Course): Pattern | null {
  const row = longestRow(course)
  const whole = recognise(delaysOf(row))
  if (isExact(whole)) return whole
  let found: Pattern | null = null
  let part: Attempt[] = []
  for (const attempt of row) {
    part.push(attempt)
    if (!attempt.opened && attempt !== row.at(-1)) continue
    const pattern = recognise(delaysOf(part))
    if (isExact(pattern) && part.length > (found?.delays.length ?? 0) + 1) found = pattern
    part = [attempt]
  }
  return found ?? whole
}

/**
 * Which end each socket followed is not told, only when. Usually it was the latest; where several retry side by
 * side it may be the oldest, and a pattern shows which.
 */
function readingOf(group: readonly Socket[], browser: Browser): readonly [Course, Pattern | null] {
  const latest = courseOf(group, browser, 'latest')
  const pattern = patternOf(latest)
  if (isExact(pattern) || latest.attempts.filter(({ link }) => link === null).length < 2)
    return [latest, pattern]
  const oldest = courseOf(group, browser, 'oldest')
  const other = patternOf(oldest)
  return isExact(other) ? [oldest, other] : [latest, pattern]
}

const isExact = (pattern: Pattern | null) =>
  pattern !== null && pattern.shape !== 'irregular' && pattern.shape !== 'jittered'

/** The first of a row is what the row begins with; its own delay is another row's. */
const delaysOf = (row: readonly Attempt[]) => row.slice(1).map(({ delay }) => delay ?? 0)

function plainKind({ attempts }: Course, pattern: Pattern | null): StoryKind | null {
  const linked = (link: Attempt['link']) => attempts.filter((each) => each.link === link)
  const [retried, replaced, repeated] = [linked('retried'), linked('replaced'), linked('repeated')]
  if (retried.length >= 2) return 'reconnect'
  // Closed by the page while CONNECTING, and made again in a rhythm: a time-out of the page's own.
  const unopened = repeated.filter(({ after }) => after && earlyClose(after.socket.summary))
  if (unopened.length >= 3 && isExact(pattern)) return 'reconnect'
  const twice = replaced.filter(({ after }) => after && earlyClose(after.socket.summary))
  if (twice.length > 0 && attempts.length === 2 * twice.length) return 'double-mount'
  return retried.length + replaced.length + repeated.length >= Math.max(2, attempts.length / 2)
    ? 'repeated'
    : null
}

function titleOf(kind: StoryKind, { attempts }: Course, pattern: Pattern | null): string {
  if (kind === 'double-mount') return said`An effect that ran twice`
  const rhythm = pattern ? `, ${patternWords(pattern)}` : ''
  const linked = attempts.filter(({ link }) => link !== null).length
  // Sockets that followed none live beside the others.
  if (linked < attempts.length - 1)
    return said`${attempts.length} sockets, ${linked} after another’s end${rhythm}`
  return kind === 'reconnect'
    ? `${plural(attempts.length, 'attempt')}${rhythm}`
    : said`${attempts.length} sockets one after another${rhythm}`
}

function sentenceOf(kind: StoryKind, course: Course, pattern: Pattern | null): string {
  const { attempts } = course
  const [first, last] = [attempts[0]?.socket, attempts.at(-1)?.socket]
  if (!first || !last) return ''
  const where = place(first.summary.site) ?? said`The page`
  const path = `\`${pathOf(endpointOf(first.summary.url))}\``
  const span = duration(last.summary.startedAt - first.summary.startedAt)
  const made = said`${where} constructed ${plural(attempts.length, 'socket')} to ${path} within ${span}`
  if (kind === 'double-mount') {
    const pairs = attempts.length / 2
    return pairs === 1
      ? said`${made}: the page closed the first before it opened, and constructed the next in the same moment, which is what an effect that runs twice looks like`
      : said`${made}: ${pairs} times the page closed one before it opened, and constructed the next in the same moment, which is what an effect that runs twice looks like`
  }
  const rhythm = pattern
    ? said`; from the end of one to the next: ${patternWords(pattern)} (${plural(pattern.delays.length, 'delay')})`
    : ''
  return `${made}: ${fatesOf(attempts)}${rhythm}`
}

/** `11 failed before they opened, #12 is open` */
function fatesOf(attempts: readonly Attempt[]): string {
  const never = attempts.filter((each) => wasLost(each) && !each.opened)
  const lost = attempts.filter((each) => wasLost(each) && each.opened)
  const early = attempts.filter(({ opened, end }) => end?.byPage && !opened)
  const closed = attempts.filter(({ opened, end }) => end?.byPage && opened)
  const open = attempts.filter(({ opened, end }) => !end && opened)
  const connecting = attempts.filter(({ opened, end }) => !end && !opened)
  const seen = lost.every(({ socket }) => socket.summary.constructed)
  const unasked = seen ? said`, not by the page` : ''
  const told = (
    which: readonly Attempt[],
    one: (name: string) => string,
    many: (count: number) => string,
  ): readonly string[] => {
    const [first] = which
    if (!first) return []
    return [which.length === 1 ? one(`#${first.socket.number}`) : many(which.length)]
  }
  return [
    ...told(
      never,
      (name) => said`${name} failed before it opened`,
      (count) => said`${count} failed before they opened`,
    ),
    ...told(
      lost,
      (name) => said`${name} ended after it opened${unasked}`,
      (count) => said`${count} ended after they opened${unasked}`,
    ),
    ...told(
      early,
      (name) => said`${name} was closed by the page before it opened`,
      (count) => said`${count} were closed by the page before they opened`,
    ),
    ...told(
      closed,
      (name) => said`${name} was closed by the page`,
      (count) => said`${count} were closed by the page`,
    ),
    ...told(
      open,
      (name) => said`${name} is open`,
      (count) => said`${count} are open`,
    ),
    ...told(
      connecting,
      (name) => said`${name} has not opened yet`,
      (count) => said`${count} have not opened yet`,
    ),
  ].join(', ')
}

function pausesTold(pauses: ReadonlyMap<SubjectId, Pause>, browser: Browser): string {
  if (pauses.size === 0) return ''
  let most = 0
  for (const { length } of pauses.values()) most = Math.max(most, length)
  const longest = duration(most)
  if (browser === 'firefox')
    return pauses.size === 1
      ? said`; Firefox held one of them back for ${longest}, after the failure before it (RFC 6455 §7.2.3 back-off)`
      : said`; Firefox held ${pauses.size} of them back, for up to ${longest}, after the failure before it (RFC 6455 §7.2.3 back-off)`
  return pauses.size === 1
    ? said`; Chromium held one of them back for ${longest}, as it does after many failures`
    : said`; Chromium held ${pauses.size} of them back, for up to ${longest}, as it does after many failures`
}
