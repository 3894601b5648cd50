// What samples say: medians with the middle half, and the ratio of two states with how sure it is.

/** A value so far along the sorted samples: 0.5 is the median. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

export interface Ratio {
  /** The median of one state over the median of the other. */
  readonly ratio: number
  /** The ratio's 95 % interval: of as many rounds, drawn again with replacement. */
  readonly from: number
  readonly to: number
}

const draws = 2000

/**
 * The ratio of two states measured in the same rounds. A round is drawn as a whole, so that what made it slow
 * for both does not count for one.
 */
export function ratioOf(samples: readonly number[], against: readonly number[]): Ratio {
  const rounds = Math.min(samples.length, against.length)
  const random = drawer()
  const ratios: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const chosen = Array.from({ length: rounds }, () => Math.floor(random() * rounds))
    const of = (values: readonly number[]) => median(chosen.map((round) => values[round] ?? Number.NaN))
    ratios.push(of(samples) / of(against))
  }
  return {
    ratio: median(samples.slice(0, rounds)) / median(against.slice(0, rounds)),
    from: quantile(ratios, 0.025),
    to: quantile(ratios, 0.975),
  }
}

/** Numbers from 0 to 1, the same ones each time (a 32-bit xorshift), so that a saved run is told the same again. */
function drawer(): () => number {
  let state = 0x9e3779b9
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/** The states of each round: forwards, then backwards, so that a machine that grows slower favours none. */
export function turns<T>(states: readonly T[], round: number): readonly T[] {
  return round % 2 === 0 ? states : [...states].reverse()
}
