// “What else it could have been”: every family of causes is confirmed, ruled out by a named fact, or
// undecidable with the reason. A family is never ruled out by the mere absence of evidence.

import type { Cause } from './failure-text.ts'
import { originOf } from './origin.ts'
import { type Case, type Family, failedByBrowser } from './rule.ts'
import { said, spoken, wording } from './said.ts'
import { earlyClose } from './summary.ts'
import type { Diagnosis } from './verdict.ts'
import { hostOf, pathOf, plural, sure } from './words.ts'

export type Standing = 'confirmed' | 'ruled-out' | 'undecidable'

export interface Hypothesis {
  readonly family: Family | 'this-browser'
  readonly title: string
  readonly standing: Standing
  readonly why: string
}

type Weighing = readonly [standing: Standing, why: string]

const families: readonly (readonly [
  family: Family | 'this-browser',
  title: string,
  weigh: (found: Case) => Weighing,
])[] = [
  ['page-closed', wording('Page closed it early'), weighPageClosed],
  ['negotiation', wording('Protocol or extension mismatch'), weighNegotiation],
  ['origin', wording('Origin or CORS refusal'), weighOrigin],
  ['rejected', wording('Rejected or broken HTTP answer'), weighRejected],
  ['after-accept', wording('Server closed after accept'), weighAfterAccept],
  ['early-message', wording('Message sent too early'), weighEarlyMessage],
  ['blocked', wording('Blocked inside the browser'), weighBlocked],
  ['unreachable', wording('Server not reached'), weighUnreachable],
  ['this-browser', wording('This browser or its environment'), weighThisBrowser],
]

/**
 * Weighs every family against the session as it is now; a certain verdict confirms its own, a likely one leaves it
 * open and says so.
 */
export function hypothesesOf({ verdict, case: found }: Diagnosis): readonly Hypothesis[] {
  const shown = verdict?.evidence[0]?.text ?? ''
  return families.map(([family, english, weighFamily]) => {
    const title = spoken(english)
    const [standing, why] = weighFamily(found)
    if (family !== verdict?.family || standing === 'confirmed') return { family, title, standing, why }
    if (verdict.certainty === 'certain') return { family, title, standing: 'confirmed', why: shown }
    const unproven = said`${spoken(sure[verdict.certainty])}, not proven: ${shown}`
    return { family, title, standing: 'undecidable', why: unproven }
  })
}

/** Causes by which no answer of a server came back. */
const unanswered: ReadonlySet<Cause['is']> = new Set<Cause['is']>([
  'refused',
  'unknown-host',
  'offline',
  'tls',
  'tls-certificate',
  'tls-not-spoken',
  'proxy',
  'unsafe-port',
  'blocked',
  'local-network',
  'too-many',
  'timed-out',
  'dropped',
])

/** Why no answer came back, in the browser's own words; null where one may have. */
function noAnswer({ handshake, summary }: Case): string | null {
  return handshake.cause && unanswered.has(handshake.cause.is) ? (summary.failed?.text ?? '') : null
}

/** The answer arrived and opened the socket, or broke no rule. */
function accepted({ summary, handshake }: Case): string | null {
  if (summary.opened) return said`open fired`
  if (summary.responded && handshake.valid) return said`a valid 101 came`
  return null
}

/** The status of an answer that was no 101, from its head or from the browser's text. */
function refusal({ summary, handshake }: Case): number | null {
  const { responded } = summary
  if (responded) return handshake.broken?.part === 'status' ? responded.status : null
  return handshake.cause?.is === 'status' ? handshake.cause.status : null
}

/** The 101 came, though something in it was wrong. */
function broke101({ handshake }: Case): boolean {
  return handshake.broken !== null && handshake.broken.part !== 'status'
}

const withheld = () => said`the browser’s text is withheld because of another extension`
const notSeen = ({ handshake, summary }: Case) =>
  handshake.cause?.is === 'withheld'
    ? withheld()
    : summary.requested
      ? said`the answer was not seen`
      : said`the network side of this socket was not seen`

const endedFirst = (): Weighing => ['ruled-out', said`the page’s own close() ended it: ready state 0 → 2`]
const noRequest = (): Weighing => ['ruled-out', said`the constructor threw: no request was made`]

function weighPageClosed({ summary }: Case): Weighing {
  if (earlyClose(summary)) return ['confirmed', said`close() before open: ready state 0 → 2`]
  if (!summary.constructed && !summary.threw)
    return ['undecidable', said`no page facts: close() calls were not seen`]
  if (summary.closeCalled) return ['ruled-out', said`close() was called only after open`]
  return summary.state === 3
    ? ['ruled-out', said`no close() call; the ready state went to 3 without 2`]
    : ['ruled-out', said`no close() call`]
}

function weighNegotiation(found: Case): Weighing {
  const { summary, handshake } = found
  const yes = accepted(found)
  if (yes) return ['ruled-out', said`${yes}: subprotocol, extensions and accept key are right`]
  if (earlyClose(summary)) return endedFirst()
  if (summary.threw) return noRequest()
  const status = refusal(found)
  if (status !== null) return ['ruled-out', said`the answer was ${status}, not a 101`]
  if (noAnswer(found) !== null) return ['ruled-out', said`there was no answer to negotiate with`]
  if (handshake.cause?.is === 'not-http') return ['ruled-out', said`the answer was not HTTP`]
  const { broken } = handshake
  if (broken) return ['undecidable', `${broken.title}: ${broken.seen}`]
  const asked =
    summary.protocols.length === 0
      ? said`no subprotocol was asked`
      : said`${plural(summary.protocols.length, 'subprotocol')} asked`
  return ['undecidable', `${asked}; ${notSeen(found)}`]
}

