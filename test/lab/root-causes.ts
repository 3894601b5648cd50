// The root causes that the lab and the rules are held against: fifty reasons for a socket that closed before it
// opened, gathered from public bug threads and measured. Which scenario reproduces one is said by the scenario.

import type { BrowserName, RootCauseId } from './scenario.ts'

export interface RootCause {
  readonly id: RootCauseId
  readonly group: string
  readonly title: string
  /** The rules, about sockets or about stories, that tell it; none where no evidence can. */
  readonly rules: readonly string[]
  /** Why no scenario reproduces it, and what each browser would show; only where none does. */
  readonly unproven?: { readonly why: string } & Readonly<Record<BrowserName, string>>
}

const page = 'The page did it'
const negotiation = 'Negotiation of subprotocols and extensions'
const answer = 'The answer was no valid 101'
const after = 'Right after a valid 101'
const blocked = 'Blocked or lost below HTTP'

/** R1 to R50. */
export const rootCauses: readonly RootCause[] = [
  {
    id: 'R1',
    group: page,
    title: 'The page calls close() while CONNECTING',
    rules: ['page-closed-while-connecting'],
  },
  {
    id: 'R2',
    group: page,
    title: 'An effect runs twice (React StrictMode): its clean-up closes the first socket',
    rules: ['effect-ran-twice'],
  },
  {
    id: 'R3',
    group: page,
    title: 'An effect runs at every render: an open and close loop',
    rules: ['effect-churn'],
  },
  {
    id: 'R4',
    group: page,
    title: 'The connection time-out of a reconnecting library is shorter than the handshake',
    rules: ['connect-timeout'],
  },
  {
    id: 'R5',
    group: page,
    title: 'Navigation, reload or form submit while connecting',
    rules: ['document-gone'],
  },
  {
    id: 'R6',
    group: page,
    title: 'A mailto: or other external link closes the page’s sockets',
    rules: [],
    unproven: {
      why: 'a link to an external program needs a person and a program; the browsers of today keep the sockets of a page that stays',
      chromium: 'would show as document-gone, or as a lost connection',
      firefox: 'would show as document-gone, or as a lost connection',
    },
  },
  {
    id: 'R7',
    group: page,
    title: 'The frame is removed while connecting: no event at all',
    rules: ['document-gone'],
  },
  {
    id: 'R8',
    group: page,
    title: 'The open handler is attached too late, or overwritten',
    rules: ['handler-too-late', 'handler-overwritten', 'handler-threw'],
  },
  {
    id: 'R9',
    group: page,
    title: 'Reconnect storm: error and close both reconnect',
    rules: ['reconnect-storm'],
  },
  {
    id: 'R10',
    group: page,
    title: 'Sockets leak until the browser’s limit',
    rules: ['socket-leak', 'too-many-sockets'],
  },
  {
    id: 'R11',
    group: page,
    title: 'Constructor arguments that are no subprotocols or no URL',
    rules: ['invalid-arguments', 'protocol-named-null'],
  },
  {
    id: 'R12',
    group: negotiation,
    title: 'Subprotocol requested, none returned',
    rules: ['subprotocol-not-returned'],
  },
  {
    id: 'R13',
    group: negotiation,
    title: 'Another subprotocol returned, or in another letter case',
    rules: ['subprotocol-mismatch'],
  },
  {
    id: 'R14',
    group: negotiation,
    title: 'Subprotocol returned though none was requested',
    rules: ['subprotocol-not-requested'],
  },
  {
    id: 'R15',
    group: negotiation,
    title: 'More than one subprotocol returned',
    rules: ['subprotocol-repeated'],
  },
  {
    id: 'R16',
    group: negotiation,
    title: 'The server chooses a subprotocol that was not offered, and hangs',
    rules: ['unanswered', 'timed-out'],
  },
  {
    id: 'R17',
    group: negotiation,
    title: 'An extension, or a parameter of one, that was not offered',
    rules: ['extension-not-offered'],
  },
  {
    id: 'R18',
    group: negotiation,
    title: 'Compression that only Safari negotiates badly',
    rules: ['invalid-frame'],
    unproven: {
      why: 'Safari is not one of the browsers; compression that breaks is told in both by scenario bad-deflate',
      chromium: 'not observable in this browser',
      firefox: 'not observable in this browser',
    },
  },
  {
    id: 'R19',
    group: answer,
    title: 'A proxy strips Upgrade and Connection',
    rules: ['upgrade-stripped', 'endpoint-missing'],
  },
  {
    id: 'R20',
    group: answer,
    title: '101 without the right Upgrade or Connection',
    rules: ['upgrade-headers-wrong'],
  },
  {
    id: 'R21',
    group: answer,
    title: 'No WebSocket endpoint at this path',
    rules: ['endpoint-missing', 'server-error'],
  },
  { id: 'R22', group: answer, title: 'The origin is refused', rules: ['forbidden-origin'] },
  {
    id: 'R23',
    group: answer,
    title: 'Authentication, firewall or rate limit refuses',
    rules: ['unauthorized', 'forbidden', 'rate-limited', 'proxy-authentication'],
  },
  { id: 'R24', group: answer, title: 'The consumer closes before it accepts', rules: ['forbidden'] },
  {
    id: 'R25',
    group: answer,
    title: 'An exception before accept',
    rules: ['server-error', 'gateway-failed'],
  },
  {
    id: 'R26',
    group: answer,
    title: 'The consumer never accepts',
    rules: ['unanswered', 'timed-out', 'forbidden', 'dropped-before-answer'],
  },
  { id: 'R27', group: answer, title: 'A redirect, which browsers never follow', rules: ['redirected'] },
  { id: 'R28', group: answer, title: 'Wrong Sec-WebSocket-Accept', rules: ['accept-key-wrong'] },
  { id: 'R29', group: answer, title: '101 over HTTP/1.0', rules: ['http-version-too-old'] },
  { id: 'R30', group: answer, title: 'HTTP/2 handshake not bridged', rules: ['http2-not-bridged'] },
  {
    id: 'R31',
    group: answer,
    title: 'Headers too large, or an answer that is not HTTP',
    rules: ['answer-too-large', 'not-http', 'http-status'],
  },
  { id: 'R32', group: answer, title: 'Cookies were not sent', rules: ['credentials-missing'] },
  {
    id: 'R33',
    group: after,
    title: 'Two upgrade handlers answer',
    rules: ['invalid-frame', 'closed-after-accept'],
  },
  {
    id: 'R34',
    group: after,
    title: 'The server writes the 101 and drops the connection',
    rules: ['closed-after-accept'],
  },
  {
    id: 'R35',
    group: after,
    title: 'The first frame breaks the protocol',
    rules: ['invalid-frame', 'closed-after-accept'],
  },
  {
    id: 'R36',
    group: after,
    title: 'An exception, or a close, right after accept',
    rules: ['closed-after-accept'],
  },
  {
    id: 'R37',
    group: after,
    title: 'The message that came with the 101 is lost',
    rules: ['message-unheard'],
  },
  { id: 'R38', group: blocked, title: 'Content-Security-Policy', rules: ['blocked-by-policy'] },
  { id: 'R39', group: blocked, title: 'Mixed content', rules: ['mixed-content'] },
  { id: 'R40', group: blocked, title: 'Local Network Access', rules: ['local-network-access'] },
  { id: 'R41', group: blocked, title: 'Untrusted certificate', rules: ['tls-failed'] },
  {
    id: 'R42',
    group: blocked,
    title: 'Antivirus or a corporate proxy in the middle',
    rules: ['tls-failed', 'accept-key-wrong', 'upgrade-headers-wrong'],
    unproven: {
      why: 'such a program cannot run here; what it does shows as the fault it makes, never as itself',
      chromium: 'the fault it makes: a certificate, a wrong accept key, stripped headers',
      firefox: 'the fault it makes: a certificate, a wrong accept key, stripped headers',
    },
  },
  {
    id: 'R43',
    group: blocked,
    title: 'Another extension blocks it, or hides why',
    rules: ['blocked-by-extension', 'answer-withheld'],
    unproven: {
      why: 'reproduced by a second extension beside the lab, in the end-to-end test “beside an ad blocker”',
      chromium: 'narrowed: the browser withholds the text of a blocked request too',
      firefox: 'Blocked by the browser or another extension; which one cannot be told',
    },
  },
  {
    id: 'R44',
    group: blocked,
    title: 'Nothing listens there, or the name is unknown',
    rules: ['unreachable'],
  },
  {
    id: 'R45',
    group: blocked,
    title: 'ws: to a TLS port, or wss: to a plain one',
    rules: ['dropped-before-answer', 'tls-to-plain-port', 'tls-failed', 'not-http'],
  },
  { id: 'R46', group: blocked, title: 'A port that browsers refuse', rules: ['unsafe-port'] },
  {
    id: 'R47',
    group: blocked,
    title: 'A cold backend: no answer for long',
    rules: ['unanswered', 'timed-out'],
  },
  {
    id: 'R48',
    group: blocked,
    title: 'Sleep or offline',
    rules: ['went-offline'],
    unproven: {
      why: 'a machine cannot be put to sleep from a test; the texts are those that were measured offline',
      chromium: 'The browser was offline',
      firefox: 'The browser was offline',
    },
  },
  {
    id: 'R49',
    group: blocked,
    title: 'The browser holds the request back: one handshake a host, or a pause after failures',
    rules: ['held-back'],
  },
  { id: 'R50', group: blocked, title: 'Origin: null', rules: ['origin-null'] },
]
