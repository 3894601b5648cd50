// A page from https may not open ws: to another machine; the constructor throws a SecurityError.

import { evidence, type Rule } from '../rule.ts'
import { said } from '../said.ts'

export const mixedContent: Rule = {
  id: 'mixed-content',
  title: 'Blocked as mixed content',
  family: 'blocked',
  advice: 'Serve the socket over TLS and use a wss: URL, or open the page over http while developing.',
  check({ summary: { threw } }) {
    if (threw?.threw.name !== 'SecurityError') return null
    return {
      sentence: said`\`new WebSocket\` threw SecurityError: a secure page may not open an insecure \`ws:\` connection`,
      certainty: 'certain',
      evidence: evidence([threw.threw.message, threw]),
    }
  },
  examples: [
    {
      browser: 'firefox',
      log: `0.0  -  construct-threw  ws://example.test/  threw="SecurityError":"The operation is insecure."`,
      verdicts: { 'd.1': 'mixed-content' },
    },
  ],
}
