// “Why does chat work?” A failing socket beside one that works: what differs, what of it bears on the verdict,
// and which working socket is the one to compare with.

import { said, spoken } from './said.ts'
import { protocolsOf } from './secrets.ts'
import { type Aspect, type Aspects, aspectsOf, aspectTold } from './siblings/aspects.ts'
import { concernOf } from './siblings/matters.ts'
import { routeOf, segmentsOf, shownPath } from './siblings/route.ts'
import type { Socket } from './socket.ts'
import { hasOpened } from './summary.ts'
import type { Diagnosis } from './verdict.ts'
import { hostOf } from './words.ts'

export interface Difference {
  /** `protocols`, `request header user-agent`: what is compared. */
  readonly aspect: string
  /** As it may be shown: credentials are not. */
  readonly failing: string
  readonly working: string
  readonly same: boolean
  /** It differs, and bears on the verdict. */
  readonly matters: boolean
  /** Why it matters, or why it cannot be compared; empty for none. */
  readonly why: string
}

const notVisible = () => said`not visible`

/** Every aspect that at least one of the two shows: what matters first, then what else differs, then what is the same. */
export function compareSiblings(failing: Diagnosis, working: Pick<Diagnosis, 'case'>): readonly Difference[] {
  const [ours, theirs] = [aspectsOf(failing.case), aspectsOf(working.case)]
  const concern = concernOf(failing.verdict)
  return [...new Set([...ours.told.keys(), ...theirs.told.keys()])]
    .filter((aspect) => aspect !== 'path' || pathSaysMore(ours, theirs))
    .map((aspect) => difference(aspect, ours, theirs, concern(aspect)))
    .sort((a, b) => rank(a) - rank(b))
}

function difference(aspect: string, ours: Aspects, theirs: Aspects, concern: string | null): Difference {
  const [mine, other] = [
    ours.told.get(aspect) ?? absent(aspect, ours),
    theirs.told.get(aspect) ?? absent(aspect, theirs),
  ]
  if (!mine || !other) {
    const [failing, working] = [mine?.shown ?? notVisible(), other?.shown ?? notVisible()]
    return { aspect, failing, working, same: false, matters: false, why: said`seen of one of them only` }
  }
  const same = mine.exact === other.exact
  const matters = !same && concern !== null
  const alike = !same && mine.shown === other.shown ? said`, another value` : ''
  return {
    aspect,
    failing: mine.shown,
    working: `${other.shown}${alike}`,
    same,
    matters,
    why: matters && concern !== null ? spoken(concern) : '',
  }
}

/** A header that is not among those that were visible was not there. */
function absent(aspect: string, aspects: Aspects): Aspect | null {
  const side = /^(request|answer) header /.exec(aspect)?.[1]
  return side !== undefined && aspects.headers.has(side) ? { shown: said`not there`, exact: '' } : null
}

/** Paths without placeholders are told by their routes. */
function pathSaysMore(ours: Aspects, theirs: Aspects): boolean {
  return [ours, theirs].some(({ told }) => told.get('path')?.shown !== told.get('route')?.shown)
}

const rank = ({ matters, same }: Difference) => (matters ? 0 : same ? 2 : 1)

/** How like a failing socket another one is: the larger the first number that differs, the liker. */
interface Likeness {
  readonly socket: Socket
  readonly likeness: readonly number[]
}

/** The working sockets, the likest first: same document, server, nearest path, then nearest in time; so many at most. */
export function siblingsOf(
  failing: Socket,
  all: readonly Socket[],
  most = Number.POSITIVE_INFINITY,
): readonly Socket[] {
  const likenessOf = likenessTo(failing)
  const found: Likeness[] = []
  for (const socket of all) {
    if (socket.id === failing.id || !hasOpened(socket.summary)) continue
    const next = { socket, likeness: likenessOf(socket) }
    let [from, to] = [0, found.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if (likest(found[middle] as Likeness, next) <= 0) from = middle + 1
      else to = middle
    }
    if (from >= most) continue
    found.splice(from, 0, next)
    if (found.length > most) found.pop()
  }
  return found.map(({ socket }) => socket)
}

/** The working socket that is most like a failing one; null where none works. */
export function bestSibling(failing: Socket, all: readonly Socket[]): Socket | null {
  return siblingsOf(failing, all, 1)[0] ?? null
}

