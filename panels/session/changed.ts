// What changed from one list of rows to the next. A row that did not change stays the same object, so that whatever is
// summed up over ten thousand of them looks into the few that did.

import type { Row } from '../../src/core/session.ts'

/** Tells of each place where another row stands than before; of null where there was, or is, none. */
export function eachChanged(
  before: readonly Row[],
  after: readonly Row[],
  tell: (was: Row | null, is: Row | null, place: number) => void,
): void {
  const most = Math.max(before.length, after.length)
  for (let place = 0; place < most; place++) {
    const was = before[place]
    const is = after[place]
    if (was !== is) tell(was ?? null, is ?? null, place)
  }
}

/** How many rows there are of each kind, kept as they change. */
export class Counted<K extends string> {
  readonly #kinds: readonly (readonly [K, (row: Row) => boolean])[]
  readonly #counts: Record<K, number>
  #rows: readonly Row[] = []

  constructor(kinds: Readonly<Record<K, (row: Row) => boolean>>) {
    this.#kinds = Object.entries(kinds) as [K, (row: Row) => boolean][]
    this.#counts = Object.fromEntries(this.#kinds.map(([kind]) => [kind, 0])) as Record<K, number>
  }

  of(rows: readonly Row[]): Readonly<Record<K, number>> {
    eachChanged(this.#rows, rows, (was, is) => {
      for (const [kind, belongs] of this.#kinds)
        this.#counts[kind] += Number(is !== null && belongs(is)) - Number(was !== null && belongs(was))
    })
    this.#rows = rows
    return { ...this.#counts }
  }
}

/** How many different ones there are of something that each row has. */
export class Different {
  readonly #read: (row: Row) => string
  readonly #counts = new Map<string, number>()
  #rows: readonly Row[] = []

  constructor(read: (row: Row) => string) {
    this.#read = read
  }

  of(rows: readonly Row[]): number {
    eachChanged(this.#rows, rows, (was, is) => {
      if (is) this.#add(this.#read(is), 1)
      if (was) this.#add(this.#read(was), -1)
    })
    this.#rows = rows
    return this.#counts.size
  }

  #add(key: string, by: number): void {
    const count = (this.#counts.get(key) ?? 0) + by
    if (count === 0) this.#counts.delete(key)
    else this.#counts.set(key, count)
  }
}
