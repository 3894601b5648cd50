// Sockets that replaced each other: one was closed while CONNECTING, and the same line constructed the next
// one to the same URL within a few milliseconds.
//
//   #1 ──close()   #2 ──close()   #3 ────────▶      one chain of three
//
import type { Socket } from './socket.ts'
import { earlyClose } from './summary.ts'
import type { Milliseconds } from './units.ts'

/** A clean-up and the next run of an effect are one commit of the page: a few milliseconds, seldom more. */
const sameCommit: Milliseconds = 50

/** Found once for a list of sockets, however many rules ask. */
const found = new WeakMap<readonly Socket[], ReadonlyMap<Socket, readonly Socket[]>>()

/** The chain that a socket belongs to, in order of construction; a socket by itself is a chain of one. */
export function chainOf(socket: Socket, all: readonly Socket[]): readonly Socket[] {
  const chains = found.get(all) ?? chainsOf(all)
  found.set(all, chains)
  return chains.get(socket) ?? [socket]
}

/** The socket that took this one's place, if one did. */
export function successorOf(socket: Socket, all: readonly Socket[]): Socket | null {
  const chain = chainOf(socket, all)
  return chain[chain.indexOf(socket) + 1] ?? null
}

function chainsOf(all: readonly Socket[]): ReadonlyMap<Socket, readonly Socket[]> {
  const chains = new Map<Socket, Socket[]>()
  for (const [index, socket] of all.entries()) {
    const next = nextOf(socket, index, all)
    if (!next || chains.has(next)) continue
    const chain = chains.get(socket) ?? [socket]
    chain.push(next)
    chains.set(socket, chain)
    chains.set(next, chain)
  }
  return chains
}

/** The list is in order of construction, so the search ends where the commit does. */
function nextOf(socket: Socket, index: number, all: readonly Socket[]): Socket | null {
  const close = earlyClose(socket.summary)
  if (!close) return null
  for (let at = index + 1; at < all.length; at++) {
    const other = all[at]
    if (!other || other.summary.startedAt > close.at + sameCommit) return null
    if (other.summary.startedAt >= close.at - sameCommit && twins(socket, other)) return other
  }
  return null
}

/** Whether two sockets were constructed by the same line for the same URL. */
function twins(a: Socket, b: Socket): boolean {
  if (a.summary.url !== b.summary.url || !a.summary.constructed || !b.summary.constructed) return false
  const [one, other] = [a.summary.site[0], b.summary.site[0]]
  return !one || !other || (one.url === other.url && one.line === other.line && one.column === other.column)
}