function likenessTo({
  document,
  summary: { url, startedAt },
}: Socket): (socket: Socket) => readonly number[] {
  const [host, route, segments] = [hostOf(url), routeOf(url), segmentsOf(url)]
  // Of many sockets few have a URL of their own.
  const known = new Map<string, readonly number[]>()
  const ofUrl = (other: string): readonly number[] => {
    const [there, onHost] = [segmentsOf(other), hostOf(other) === host]
    const shared = segments.findIndex((segment, index) => segment !== there[index])
    return [
      onHost ? 1 : 0,
      onHost && routeOf(other) === route ? 1 : 0,
      onHost ? (shared < 0 ? segments.length : shared) : 0,
      -Math.abs(there.length - segments.length),
    ]
  }
  return (socket) => {
    const { url: other, startedAt: began } = socket.summary
    const likeness = known.get(other) ?? ofUrl(other)
    known.set(other, likeness)
    return [socket.document === document ? 1 : 0, ...likeness, -Math.abs(began - startedAt)]
  }
}

function likest(a: Likeness, b: Likeness): number {
  for (let index = 0; index < a.likeness.length; index++) {
    const [ours, theirs] = [a.likeness[index] ?? 0, b.likeness[index] ?? 0]
    if (ours !== theirs) return theirs - ours
  }
  return a.socket.number - b.socket.number
}

/** How many differences a sentence names. */
const named = 2

/** One sentence: what the working one shares with the failing one, and what of the rest bears on the verdict. */
export function siblingSentence(
  failing: Diagnosis,
  working: Pick<Diagnosis, 'case'>,
  differences: readonly Difference[] = compareSiblings(failing, working),
): string {
  const [ours, theirs] = [failing.case.socket, working.case.socket]
  const samePage = ours.document === theirs.document
  const sameHost = hostOf(ours.summary.url) === hostOf(theirs.summary.url)
  const opened = `\`${shownPath(theirs.summary.url)}\` (#${theirs.number})`
  const host = hostOf(theirs.summary.url)
  const where = samePage
    ? sameHost
      ? said`${opened} opened from the same page and server`
      : said`${opened} opened from the same page, at another server (\`${host}\`)`
    : sameHost
      ? said`${opened} opened from another document, at the same server`
      : said`${opened} opened from another document, at another server (\`${host}\`)`
  const told = differences
    .filter(({ aspect, matters }) => matters && !(aspect === 'host' && !sameHost) && !untold.has(aspect))
    .slice(0, named)
    .map((difference) => clauseOf(difference, ours, theirs))
  if (told.length > 0) return `${where}; ${told.join('; ')}`
  const rest = differences.filter(({ matters }) => matters).map(({ aspect }) => aspectTold(aspect))
  if (rest.length === 0) return said`${where}; nothing that was seen of both and bears on the verdict differs`
  return rest.length > 1
    ? said`${where}; of what bears on the verdict, only its ${joined(rest)} differ`
    : said`${where}; of what bears on the verdict, only its ${joined(rest)} differs`
}

/** `a and b and c` */
function joined(names: readonly string[]): string {
  return names.reduce((before, name) => said`${before} and ${name}`)
}

/** The sentence names the other socket's place anyway; times differ always. */
const untold: ReadonlySet<string> = new Set(['route', 'path', 'timing'])
/** Told in words; other values are told as they are. */
const worded: ReadonlySet<string> = new Set(['close()', 'page state', 'messages'])

function clauseOf({ aspect, failing, working }: Difference, ours: Socket, theirs: Socket): string {
  if (aspect === 'protocols')
    return said`it asks for ${askedFor(theirs)}, this one asks for ${askedFor(ours)}`
  const name = aspectTold(aspect)
  return worded.has(aspect)
    ? said`${name}: ${working} there, ${failing} here`
    : said`${name}: \`${working}\` there, \`${failing}\` here`
}

function askedFor({ summary: { protocols } }: Socket): string {
  const asked = protocolsOf(protocols)
  const tokens = asked.filter(({ secret }) => secret).length
  const names = asked.flatMap(({ text, secret }) => (secret ? [] : `\`${text}\``))
  const told = tokens > 0 ? [...names, tokens === 1 ? said`a token` : said`${tokens} tokens`] : names
  return told.length > 0 ? joined(told) : said`no subprotocol`
}
