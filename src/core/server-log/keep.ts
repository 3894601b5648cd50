// Which lines of a pasted log are worth keeping in a tab's log, which is small: those of WebSockets and of
// failures, once each. What is left out is counted.

import type { ServerLogged } from '../fact.ts'
import type { Socket } from '../socket.ts'
import type { SubjectId } from '../units.ts'
import { pathOf } from '../words.ts'
import { hasPort } from './line.ts'
import { samePath } from './lives.ts'

export interface Kept {
  readonly facts: readonly ServerLogged[]
  /** Lines that were given before. */
  readonly already: number
  /** Relevant lines for which there is no room: the oldest. */
  readonly noRoom: number
}

const [mostFacts, mostCharacters] = [1000, 400_000]

/** Chooses from a log what is new and concerns WebSockets. A log that goes on with a known one keeps its clock. */
export function keep(
  parsed: readonly ServerLogged[],
  sockets: readonly Socket[],
  known: readonly ServerLogged[],
): Kept {
  const relevant = relevantOf(parsed, sockets)
  const before = new Map<string, { count: number; about: SubjectId }>()
  for (const fact of known) {
    const { count, about } = before.get(keyOf(fact)) ?? { count: 0, about: fact.about }
    before.set(keyOf(fact), { count: count + 1, about })
  }
  const goesOn = new Map<SubjectId, SubjectId>()
  const fresh = relevant.filter((fact) => {
    const same = before.get(keyOf(fact))
    if (!same || same.count === 0) return true
    same.count--
    if (zoned(same.about) === zoned(fact.about)) goesOn.set(fact.about, same.about)
    return false
  })
  const facts = newest(fresh).map((fact) => ({ ...fact, about: goesOn.get(fact.about) ?? fact.about }))
  return { facts, already: relevant.length - fresh.length, noRoom: fresh.length - facts.length }
}

const keyOf = ({ at, event, path, peer, text }: ServerLogged) => JSON.stringify([at, event, path, peer, text])
const zoned = (about: SubjectId) => !about.endsWith('-local')

function newest(facts: readonly ServerLogged[]): readonly ServerLogged[] {
  let [start, room] = [facts.length, mostCharacters]
  while (start > 0 && facts.length - start < mostFacts) {
    const { text, path } = facts[start - 1] ?? { text: '', path: '' }
    room -= text.length + path.length + 200
    if (room < 0) break
    start--
  }
  return facts.slice(start)
}

function relevantOf(parsed: readonly ServerLogged[], sockets: readonly Socket[]): readonly ServerLogged[] {
  const paths = [...new Set(sockets.map(({ summary }) => pathOf(summary.url)))]
  const plain = paths.map((path) => path.replace(/\?.*$/s, '')).filter((path) => path.length > 1)
  const matches = new Map<string, boolean>()
  const ofSocket = (path: string) => {
    const told = matches.get(path) ?? paths.some((each) => samePath(path, each))
    matches.set(path, told)
    return told
  }
  const peers = new Set<string>()
  const direct = parsed.map((fact) => {
    const wanted = concernsSockets(fact, ofSocket, plain)
    if (wanted && hasPort(fact.peer)) peers.add(fact.peer)
    return wanted
  })
  const wanted = parsed.map(
    ({ peer, path }, index) => direct[index] || (path === '' && hasPort(peer) && peers.has(peer)),
  )
  // What has no time is told by its neighbours.
  const passing = [...parsed.keys()]
  for (const order of [passing, [...passing].reverse()]) {
    let neighbour = -1
    for (const index of order) {
      if (parsed[index]?.at !== 0) neighbour = index
      else if (direct[index] && neighbour >= 0) wanted[neighbour] = true
    }
  }
  return parsed.filter((_fact, index) => wanted[index])
}

function concernsSockets(
  { event, status, path, text }: ServerLogged,
  ofSocket: (path: string) => boolean,
  plain: readonly string[],
): boolean {
  if (path !== '' && ofSocket(path)) return true
  if (event === 'failed') return path === '' || plain.some((each) => text.includes(each))
  // Other clients' sockets: an exception may be of theirs.
  if (event === 'said') return path === '' && plain.some((each) => text.includes(each))
  return status === null || status === 101
}
