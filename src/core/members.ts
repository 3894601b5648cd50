// Sockets by a key of theirs, each list in order of construction; a list is sorted again only when somebody
// asks for it after a change.

import { byConstruction, type Socket } from './socket.ts'
import type { SubjectId } from './units.ts'

interface List {
  readonly sockets: Map<SubjectId, Socket>
  /** In order of construction; null after a socket came, went or moved. */
  sorted: Socket[] | null
}

export class Members {
  /** The list a socket belongs to; null for none. */
  readonly keyOf: (socket: Socket) => string | null
  /** Counts how often a socket came, went or moved. */
  moves = 0
  readonly #lists = new Map<string, List>()
  readonly #where = new Map<SubjectId, string>()

  constructor(keyOf: (socket: Socket) => string | null) {
    this.keyOf = keyOf
  }

  get(id: SubjectId): Socket | undefined {
    const key = this.#where.get(id)
    return key === undefined ? undefined : this.#lists.get(key)?.sockets.get(id)
  }

  /** Adds a socket, or puts its newer state in its place. */
  put(socket: Socket): void {
    const key = this.keyOf(socket)
    if (this.#where.get(socket.id) !== key) this.delete(socket.id)
    if (key === null) return
    const list = this.#lists.get(key) ?? { sockets: new Map(), sorted: [] }
    this.#replace(list, list.sockets.get(socket.id), socket)
    list.sockets.set(socket.id, socket)
    this.#lists.set(key, list)
    this.#where.set(socket.id, key)
  }

  #replace(list: List, before: Socket | undefined, socket: Socket): void {
    if (before?.summary.startedAt === socket.summary.startedAt) {
      if (list.sorted) list.sorted[placeOf(before, list.sorted)] = socket
      return
    }
    this.moves++
    const last = list.sorted?.at(-1)
    if (!before && list.sorted && (!last || byConstruction(last, socket) < 0)) list.sorted.push(socket)
    else list.sorted = null
  }

  delete(id: SubjectId): void {
    const key = this.#where.get(id)
    const list = key === undefined ? undefined : this.#lists.get(key)
    if (!list) return
    list.sockets.delete(id)
    list.sorted = null
    this.moves++
    this.#where.delete(id)
  }

  /** How many sockets there are of one key. */
  count(key: string): number {
    return this.#lists.get(key)?.sockets.size ?? 0
  }

  /** The sockets of one key, in order of construction. */
  of(key: string): readonly Socket[] {
    const list = this.#lists.get(key)
    if (!list) return []
    list.sorted ??= [...list.sockets.values()].sort(byConstruction)
    return list.sorted
  }
}

/** The index of a socket in a sorted list. */
function placeOf(socket: Socket, sorted: readonly Socket[]): number {
  let [low, high] = [0, sorted.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = sorted[middle]
    const order = found ? byConstruction(found, socket) : 0
    if (order === 0) return middle
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}
