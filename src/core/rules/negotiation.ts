// The answer was a 101, but broke a rule of the opening handshake. One rule of ours for each rule of the
// standard, all told from the same checks: headers in Firefox, the browser's own text in Chromium.

import type { CheckId } from '../failure-text.ts'
import { type Case, evidence, type Finding, failedByBrowser, type Rule } from '../rule.ts'

function broken(found: Case, id: CheckId): boolean {
  return failedByBrowser(found) && found.handshake.broken?.id === id
}

function told({ summary, handshake }: Case, sentence: string): Finding {
  return {
    sentence,
    certainty: 'certain',
    evidence: evidence(
      [
        `${handshake.broken?.title}: ${handshake.broken?.seen} (${handshake.broken?.source.label})`,
        summary.responded,
      ],
      [summary.failed?.text || 'the browser failed the connection', summary.failed],
      ['what the page asked for', summary.constructed],
    ),
  }
}

const asked = ({ summary }: Case) => summary.protocols.map((each) => `\`${each}\``).join(', ')

/** Which way a subprotocol answer is wrong, from the headers' check or from Chromium's text. */
function subprotocolFault(found: Case): 'missing' | 'unrequested' | 'mismatch' | null {
  if (!broken(found, 'subprotocol')) return null
  const text = found.summary.failed?.text ?? ''
  const seen = found.handshake.broken?.seen ?? ''
  if (/no response was received/.test(text) || /none answered/.test(seen)) return 'missing'
  if (/not present in request/.test(text) || /^none asked/.test(seen)) return 'unrequested'
  return 'mismatch'
}

export const subprotocolNotReturned: Rule = {
  id: 'subprotocol-not-returned',
  title: 'Requested subprotocol not returned',
  family: 'negotiation',
  advice:
    'Let the server name one of the requested subprotocols in its answer (Django Channels: `await self.accept(subprotocol=…)`), or stop requesting any. A token that travels as a subprotocol must have a real subprotocol beside it that the server returns. Firefox opens such a socket, Chromium does not.',
  check(found) {
    if (subprotocolFault(found) !== 'missing') return null
    return told(
      found,
      `The page requested the subprotocol ${asked(found)}, and the server accepted without naming one; this browser then fails the connection (WHATWG WebSockets §2.2)`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed    ws://localhost/ws  protocols=access_token,eyJ
         0.0  0  net:requested  ws://localhost/ws
         9.0  0  net:failed     "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received"
        10.0  3  error-fired
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'subprotocol-not-returned' },
    },
  ],
}

export const subprotocolNotRequested: Rule = {
  id: 'subprotocol-not-requested',
  title: 'Subprotocol not requested',
  family: 'negotiation',
  advice:
    'Let the server accept without a subprotocol when none was requested, or request that subprotocol in the constructor’s second argument. Firefox opens such a socket, Chromium does not.',
  check(found) {
    if (subprotocolFault(found) !== 'unrequested') return null
    return told(
      found,
      'The server’s answer names a subprotocol though the page requested none; this browser then fails the connection (RFC 6455 §4.1)',
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed    ws://localhost/ws
         9.0  0  net:failed     "Error during WebSocket handshake: Response must not include 'Sec-WebSocket-Protocol' header if not present in request: dashboard.v2"
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'subprotocol-not-requested' },
    },
  ],
}

export const subprotocolMismatch: Rule = {
  id: 'subprotocol-mismatch',
  title: 'Subprotocol does not match',
  family: 'negotiation',
  advice:
    'Client and server must agree on the name, letter case included (`graphql-ws` and `graphql-transport-ws` are two protocols), and the answer must hold exactly one.',
  check(found) {
    if (subprotocolFault(found) !== 'mismatch') return null
    return told(
      found,
      `The server’s answer does not name exactly one of the requested subprotocols (${asked(found) || 'none'})`,
    )
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost/ws  protocols=a
         2.0  0  net:requested  ws://localhost/ws
         2.1  0  net:sent
              |  sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==
              |  sec-websocket-protocol: a
         9.0  0  net:responded  101
              |  upgrade: websocket
              |  connection: Upgrade
              |  sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
              |  sec-websocket-protocol: b
        10.0  3  error-fired
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'subprotocol-mismatch' },
    },
  ],
}

export const extensionNotOffered: Rule = {
  id: 'extension-not-offered',
  title: 'Extension reply not acceptable',
  family: 'negotiation',
  advice:
    'The answer may only hold extensions that were offered, once each, with parameters that RFC 7692 §7 allows. Turn compression off at the server or proxy to see whether the socket opens.',
  check(found) {
    if (!broken(found, 'extensions')) return null
    return told(found, `The server’s \`Sec-WebSocket-Extensions\` does not fit what the browser offered`)
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error during WebSocket handshake: Found an unsupported extension 'foo' in 'Sec-WebSocket-Extensions' header"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'extension-not-offered' },
    },
  ],
}

export const acceptKeyWrong: Rule = {
  id: 'accept-key-wrong',
  title: 'Wrong Sec-WebSocket-Accept',
  family: 'negotiation',
  advice:
    'Something between the browser and the server answered for another key: a proxy that opens its own handshake, a cache, or a hand-written server. Compare with a direct connection.',
  check(found) {
    if (!broken(found, 'accept')) return null
    return told(
      found,
      'The answer’s `Sec-WebSocket-Accept` does not prove that the server understood this handshake (RFC 6455 §4.2.2)',
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'accept-key-wrong' },
    },
  ],
}

export const upgradeHeadersWrong: Rule = {
  id: 'upgrade-headers-wrong',
  title: '101 without the right Upgrade and Connection headers',
  family: 'negotiation',
  advice:
    'A proxy probably strips or rewrites hop-by-hop headers. Let it pass Upgrade and Connection through (nginx: proxy_http_version 1.1, proxy_set_header Upgrade and Connection).',
  check(found) {
    if (!broken(found, 'upgrade') && !broken(found, 'connection')) return null
    return told(
      found,
      `The answer is a 101, but its \`${found.handshake.broken?.title.split(':')[0]}\` header is missing or wrong (RFC 6455 §4.1)`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error during WebSocket handshake: 'Upgrade' header is missing"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'upgrade-headers-wrong' },
    },
  ],
}
