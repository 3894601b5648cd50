// The connection itself failed: nothing that could be checked as a handshake ever came back.

import type { Cause } from '../failure-text.ts'
import { type Case, evidence, type Finding, failedByBrowser, type Rule } from '../rule.ts'
import { hostOf } from '../words.ts'

function failedAs(found: Case, ...causes: readonly Cause['is'][]): boolean {
  const { cause } = found.handshake
  return failedByBrowser(found) && cause !== null && causes.includes(cause.is)
}

function told({ summary }: Case, sentence: string, certainty: Finding['certainty'] = 'certain'): Finding {
  return {
    sentence,
    certainty,
    evidence: evidence(
      [summary.failed?.text || 'the browser failed the connection', summary.failed],
      ['the answer', summary.responded],
      ['close code 1015: the TLS handshake failed', summary.closed?.code === 1015 ? summary.closed : null],
    ),
  }
}

export const tlsFailed: Rule = {
  id: 'tls-failed',
  title: 'The TLS connection could not be made',
  family: 'unreachable',
  advice:
    'Open the https: twin of the URL in a tab to see the certificate error. A self-signed certificate must be accepted there first; a wss: URL needs a port that speaks TLS.',
  check(found) {
    if (!failedAs(found, 'tls') && !(failedByBrowser(found) && found.summary.closed?.code === 1015))
      return null
    return told(found, `The TLS connection to \`${hostOf(found.summary.url)}\` could not be made`)
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed  wss://localhost:8443/ws
        10.0  3  error-fired
        10.0  3  close-fired  1015  unclean`,
      verdicts: { 'd.1': 'tls-failed' },
    },
  ],
}

export const unreachable: Rule = {
  id: 'unreachable',
  title: 'The server could not be reached',
  family: 'unreachable',
  advice:
    'Check host, port and whether the server runs and listens on that address: `localhost` may mean ::1 for the browser and 127.0.0.1 for the server. The server’s log has no line about this socket.',
  check(found) {
    if (!failedAs(found, 'refused', 'unknown-host', 'offline', 'proxy', 'timed-out', 'unsafe-port'))
      return null
    const host = `\`${hostOf(found.summary.url)}\``
    const said: Partial<Record<Cause['is'], string>> = {
      refused: `The connection to ${host} was refused: nothing listens there`,
      'unknown-host': `The name ${host} could not be resolved`,
      offline: 'The browser is offline',
      proxy: `A proxy on the way to ${host} refused or failed`,
      'timed-out': `The connection to ${host} timed out`,
      'unsafe-port': `Browsers refuse to connect to the port of ${host}`,
    }
    return told(found, said[found.handshake.cause?.is ?? 'refused'] ?? `${host} could not be reached`)
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        0.0  0  constructed  ws://localhost:1/ws
        3.0  0  net:failed   "Error in connection establishment: net::ERR_CONNECTION_REFUSED"
        4.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'unreachable' },
    },
  ],
}

export const notHttp: Rule = {
  id: 'not-http',
  title: 'The answer was not HTTP',
  family: 'rejected',
  advice:
    'Something else than an HTTP server answers on this port: another service, or a TLS server asked without TLS (try wss:).',
  check(found) {
    const ancient = failedByBrowser(found) && found.summary.responded?.version === 'HTTP/0.9'
    if (!failedAs(found, 'not-http') && !ancient) return null
    return told(found, 'The server’s answer was not an HTTP response')
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost/ws
         9.0  0  net:responded  200  version=HTTP/0.9
         9.5  0  net:failed     NS_ERROR_WEBSOCKET_CONNECTION_REFUSED
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'not-http' },
    },
  ],
}

export const droppedBeforeAnswer: Rule = {
  id: 'dropped-before-answer',
  title: 'The connection was dropped before an answer',
  family: 'rejected',
  advice:
    'The server or a proxy ended the TCP connection without a complete answer: a crash, a time-out, a firewall, or a TLS port asked without TLS (try wss:).',
  check(found) {
    if (!failedAs(found, 'dropped', 'too-big')) return null
    return told(
      found,
      found.handshake.cause?.is === 'too-big'
        ? 'The answer’s headers were too large for the browser'
        : 'The connection was closed or reset before a complete answer to the handshake arrived',
    )
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost/ws
         2.0  0  net:requested  ws://localhost/ws
         9.5  0  net:failed     NS_ERROR_NET_RESET
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'dropped-before-answer' },
    },
  ],
}

export const blockedByExtension: Rule = {
  id: 'blocked-by-extension',
  title: 'Blocked by the browser or another extension',
  family: 'blocked',
  advice:
    'Try a clean profile, or switch off extensions one by one, ad blockers first: an extension or a policy cancelled the request. Which one cannot be told from here.',
  check(found) {
    if (!failedAs(found, 'blocked')) return null
    return told(found, 'The request was cancelled inside the browser, before any answer')
  },
  examples: [
    {
      browser: 'firefox',
      log: `
        0.0  0  constructed    ws://localhost/ws
        2.0  0  net:requested  ws://localhost/ws
        2.5  0  net:failed     NS_ERROR_ABORT
        4.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'blocked-by-extension' },
    },
  ],
}
