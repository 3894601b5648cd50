// What a probe means. Lifeline's requests had another Origin, other cookies and another moment than the
// page's socket: so a reading narrows and never proves, and says what it leaves open.

import type { ProbeAnswered, ProbeFact, ProbeTried } from './fact.ts'
import { readTwin } from './probe/read-twin.ts'
import { answerTold, type Series, seriesOf, tlsCode } from './probe/series.ts'
import type { Family } from './rule.ts'
import { said } from './said.ts'
import type { Socket } from './socket.ts'
import { earlyClose } from './summary.ts'
import { duration, hostOf, pathOf } from './words.ts'

export interface ProbeReading {
  /** What was found, then what it does not prove; `code` in backticks. */
  readonly sentence: string
  /** Families and ids of rules that go with it, the most telling first. */
  readonly suggests: readonly string[]
  /** Ids of rules whose fault, had it lasted, the probe would have met. */
  readonly rulesOut: readonly string[]
  readonly certainty: 'likely' | 'narrowed'
  /** The answers that it was read from. */
  readonly from: readonly ProbeFact[]
}

/** Reads the newest series of probes of a socket; none where nothing was asked. */
export function readProbes(socket: Socket): readonly ProbeReading[] {
  const series = seriesOf(socket, socket.probes)
  const readings = [readSockets(socket, series), ...readTwin(socket, series)]
  const always = ofItsOwn(socket)
  return readings
    .filter((each) => each !== null)
    .map((each) => ({ ...each, suggests: [...new Set([...each.suggests, ...always])] }))
}

/** One answer of a probe as a sentence. */
export function sayProbe(fact: ProbeFact): string {
  if (fact.kind === 'probe:answered') return sayAnswer(fact)
  const asked =
    fact.protocols.length > 0 ? said`subprotocols ${listed(fact.protocols)}` : said`no subprotocol`
  const socket = said`A socket with ${asked}`
  if (fact.opened) {
    const chosen = fact.protocol === '' ? '' : said`, with the subprotocol \`${fact.protocol}\``
    return said`${socket} opened after ${duration(fact.took)}${chosen}`
  }
  if (fact.code === null) return said`${socket} had not opened after ${duration(fact.took)}`
  return said`${socket} failed after ${duration(fact.took)} with ${fact.code}`
}

function sayAnswer({ url, status, text }: ProbeAnswered): string {
  const told = [status === null ? '' : said`status ${status}`, answerTold(text)].filter((each) => each !== '')
  return said`A plain GET of \`${shortened(pathOf(url))}\`: ${told.join(', ')}`
}

/** What probes of the server say nothing about, because the socket's own facts show that it may be so. */
function ofItsOwn({ summary, facts }: Socket): readonly Family[] {
  const found: Family[] = []
  if (summary.closeCalled || summary.state !== 3) found.push('page-closed')
  if (summary.opened) found.push('after-accept', 'early-message')
  if (!summary.sent || facts.some(({ kind }) => kind === 'ctx:policy-violated')) found.push('blocked')
  if (!summary.responded && !summary.opened) found.push('unreachable')
  return [...found, 'other']
}

const server: readonly Family[] = ['negotiation', 'rejected', 'origin', 'after-accept']

function readSockets(socket: Socket, { same, bare }: Series): ProbeReading | null {
  const failed = [same, bare].filter((each) => each !== null)
  const tls = failed.filter(({ code }) => code === tlsCode)
  if (!same) return null
  if (same.opened) return readOpened(socket, same)
  if (tls.length > 0) return readTls(socket, tls)
  const theirs = socket.summary.opened
    ? said`The page’s socket did open with them`
    : said`The probe does not show which of these, nor whether the page is treated so`
  if (bare?.opened)
    return {
      sentence: said`With ${listed(same.protocols)} Lifeline’s socket failed, without a subprotocol it opened: to Lifeline, the server refuses what is asked, or answers it wrongly or not at all. ${theirs}`,
      suggests: ['negotiation', 'unauthorized', 'rejected', 'after-accept'],
      rulesOut: lasting,
      certainty: 'narrowed',
      from: [same, bare],
    }
  const hung = failed.every(({ code }) => code === null)
  const ways = bare ? said`, with its subprotocols and without any` : ''
  return {
    sentence: hung
      ? said`Lifeline’s own socket did not open in time${ways}. ${besideThePage(socket)}`
      : said`Lifeline’s own socket failed${ways}. ${besideThePage(socket)}`,
    suggests: hung ? ['unanswered', ...server] : server,
    rulesOut: [],
    certainty: 'narrowed',
    from: failed,
  }
}

/** What a failure of Lifeline's socket says beside how the page's fared. */
function besideThePage({ summary }: Socket): string {
  if (summary.opened)
    return said`The page’s socket did open, so what differs decides: Origin, cookies, the moment, or a connection that the page shares, as in HTTP/2`
  if (earlyClose(summary))
    return said`The page closed its own before it could open, so the probe does not show how that would have ended`
  if (summary.state !== 3 && summary.constructed) return said`The page’s socket has not ended yet`
  return said`So the page need not be the cause; but a server may refuse the extension’s Origin where it accepts the page’s, so this alone decides nothing`
}

/** Faults that a server keeps: a socket that opens does not meet them. */
const lasting = ['tls-failed', 'not-http', 'accept-key-wrong'] as const

function readOpened({ summary }: Socket, same: ProbeTried): ProbeReading {
  const begin =
    same.protocols.length > 0
      ? said`Lifeline’s own socket, with the same subprotocols, opened after ${duration(same.took)}`
      : said`Lifeline’s own socket opened after ${duration(same.took)}`
  const found = { certainty: 'narrowed', from: [same] } as const
  if (same.protocols.length > 0 && same.protocol === '')
    return {
      ...found,
      sentence: said`${begin}, but the server chose no subprotocol though ${listed(same.protocols)} was offered: Chromium fails such a connection and Firefox lets it pass. The probe does not show what the server answers the page`,
      suggests: ['subprotocol-not-returned', 'origin', 'rejected'],
      rulesOut: lasting,
    }
  if (summary.opened)
    return {
      ...found,
      sentence: said`${begin}, as the page’s did: the server accepts here. What came after \`open\` is not probed`,
      suggests: [],
      rulesOut: lasting,
    }
  return {
    ...found,
    sentence: said`${begin}: now the server accepts connections at this path. The page’s socket had another Origin, other cookies and another moment, or its own code ended it: which of these made the difference is not shown`,
    suggests: ['origin', 'unauthorized', 'rejected', 'after-accept'],
    rulesOut: same.protocols.length > 0 ? [...lasting, 'subprotocol-mismatch'] : lasting,
  }
}

function readTls({ summary }: Socket, from: readonly ProbeTried[]): ProbeReading {
  return {
    sentence: said`Firefox closed Lifeline’s socket with ${tlsCode}: TLS with \`${hostOf(summary.url)}\` could not be set up. Which fault it is, is not told; \`https://${hostOf(summary.url)}/\` in a tab shows it`,
    suggests: ['tls-failed', 'unreachable'],
    rulesOut: [],
    certainty: 'likely',
    from,
  }
}

function listed(protocols: readonly string[]): string {
  return protocols.map((each) => `\`${shortened(each)}\``).join(', ')
}

/** Subprotocols and queries may carry tokens, and a sentence is copied on. */
function shortened(text: string): string {
  return text.length > 28 ? `${text.slice(0, 24)}…` : text
}
