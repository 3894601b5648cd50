// “What else it could have been”: every family of causes is confirmed, ruled out by a named fact, or
// undecidable with the reason. A family is never ruled out by the mere absence of evidence.

import { originOf } from './origin.ts'
import { type Case, type Family, failedByBrowser } from './rule.ts'
import { earlyClose } from './summary.ts'
import { hostOf, pathOf, plural } from './words.ts'

export type Standing = 'confirmed' | 'ruled-out' | 'undecidable'

export interface Hypothesis {
  readonly family: Family | 'this-browser'
  readonly title: string
  readonly standing: Standing
  readonly why: string
}

type Weighing = readonly [standing: Exclude<Standing, 'confirmed'>, why: string]

const families: readonly (readonly [
  family: Family | 'this-browser',
  title: string,
  weigh: (found: Case) => Weighing,
])[] = [
  ['page-closed', 'Page closed it early', weighPageClosed],
  ['negotiation', 'Protocol or extension mismatch', weighNegotiation],
  ['origin', 'Origin or CORS refusal', weighOrigin],
  ['rejected', 'Rejected or broken HTTP answer', weighRejected],
  ['after-accept', 'Server closed after accept', weighAfterAccept],
  ['early-message', 'Message sent too early', weighEarlyMessage],
  ['blocked', 'Blocked inside the browser', weighBlocked],
  ['unreachable', 'Server not reached', weighUnreachable],
  ['this-browser', 'This browser only', weighThisBrowser],
]

/** Weighs every family; `confirmed` is the family of the verdict that spoke, with its sentence. */
export function weigh(found: Case, confirmed: { family: Family; why: string } | null): readonly Hypothesis[] {
  return families.map(([family, title, weighFamily]) => {
    if (family === confirmed?.family) return { family, title, standing: 'confirmed', why: confirmed.why }
    const [standing, why] = weighFamily(found)
    return { family, title, standing, why }
  })
}

const notVisible = 'the network side of this socket was not seen'

/** The answer arrived and opened the socket, or broke no rule. */
function accepted({ summary, handshake }: Case): string | null {
  if (summary.opened) return 'open fired'
  if (summary.responded && handshake.checks.every(({ result }) => result === 'passed'))
    return 'a valid 101 came'
  return null
}

function weighPageClosed({ summary }: Case): Weighing {
  if (!summary.constructed) return ['undecidable', 'no page facts: close() calls were not seen']
  if (summary.closeCalled) return ['ruled-out', 'close() was called only after open']
  return summary.state === 3
    ? ['ruled-out', 'no close() call; the ready state went to 3 without 2']
    : ['ruled-out', 'no close() call']
}

const endedFirst: Weighing = ['ruled-out', 'the page’s own close() ended it: ready state 0 → 2']

function weighNegotiation(found: Case): Weighing {
  const { summary, handshake } = found
  const yes = accepted(found)
  if (yes) return ['ruled-out', `${yes}: subprotocol, extensions and accept key are right`]
  if (earlyClose(found.summary)) return endedFirst
  if (summary.threw) return ['ruled-out', 'no request was made']
  if (handshake.broken?.id === 'status') return ['ruled-out', 'the answer was not a 101']
  const { broken } = handshake
  if (broken) return ['undecidable', `${broken.title}: ${broken.seen}`]
  if (handshake.cause && ['refused', 'unknown-host', 'offline', 'tls'].includes(handshake.cause.is))
    return ['ruled-out', 'there was no answer to negotiate with']
  if (summary.protocols.length === 0)
    return ['undecidable', 'no subprotocol was asked; the answer’s headers were not seen']
  return ['undecidable', `subprotocols were asked (${summary.protocols.length}); the answer was not seen`]
}

function weighOrigin(found: Case): Weighing {
  const { summary, socket, company } = found
  const yes = accepted(found)
  if (yes) return ['ruled-out', `${yes}: the server did not refuse`]
  if (summary.responded?.status === 101) return ['ruled-out', 'the status was 101, not a refusal']
  if (earlyClose(found.summary)) return endedFirst
  if (summary.threw) return ['ruled-out', 'no request was made']
  const { cause, broken } = found.handshake
  if (broken && broken.id !== 'status') return ['ruled-out', 'the status was 101, not a refusal']
  if (cause && ['refused', 'unknown-host', 'offline', 'tls'].includes(cause.is))
    return ['ruled-out', 'no server was reached']
  const refusal = summary.responded?.status ?? (cause?.is === 'status' ? cause.status : null)
  if (refusal !== null && refusal !== 403 && refusal !== 401 && refusal !== 400)
    return ['ruled-out', `origin checks answer 403, not ${refusal}`]
  const origin = originOf(found)
  if (refusal === 403 && origin !== null && hostOf(origin) === hostOf(summary.url))
    return ['ruled-out', 'the socket goes to the page’s own origin']
  const sibling = company.sameDocument.find(
    (other) =>
      other.id !== socket.id &&
      other.summary.opened !== null &&
      hostOf(other.summary.url) === hostOf(summary.url),
  )
  if (sibling)
    return ['undecidable', `${pathOf(sibling.summary.url)} opened from the same origin; this path may differ`]
  return ['undecidable', refusal === null ? 'the answer’s status was not seen' : `status ${refusal}`]
}

