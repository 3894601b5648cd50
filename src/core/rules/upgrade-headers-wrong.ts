// The 101 lacks the right Upgrade or Connection header: mostly a proxy’s doing (RFC 6455 §4.1).

import { brokeCheck, brokenHandshake, quoted } from '../findings/broken-handshake.ts'
import type { Check } from '../handshake/check.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'

function sentenceOf({ id, value }: Pick<Check, 'id' | 'value'>): string {
  switch (id) {
    case 'upgrade-present':
      return said`The answer is a 101 without an \`Upgrade\` header`
    case 'upgrade-single':
      return said`The answer is a 101 whose \`Upgrade\` has more than one value${value ? ` (\`${value}\`)` : ''}; it must be \`websocket\` alone`
    case 'upgrade-value':
      return said`The answer is a 101 whose \`Upgrade\` is ${quoted(value, said`empty`)}; it must be \`websocket\``
    case 'connection-present':
      return said`The answer is a 101 without a \`Connection\` header`
    default:
      return value === null
        ? said`The answer is a 101 whose \`Connection\` does not contain \`Upgrade\``
        : said`The answer is a 101 whose \`Connection\` is ${quoted(value, said`empty`)}; it must contain \`Upgrade\``
  }
}

export const upgradeHeadersWrong: Rule = {
  id: 'upgrade-headers-wrong',
  title: '101 without the right Upgrade and Connection headers',
  family: 'negotiation',
  advice:
    'A proxy probably strips or rewrites hop-by-hop headers. Let it pass Upgrade and Connection through (nginx: proxy_http_version 1.1, proxy_set_header Upgrade and Connection).',
  check(found) {
    if (!brokeCheck(found, 'upgrade') && !brokeCheck(found, 'connection')) return null
    const { broken } = found.handshake
    if (!broken) return null
    return brokenHandshake(found, sentenceOf(broken))
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
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error during WebSocket handshake: 'Connection' header value must contain 'Upgrade'"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'upgrade-headers-wrong' },
    },
  ],
}
