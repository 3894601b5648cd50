// A failed TLS handshake: 1006 by the standard, 1015 in Firefox.

import { type Known, ruleOf, summaryOf } from '../known.ts'

const tls: readonly (string | null)[] = ['tls-failed', 'tls-to-plain-port']

export const tlsCloseCode: Known = {
  id: 'tls-close-code',
  sentence:
    'A TLS handshake that fails closes with 1015 in Firefox, and with 1006 in Chromium, as the standard says.',
  source: 'WHATWG WebSockets §4; RFC 6455 §7.4.1; measured',
  explains: (chromium, firefox) =>
    summaryOf(firefox).closed?.code === 1015 &&
    summaryOf(chromium).closed?.code === 1006 &&
    tls.includes(ruleOf(chromium))
      ? ['close code']
      : [],
  examples: [
    {
      lab: ['self-signed-tls', 'expired-tls'],
      chromium: `0.0  0  constructed  wss://localhost/ws
        9.0  0  net:failed   "Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID"
       10.0  3  error-fired
       10.0  3  close-fired  1006  unclean`,
      firefox: `0.0  0  constructed  wss://localhost/ws
        9.0  0  net:failed   "The certificate is not trusted because it is self-signed."
       10.0  3  error-fired
       10.0  3  close-fired  1015  unclean`,
      aspects: ['close code'],
    },
    {
      lab: ['wss-to-plain-port'],
      chromium: `0.0  0  constructed  wss://localhost/ws
        9.0  0  net:failed   "Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR"
       10.0  3  error-fired
       10.0  3  close-fired  1006  unclean`,
      firefox: `0.0  0  constructed  wss://localhost/ws
        9.0  0  net:failed   "SSL received a record that exceeded the maximum permissible length."
       10.0  3  error-fired
       10.0  3  close-fired  1015  unclean`,
      aspects: ['close code'],
    },
  ],
}