function weighRejected(found: Case): Weighing {
  const yes = accepted(found)
  if (yes) return ['ruled-out', yes]
  const { summary, handshake } = found
  if (summary.threw) return ['ruled-out', 'no request was made']
  if (summary.responded?.status === 101 || (handshake.broken && handshake.broken.id !== 'status'))
    return ['ruled-out', 'the status was 101']
  if (handshake.cause && ['refused', 'unknown-host', 'offline', 'tls'].includes(handshake.cause.is))
    return ['ruled-out', 'no HTTP answer came']
  if (earlyClose(found.summary)) return ['ruled-out', 'close() came before any answer']
  return ['undecidable', summary.requested ? 'the answer was not seen' : notVisible]
}

function weighAfterAccept(found: Case): Weighing {
  const { summary, handshake, browser } = found
  if (summary.threw) return ['ruled-out', 'no request was made']
  if (earlyClose(found.summary)) {
    const gap = summary.responded && summary.closeCalled && summary.responded.at - summary.closeCalled.at
    return [
      'ruled-out',
      gap !== null && gap > 0 ? 'close() came before the answer' : 'the page’s own close() came first',
    ]
  }
  if (summary.opened) return summary.closed ? ['ruled-out', 'it stayed open'] : ['ruled-out', 'it is open']
  if (handshake.broken || handshake.cause) {
    if (handshake.cause?.is !== 'withheld') return ['ruled-out', 'the server’s answer was not an acceptance']
  }
  if (browser === 'chromium' && failedByBrowser(found))
    return ['ruled-out', 'Chromium always fires open after a valid 101, and it did not']
  return ['undecidable', 'whether the server accepted was not seen']
}

function weighEarlyMessage({ summary, socket }: Case): Weighing {
  if (!summary.constructed && !summary.threw)
    return ['undecidable', 'no page facts: send() calls were not seen']
  const early = socket.facts.filter((fact) => fact.kind === 'send-called' && fact.state === 0)
  if (early.length > 0)
    return [
      'ruled-out',
      `${plural(early.length, 'send() call')} before open threw InvalidStateError, which closes nothing`,
    ]
  const received = summary.received.count
  if (received > 0) return ['ruled-out', 'messages were received after open: a message at once is harmless']
  return ['ruled-out', 'no frame received, no send() before open']
}

function weighBlocked(found: Case): Weighing {
  const { summary, socket } = found
  if (summary.responded || summary.opened) return ['ruled-out', 'the server answered']
  if (earlyClose(found.summary)) return endedFirst
  if (summary.sent) return ['ruled-out', 'the request was sent']
  if (summary.threw) return ['ruled-out', 'the constructor refused the arguments first']
  const violated = socket.facts.some(({ kind }) => kind === 'ctx:policy-violated')
  if (violated) return ['undecidable', 'a policy violation was reported meanwhile']
  if (summary.failed?.text) return ['ruled-out', summary.failed.text]
  return ['undecidable', 'no policy violation was reported; other blocks leave no trace here']
}

function weighUnreachable(found: Case): Weighing {
  const { summary, handshake } = found
  if (summary.responded || summary.opened) return ['ruled-out', 'the server answered']
  if (earlyClose(found.summary)) return endedFirst
  if (summary.threw) return ['ruled-out', 'no request was made']
  if (handshake.broken) return ['ruled-out', 'the server answered']
  if (summary.sent) return ['ruled-out', 'the request was sent on an open connection']
  return ['undecidable', summary.requested ? 'whether the request was sent was not seen' : notVisible]
}

function weighThisBrowser({ browser, summary, handshake }: Case): Weighing {
  if (earlyClose(summary)) return ['ruled-out', 'the page’s own close() does the same in every browser']
  const lenient =
    browser === 'chromium' &&
    handshake.broken?.id === 'subprotocol' &&
    !/does not match|, which/.test(handshake.broken.seen)
  if (lenient && !/does not match|more than once/.test(summary.failed?.text ?? ''))
    return ['undecidable', 'Firefox opens sockets with this fault: compare with a Firefox session']
  if (handshake.broken?.id === 'status') return ['ruled-out', 'every browser fails on this status']
  const other = browser === 'firefox' ? 'Chromium' : 'Firefox'
  return ['undecidable', `compare with a ${other} session`]
}
