// Two sockets beside each other: every aspect that either shows, whether it differs, and whether it is known why.

import { spoken } from '../said.ts'
import type { Divergence, KnownDifference, Pair, Result } from './comparison.ts'
import { diverges } from './folds.ts'
import { known, knownOfBrowsers, knownOfRuns } from './known/index.ts'
import { isAmong, type Known } from './known.ts'
import { absent, contrast, type Observed } from './observed.ts'
import { nameOf, type Viewed } from './view.ts'

export function pairOf(a: Viewed, b: Viewed, by: Pair['by']): Pair {
  const explain = explainer(a, b)
  const hidden = hiddenHeaders(a, b)
  const divergences: Divergence[] = []
  const take = (aspect: string, ours: Observed, theirs: Observed) => {
    if (hidden.some((start) => aspect.startsWith(start))) return
    const compared = contrast(ours, theirs)
    if (!compared) return
    const { result, why } = compared
    const explained = diverges({ result }) ? explain(aspect) : null
    divergences.push({ aspect, a: shown(ours), b: shown(theirs), result, why, explained })
  }
  for (const [aspect, ours] of a.view) take(aspect, ours, b.view.get(aspect) ?? absent)
  for (const [aspect, theirs] of b.view) if (!a.view.has(aspect)) take(aspect, absent, theirs)
  const differing = divergences.filter(diverges)
  const of = (wanted: Result) => divergences.filter(({ result }) => result === wanted)
  return {
    a: nameOf(a),
    b: nameOf(b),
    by,
    ...resultOf(differing),
    divergences: [...differing, ...of('not-comparable'), ...of('same')],
  }
}

function resultOf(differing: readonly Divergence[]): Pick<Pair, 'result' | 'everyday'> {
  if (differing.some(({ explained }) => explained === null)) return { result: 'unexplained', everyday: false }
  const same = differing.every(({ explained }) => explained?.everyday)
  return { result: same ? 'same' : 'explained', everyday: same && differing.length > 0 }
}

const shown = (observed: Observed) => (observed.is === 'told' ? observed.shown : null)

/** One row says for all headers of a side that they were not seen. */
function hiddenHeaders(a: Viewed, b: Viewed): readonly string[] {
  const unseen = ({ view }: Viewed, side: string) => view.get(`${side} headers`)?.is === 'unseen'
  return ['request', 'answer'].flatMap((side) =>
    unseen(a, side) || unseen(b, side) ? [`${side} header `] : [],
  )
}

/** Why an aspect differs between these two, where it is known. Each entry is asked once, and only when it must be. */
function explainer(a: Viewed, b: Viewed): (aspect: string) => KnownDifference | null {
  const kinds = `${a.header.browser.kind} ${b.header.browser.kind}`
  const entries = kinds === 'chromium firefox' || kinds === 'firefox chromium' ? knownOfBrowsers : knownOfRuns
  const [chromium, firefox] = kinds.startsWith('chromium') ? [a, b] : [b, a]
  const asked: (readonly string[])[] = []
  return (aspect) => {
    for (const [index, entry] of entries.entries()) {
      const names = asked[index] ?? entry.explains(chromium, firefox)
      asked[index] = names
      if (isAmong(aspect, names)) return differenceOf(entry)
    }
    return null
  }
}

const differences = new Map(
  knownOfBrowsers.map(({ id, sentence, source, everyday }): readonly [string, KnownDifference] => [
    id,
    { id, sentence, source, ...(everyday && { everyday }) },
  ]),
)

function differenceOf({ id }: Known): KnownDifference | null {
  const found = differences.get(id)
  return found ? { ...found, sentence: spoken(found.sentence) } : null
}

/** Why a socket is on one side alone, where that is known. */
export function explainLone(lone: Viewed, other: Viewed['header']): KnownDifference | null {
  const { kind } = lone.header.browser
  if (kind === 'unknown' || other.browser.kind === 'unknown' || kind === other.browser.kind) return null
  const found: Known | undefined = known.find((each) => each.explainsOnly?.(lone, kind))
  return found ? differenceOf(found) : null
}
