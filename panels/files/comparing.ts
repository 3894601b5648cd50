// Two sessions side by side, or two groups of sockets of one: what a person chose to compare, and what came of it.

import { type ReadonlySignal, signal } from '@preact/signals'
import type { Comparison } from '../../src/core/compare/comparison.ts'
import { groupOf, type Side } from '../../src/core/compare/side.ts'
import type { Header } from '../../src/core/file/header.ts'
import { routeOf } from '../../src/core/siblings/route.ts'
import { hostOf } from '../../src/core/words.ts'
import { say } from '../language/say.ts'
import type { Row, Store } from '../session/store.ts'

export interface Comparing {
  readonly comparison: ReadonlySignal<Comparison | null>
  compare(a: Side, b: Side): Promise<void>
  endComparison(): void
}

export function createComparing(): Comparing {
  const comparison = signal<Comparison | null>(null)
  return {
    comparison,
    async compare(a, b) {
      const { compare } = await import('../../src/core/compare/compare.ts')
      comparison.value = compare(a, b)
    },
    endComparison() {
      comparison.value = null
    },
  }
}

/** The session that a store holds, as a side. */
export function sideOfStore(name: string, store: Store, header: Header): Side {
  store.flush()
  return { name, header, rows: store.rows.value, stories: store.stories.value }
}

/** Sockets of a session that may be compared with others of it. */
export interface Group {
  readonly id: string
  readonly title: string
  belongs(row: Row): boolean
}

/** A group for each document, then for each endpoint; only where there are several. */
export function groupsOf(rows: readonly Row[]): readonly Group[] {
  const documents = new Map<string, string>()
  const endpoints = new Set<string>()
  for (const { socket, diagnosis } of rows) {
    documents.set(socket.document, diagnosis.case.document?.url ?? socket.document)
    endpoints.add(endpointOf(socket.summary.url))
  }
  const several = <T>(groups: readonly T[]) => (groups.length > 1 ? groups : [])
  return [
    ...several(
      [...documents].map(([document, url]) => ({
        id: `document ${document}`,
        title: say('compareDocument', url),
        belongs: ({ socket }: Row) => socket.document === document,
      })),
    ),
    ...several(
      [...endpoints].map((endpoint) => ({
        id: `endpoint ${endpoint}`,
        title: say('compareEndpoint', endpoint),
        belongs: ({ socket }: Row) => endpointOf(socket.summary.url) === endpoint,
      })),
    ),
  ]
}

const endpointOf = (url: string) => `${hostOf(url)}${routeOf(url)}`

/** The sockets of a group as a side of their own; the whole side for none. */
export function narrowed(side: Side, group: Group | undefined): Side {
  return group ? groupOf(`${side.name}: ${group.title}`, side, (row) => group.belongs(row)) : side
}