function weighOrigin(found: Case): Weighing {
  const { summary, company } = found
  const yes = accepted(found)
  if (yes) return ['ruled-out', said`${yes}: the server did not refuse`]
  if (earlyClose(summary)) return endedFirst()
  if (summary.threw) return noRequest()
  if (broke101(found)) return ['ruled-out', said`the status was 101, not a refusal`]
  if (noAnswer(found) !== null) return ['ruled-out', said`no answer of a server came back`]
  const status = refusal(found)
  if (status !== null && ![400, 401, 403].includes(status))
    return ['ruled-out', said`origin checks answer 403, not ${status}`]
  const origin = originOf(found)
  if (status === 403 && origin !== null && hostOf(origin) === hostOf(summary.url))
    return ['ruled-out', said`the socket goes to the page’s own origin`]
  const sibling = company.opened
  if (sibling)
    return [
      'undecidable',
      said`${pathOf(sibling.summary.url)} opened from the same origin; this path may differ`,
    ]
  return ['undecidable', status === null ? notSeen(found) : said`status ${status}`]
}

function weighRejected(found: Case): Weighing {
  const { summary, handshake } = found
  const yes = accepted(found)
  if (yes) return ['ruled-out', yes]
  if (earlyClose(summary)) return ['ruled-out', said`close() came before any answer`]
  if (summary.threw) return noRequest()
  if (broke101(found)) return ['ruled-out', said`the status was 101`]
  const status = refusal(found)
  if (status !== null) return ['confirmed', said`the answer was ${status}`]
  if (handshake.cause?.is === 'dropped') return ['undecidable', summary.failed?.text ?? '']
  if (noAnswer(found) !== null) return ['ruled-out', said`no HTTP answer came`]
  return ['undecidable', notSeen(found)]
}

function weighAfterAccept(found: Case): Weighing {
  const { summary, handshake, browser } = found
  if (summary.threw) return noRequest()
  if (earlyClose(summary)) {
    const gap = summary.responded && summary.closeCalled && summary.responded.at - summary.closeCalled.at
    return [
      'ruled-out',
      gap !== null && gap > 0
        ? said`close() came before the answer`
        : said`the page’s own close() came first`,
    ]
  }
  if (summary.opened)
    return summary.closed ? ['ruled-out', said`it stayed open`] : ['ruled-out', said`it is open`]
  if (accepted(found) && failedByBrowser(found))
    return ['confirmed', said`a valid 101 came, and the connection ended before open`]
  if (handshake.broken || (handshake.cause && handshake.cause.is !== 'withheld'))
    return ['ruled-out', said`the server’s answer was not an acceptance`]
  if (browser === 'chromium' && failedByBrowser(found))
    return ['ruled-out', said`Chromium always fires open after a valid 101, and it did not`]
  return ['undecidable', said`whether the server accepted was not seen`]
}

function weighEarlyMessage({ summary, socket }: Case): Weighing {
  if (!summary.constructed && !summary.threw)
    return ['undecidable', said`no page facts: send() calls were not seen`]
  const early = socket.facts.filter((fact) => fact.kind === 'send-called' && fact.state === 0)
  if (early.length > 0)
    return [
      'ruled-out',
      said`${plural(early.length, 'send() call')} before open threw InvalidStateError, which closes nothing`,
    ]
  if (summary.received.count > 0)
    return ['ruled-out', said`messages were received after open: a message at once is harmless`]
  return ['ruled-out', said`no frame received, no send() before open`]
}

function weighBlocked(found: Case): Weighing {
  const { summary, socket } = found
  if (summary.responded || summary.opened) return ['ruled-out', said`the server answered`]
  if (earlyClose(summary)) return endedFirst()
  if (summary.sent) return ['ruled-out', said`the request was sent`]
  if (summary.threw) return ['ruled-out', said`the constructor refused the arguments first`]
  if (socket.facts.some(({ kind }) => kind === 'ctx:policy-violated'))
    return ['undecidable', said`a policy violation was reported meanwhile`]
  if (summary.failed?.text) return ['ruled-out', summary.failed.text]
  if (summary.failed) return ['undecidable', withheld()]
  return ['undecidable', said`no policy violation was reported; other blocks leave no trace here`]
}

function weighUnreachable(found: Case): Weighing {
  const { summary, handshake } = found
  if (summary.responded || summary.opened) return ['ruled-out', said`the server answered`]
  if (earlyClose(summary)) return endedFirst()
  if (summary.threw) return noRequest()
  if (handshake.broken || handshake.cause?.is === 'status') return ['ruled-out', said`the server answered`]
  if (summary.sent) return ['ruled-out', said`the request was sent on an open connection`]
  return [
    'undecidable',
    summary.failed || !summary.requested ? notSeen(found) : said`the request was not sent`,
  ]
}

function weighThisBrowser(found: Case): Weighing {
  const { browser, summary, handshake } = found
  if (earlyClose(summary)) return ['ruled-out', said`the page’s own close() does the same in every browser`]
  const other = browser === 'firefox' ? 'Chromium' : 'Firefox'
  const status = refusal(found)
  if (status !== null && status > 199) return ['ruled-out', said`every browser fails on this status`]
  const { broken } = handshake
  if (broken && broken.enforcedBy.length < 2)
    return ['confirmed', said`${other} does not fail a socket over this: compare with a ${other} session`]
  if (broken && broken.enforcedBy.length === 2)
    return ['ruled-out', said`both browsers fail a socket over this`]
  if (handshake.cause?.is === 'withheld')
    return ['undecidable', said`${withheld()}: compare with a profile without it, or with a ${other} session`]
  return ['undecidable', said`compare with a ${other} session`]
}
