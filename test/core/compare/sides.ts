// Sides of a comparison from logs in the notation.

import { compare } from '../../../src/core/compare/compare.ts'
import type { Comparison, Pair } from '../../../src/core/compare/comparison.ts'
import { type Side, sideOf } from '../../../src/core/compare/side.ts'
import { recordingOf } from '../../../src/core/file/describe.ts'
import type { NetworkWatcher } from '../../../src/core/file/header.ts'
import { parse } from '../../../src/core/notation.ts'
import type { Browser } from '../../../src/core/rule.ts'

const watchers = { chromium: 'devtools.network', firefox: 'webRequest', unknown: 'har' } as const

/** A session in the notation, as recorded in that browser with its network side watched. */
export function side(log: string, browser: Browser = 'chromium', name: string = browser): Side {
  const facts = parse(log).flatMap((section) => section.facts)
  return sideOf(name, recording(facts, browser, watchers[browser]))
}

export function recording(
  facts: Parameters<typeof recordingOf>[0],
  browser: Browser,
  network?: NetworkWatcher,
): ReturnType<typeof recordingOf> {
  return recordingOf(facts, {
    writer: { name: 'Lifeline', version: '0.1.0' },
    browser: { kind: browser, name: '', version: '' },
    os: '',
    savedAt: null,
    settings: null,
    ...(network ? { network } : {}),
  })
}

export const both = (chromium: string, firefox: string): Comparison =>
  compare(side(chromium), side(firefox, 'firefox'))

/** The aspects that differ, each as `aspect: a | b (why)`. */
export function differing({ divergences }: Pair): readonly string[] {
  return divergences
    .filter(({ result }) => result !== 'same' && result !== 'not-comparable')
    .map(({ aspect, a, b, explained }) => `${aspect}: ${a} | ${b} (${explained?.id ?? 'unexplained'})`)
}

/** Which socket was compared with which. */
export const alignmentOf = ({ pairs, only }: Comparison): readonly string[] => [
  ...pairs.map(({ a, b }) => `${a.id} = ${b.id}`),
  ...only.map(({ side: where, socket }) => `${where}: ${socket.id}`),
]
