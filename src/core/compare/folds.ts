// How a comparison is told without noise, in every form: what nothing explains first and whole, what one known
// difference explains of a pair as one line, and whatever browsers always differ in among what is the same.

import { printable } from '../printable.ts'
import { said } from '../said.ts'
import { plural } from '../words.ts'
import type { Comparison, Divergence, KnownDifference, Pair } from './comparison.ts'
import { nameTold } from './names.ts'

/** All that one known difference explains of a pair. */
export interface Fold {
  readonly known: KnownDifference
  readonly divergences: readonly Divergence[]
  /** `10 request headers and their order differ as is known` */
  readonly title: string
  /** What the title counts; none where it names the one itself. */
  readonly names: readonly string[]
}

export interface Told {
  readonly unexplained: readonly Divergence[]
  /** What browsers always differ in last. */
  readonly folds: readonly Fold[]
  readonly notComparable: readonly Divergence[]
}

/** Whether there is a difference, known or not. */
export const diverges = ({ result }: Pick<Divergence, 'result'>): boolean =>
  result !== 'same' && result !== 'not-comparable'

export function toldOf({ divergences }: Pair): Told {
  const groups = new Map<string, { known: KnownDifference; divergences: Divergence[] }>()
  const unexplained: Divergence[] = []
  for (const divergence of divergences.filter(diverges)) {
    const { explained: known } = divergence
    if (known === null) {
      unexplained.push(divergence)
      continue
    }
    const group = groups.get(known.id) ?? { known, divergences: [] }
    group.divergences.push(divergence)
    groups.set(known.id, group)
  }
  const folds = [...groups.values()].map((group) => ({ ...group, ...titleOf(group.divergences) }))
  return {
    unexplained,
    folds: [
      ...folds.filter(({ known }) => !known.everyday),
      ...folds.filter(({ known }) => known.everyday === true),
    ],
    notComparable: divergences.filter(({ result }) => result === 'not-comparable'),
  }
}

const order = 'order of request headers'

function titleOf(divergences: readonly Divergence[]): Pick<Fold, 'title' | 'names'> {
  const aspects = divergences.map(({ aspect }) => aspect)
  const [first = ''] = aspects
  if (aspects.length === 1) return { title: said`${nameTold(first)} differs as is known`, names: [] }
  for (const noun of ['request header', 'answer header'] as const) {
    const headers = aspects.filter((aspect) => aspect.startsWith(`${noun} `))
    const ordered = noun === 'request header' && aspects.includes(order)
    if (headers.length === 0 || headers.length + Number(ordered) < aspects.length) continue
    const many =
      noun === 'request header'
        ? plural(headers.length, 'request header')
        : plural(headers.length, 'answer header')
    return {
      title: ordered ? said`${many} and their order differ as is known` : said`${many} differ as is known`,
      names: headers.map((aspect) => aspect.slice(noun.length + 1)),
    }
  }
  return { title: said`${aspects.length} aspects differ as is known`, names: aspects.map(nameTold) }
}

/** `Outcome: open`, or how each of the two ended. */
export const outcomesOf = ({ a, b }: Pair): string =>
  a.outcome === b.outcome ? said`Outcome: ${a.outcome}` : said`Outcome: in A ${a.outcome}; in B ${b.outcome}`

/** What stands beside a fold's title: of several the names, of one the values. */
export function besideOf({ names, divergences: [first] }: Fold): string {
  if (names.length > 0) return names.join(', ')
  return first ? said`in A ${valueTold(first.a)}; in B ${valueTold(first.b)}` : ''
}

/** `not comparable: close code, close reason` */
export const notComparableTold = (divergences: readonly Divergence[]): string =>
  said`not comparable: ${divergences.map(({ aspect }) => printable(nameTold(aspect))).join(', ')}`

/** `#3 and #4`: a pair's sockets, as each session counts them. */
export const numbersTold = ({ a, b }: Pair): string => said`#${a.number} and #${b.number}`

export const valueTold = (value: string | null): string => value ?? said`not there`

/** What is told after the first sentence where pairs are the same but for what browsers always differ in. */
export function everydayTold({ pairs }: Comparison): string | null {
  const everyday = pairs.filter((pair) => pair.everyday)
  const ids = new Set(everyday.flatMap((pair) => toldOf(pair).folds.map(({ known }) => known.id)))
  return ids.size === 0 ? null : said`What these browsers always differ in: ${[...ids].join(', ')}.`
}

/** `3 sockets, of which 2 differ only as these browsers always do` */
export function sameTold(pairs: readonly Pair[]): string {
  const everyday = pairs.filter((pair) => pair.everyday).length
  const sockets = plural(pairs.length, 'socket')
  if (everyday === 0) return sockets
  return everyday === 1
    ? said`${sockets}, of which ${everyday} differs only as these browsers always do`
    : said`${sockets}, of which ${everyday} differ only as these browsers always do`
}

/** The sides' names as they are shown: of a path its last part, where that tells the two apart. */
export function namesOf({ a, b }: Comparison): readonly [a: string, b: string] {
  const short = [baseOf(a.name), baseOf(b.name)] as const
  return short[0] === short[1] && a.name !== b.name ? [a.name, b.name] : short
}

/** `out/session.jsonl: /ws/*` names a file and what of it is compared. */
function baseOf(name: string): string {
  const [path = '', ...rest] = name.split(': ')
  const base = /[\\/]([^\\/]+\.\w+)$/.exec(path)?.[1] ?? path
  return [base, ...rest].join(': ')
}
