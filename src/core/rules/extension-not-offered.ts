// The answer holds an extension that was not offered, or parameters that are not allowed (RFC 6455 §9.1, RFC 7692 §7).

import { brokeCheck, brokenHandshake, quoted } from '../findings/broken-handshake.ts'
import type { Check, CheckId } from '../handshake/check.ts'
import type { Rule } from '../rule.ts'
import { said, spoken, wording } from '../said.ts'

const none = wording('it takes none')
const bits = wording('it must be 8 to 15, without leading zeros')

/** What each check that browsers enforce found, as a sentence about the answer. */
const faults: { readonly [id in CheckId]?: (value: string | null) => string } = {
  'extensions-syntax': (value) =>
    value?.trim()
      ? said`The answer’s \`Sec-WebSocket-Extensions: ${value}\` is not well formed`
      : said`The answer has an empty element in \`Sec-WebSocket-Extensions\`, or nothing in it at all`,
  'extension-offered': (value) =>
    said`The answer accepts the extension ${quoted(value, said`of another name`)}, which the browser did not offer`,
  'extension-once': (value) =>
    said`The answer accepts ${quoted(value, '`permessage-deflate`')} more than once`,
  'deflate-parameter-known': (value) =>
    said`The answer gives \`permessage-deflate\` a parameter that it does not have${value ? `: \`${value}\`` : ''}`,
  'deflate-parameter-once': (value) =>
    said`The answer gives \`permessage-deflate\` the parameter ${quoted(value, said`of one name`)} more than once`,
  'server-no-context-takeover': valued('server_no_context_takeover', none),
  'client-no-context-takeover': valued('client_no_context_takeover', none),
  'server-max-window-bits': valued('server_max_window_bits', bits),
  'client-max-window-bits': valued('client_max_window_bits', bits),
}

function valued(name: string, must: string): (value: string | null) => string {
  return (value) => {
    if (value === '') return said`The answer’s \`${name}\` has no value; ${spoken(must)}`
    if (value === null) return said`The answer’s \`${name}\` has a wrong value; ${spoken(must)}`
    return said`The answer’s \`${name}\` has the value \`${value}\`; ${spoken(must)}`
  }
}

function sentenceOf(broken: Check | null): string {
  const told = broken && faults[broken.id]?.(broken.value)
  return told ?? said`The server’s \`Sec-WebSocket-Extensions\` does not fit what the browser offered`
}

export const extensionNotOffered: Rule = {
  id: 'extension-not-offered',
  title: 'Extension reply not acceptable',
  family: 'negotiation',
  advice:
    'The answer may only hold extensions that were offered, once each, with parameters that RFC 7692 §7 allows. Turn compression off at the server or proxy to see whether the socket opens.',
  check(found) {
    if (!brokeCheck(found, 'extensions')) return null
    return brokenHandshake(found, sentenceOf(found.handshake.broken))
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
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost/ws
         2.0  0  net:requested  ws://localhost/ws
         2.1  0  net:sent
              |  sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==
              |  sec-websocket-extensions: permessage-deflate
         9.0  0  net:responded  101  version=HTTP/1.1
              |  upgrade: websocket
              |  connection: Upgrade
              |  sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
              |  sec-websocket-extensions: permessage-deflate; server_max_window_bits=7
        10.0  3  error-fired
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'extension-not-offered' },
    },
  ],
}
