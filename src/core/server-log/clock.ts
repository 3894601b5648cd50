// One log's clock against the browser's: which estimate of its offset stands, and how far it is to be trusted.
// Without an assumption nothing here depends on how far apart the clocks are.

import type { ServerLogged } from '../fact.ts'
import { said } from '../said.ts'
import type { Milliseconds, SubjectId } from '../units.ts'
import { duration, plural } from '../words.ts'
import { type Ticks, ticks } from './connections.ts'
import type { Pair } from './lives.ts'
import { type Estimate, estimates, rangeOf, within } from './offset.ts'

/**
 * `estimated` by comparison; `assumed` where only the assumption that clocks agree decides; `tied` where several
 * offsets fit equally; `unknown` where there is nothing to compare; `untold` where the log tells no time.
 */
export type Standing = 'estimated' | 'assumed' | 'tied' | 'unknown' | 'untold'

export interface Clock {
  readonly about: SubjectId
  readonly standing: Standing
  /** How far the server's clock is ahead of the browser's; 0 where that is not known. */
  readonly offset: Milliseconds
  /** The offset may be off by this much either way; null where it is not known. */
  readonly uncertainty: Milliseconds | null
  /** From how many pairs of a socket and a connection of the log it was estimated. */
  readonly pairs: number
  /** The same as a sentence, without its full stop. */
  readonly why: string
}

/** That clocks agree within two seconds, on one machine a tenth: but for the zone, where the log tells none. */
export type Assumption = 'clocks-agree' | 'nothing'

export interface Reckoning {
  readonly clock: Clock
  /** Every offset at which the matching is to be looked at. */
  readonly estimates: readonly Estimate[]
}

/** How far apart clocks are that agree: of two machines, and of one. */
const [agreeing, same]: readonly [Ticks, Ticks] = [ticks(2000), ticks(100)]
const quarterHour: Ticks = ticks(900_000)
/** Zones reach from UTC−12 to UTC+14. */
const farthest = 56

/** Reckons the offset from the pairs that are possible. `local`: the server is on this machine. */
export function reckon(
  about: SubjectId,
  facts: readonly ServerLogged[],
  pairs: readonly Pair[],
  local: boolean,
  assumption: Assumption,
): Reckoning {
  const unsure = (standing: Standing, why: string, found: readonly Estimate[] = []): Reckoning => ({
    clock: { about, standing, offset: 0, uncertainty: null, pairs: 0, why },
    estimates: found,
  })
  if (!facts.some(({ at }) => at > 0))
    return unsure('untold', said`The log tells no times: lines are matched by path and order only`)
  const found = estimates(pairs)
  const [only] = found
  if (!only)
    return unsure('unknown', said`No line to compare by: the offset of the server’s clock is unknown`)
  const fitting = fittingAt(pairs, middle(only))
  if (found.length === 1 && fitting.evidence > 1) {
    const clock = measured(about, 'estimated', only, fitting.pairs)
    return { clock, estimates: found }
  }
  const likely = assumption === 'clocks-agree' ? agreeingParts(found, about.endsWith('-local'), local) : []
  if (likely.length === 1 && likely[0]) {
    const clock = measured(about, 'assumed', likely[0], fittingAt(pairs, middle(likely[0])).pairs)
    return { clock, estimates: likely }
  }
  return found.length === 1
    ? unsure(
        'unknown',
        said`One line and nothing to compare it with: the offset of the server’s clock is unknown`,
        found,
      )
    : unsure(
        'tied',
        said`${found.length} offsets of the server’s clock fit equally well: it is not known which is right`,
        likely.length > 1 ? likely : found,
      )
}

/** The parts of estimates at which the clocks agree. */
function agreeingParts(found: readonly Estimate[], anyZone: boolean, local: boolean): readonly Estimate[] {
  const parts = partsNear(found, anyZone, agreeing)
  const nearer = local && parts.length > 1 ? partsNear(found, anyZone, same) : []
  return nearer.length > 0 ? nearer : parts
}

/** The parts of estimates that are no farther than this from a whole zone; from UTC where the log tells its own. */
function partsNear(found: readonly Estimate[], anyZone: boolean, most: Ticks): readonly Estimate[] {
  const parts: Estimate[] = []
  for (const estimate of found) {
    const [first, last] = [estimate[0]?.from ?? 0, estimate.at(-1)?.to ?? 0]
    const zones = anyZone ? farthest : 0
    const lowest = Math.max(-zones, Math.ceil((first - most) / quarterHour))
    const highest = Math.min(zones, Math.floor((last + most) / quarterHour))
    for (let zone = lowest; zone <= highest; zone++) {
      const part = within(estimate, zone * quarterHour - most, zone * quarterHour + most)
      if (part.length > 0) parts.push(part)
    }
  }
  return parts
}

const middle = (estimate: Estimate): Ticks => {
  const [from, to] = rangeOf(estimate)
  return Math.floor((from + to) / 2)
}

/** How many pairs fit at an offset, and how many agreements that are: beginnings and ends. */
function fittingAt(pairs: readonly Pair[], offset: Ticks): { pairs: number; evidence: number } {
  const [lives, connections, ends] = [new Set<number>(), new Set<number>(), new Set<number>()]
  for (const pair of pairs) {
    if (offset < pair.from || offset > pair.to) continue
    lives.add(pair.life)
    connections.add(pair.connection)
    if (pair.ends && offset >= pair.ends[0] && offset <= pair.ends[1]) ends.add(pair.connection)
  }
  const count = Math.min(lives.size, connections.size)
  return { pairs: count, evidence: count + Math.min(ends.size, count) }
}

function measured(about: SubjectId, standing: Standing, estimate: Estimate, pairs: number): Clock {
  const [from, to] = rangeOf(estimate)
  const [offset, uncertainty] = [(from + to) / 20, (to - from) / 20]
  const ground =
    standing === 'assumed' ? said`assuming that both clocks agree` : said`from ${plural(pairs, 'connection')}`
  return { about, standing, offset, uncertainty, pairs, why: `${apart(offset, uncertainty)}, ${ground}` }
}

function apart(offset: Milliseconds, uncertainty: Milliseconds): string {
  const give = ` (± ${duration(uncertainty)})`
  const zone = Math.round(offset / 900_000)
  const rest = offset - zone * 900_000
  if (Math.abs(offset) <= uncertainty) return said`The server’s clock agrees with the browser’s${give}`
  if (zone === 0 || Math.abs(zone) > farthest || Math.abs(rest) > 60_000) {
    const much = duration(Math.abs(offset))
    return offset > 0
      ? said`The server’s clock is ${much} ahead of the browser’s${give}`
      : said`The server’s clock is ${much} behind the browser’s${give}`
  }
  const [hours, minutes] = [Math.floor(Math.abs(zone) / 4), (Math.abs(zone) % 4) * 15]
  const name = `UTC${zone > 0 ? '+' : '−'}${hours}${minutes === 0 ? '' : `:${minutes}`}`
  if (Math.abs(rest) <= uncertainty)
    return said`The log is in the time of ${name}, and its clock agrees${give}`
  const much = duration(Math.abs(rest))
  return rest > 0
    ? said`The log is in the time of ${name}, and its clock ${much} ahead of the browser’s${give}`
    : said`The log is in the time of ${name}, and its clock ${much} behind the browser’s${give}`
}
