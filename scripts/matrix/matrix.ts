// The cross-browser table: what became of every lab scenario's sockets in every browser that was found, and whether
// that is what the lab publishes (docs/root-causes.md).

import type { SocketJson } from '../../src/core/diagnosis-json.ts'
import type { Judgement } from '../../test/e2e/judged.ts'
import type { BrowserName } from '../../test/lab/scenario.ts'
import { outcomeWords } from './words.ts'

export interface MatrixSocket {
  readonly path: string
  /** The events that fired, in order: `open, close 1000`; empty for none. */
  readonly events: readonly string[]
  readonly outcome: string
  /** The rule that spoke; null for a healthy socket. */
  readonly rule: string | null
}

export interface MatrixCell {
  readonly sockets: readonly MatrixSocket[]
  /** Against what the lab publishes; `unpublished` where it says nothing of this browser. */
  readonly agrees: Judgement | 'unpublished' | 'unfinished'
  /** Why it was not finished; empty where it was. */
  readonly failure: string
}

export interface MatrixRow {
  readonly id: string
  readonly title: string
  readonly rootCauses: readonly string[]
  readonly cells: Partial<Record<BrowserName, MatrixCell>>
}

export interface Matrix {
  readonly format: 'lifeline-matrix'
  readonly version: 1
  readonly lifeline: string
  readonly os: string
  readonly browsers: readonly { readonly name: BrowserName; readonly version: string }[]
  readonly rows: readonly MatrixRow[]
}

/** A socket as the table tells it. */
export function matrixSocket({ url, verdict, outcome, log }: SocketJson): MatrixSocket {
  return {
    path: URL.canParse(url) ? new URL(url).pathname : url,
    events: eventsOf(log),
    outcome: outcomeWords(outcome),
    rule: verdict?.rule ?? null,
  }
}

/** `open`, `error`, `close 1006`; messages left out, `threw SyntaxError` where the constructor threw. */
function eventsOf(log: string): readonly string[] {
  return log.split('\n').flatMap((line) => {
    const [, kind = '', rest = ''] = /^\s*[\d.]+\s+[\d-]?\s*(\S+)\s*(.*)$/.exec(line) ?? []
    if (kind === 'open-fired') return ['open']
    if (kind === 'error-fired') return ['error']
    if (kind === 'close-fired') return [`close ${/^\d+/.exec(rest)?.[0] ?? ''}`.trim()]
    if (kind === 'construct-threw') return [`threw ${/threw="(\w+)"/.exec(rest)?.[1] ?? ''}`.trim()]
    return []
  })
}

/** Whether the browsers show a page different things: other events, or another verdict. */
export function differs({ cells }: MatrixRow): boolean {
  const told = Object.values(cells).map(({ sockets }) =>
    JSON.stringify(sockets.map(({ path, events, rule }) => [path, events, rule])),
  )
  return new Set(told).size > 1
}
