// The constructor threw a SyntaxError: no connection was ever attempted (WHATWG WebSockets §3.1).

import { evidence, type Rule } from '../rule.ts'
import { said } from '../said.ts'

export const invalidArguments: Rule = {
  id: 'invalid-arguments',
  title: 'The constructor refused its arguments',
  family: 'other',
  advice:
    'Correct the arguments: an absolute or relative ws, wss, http or https URL without a fragment, and subprotocols that are distinct HTTP tokens (no spaces, slashes or equals signs, so no raw base64).',
  check({ summary: { threw } }) {
    if (threw?.threw.name !== 'SyntaxError') return null
    return {
      sentence: said`\`new WebSocket\` threw ${threw.threw.name}: ${threw.threw.message}`,
      certainty: 'certain',
      evidence: evidence([said`the exception that the page received`, threw]),
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `0.0  -  construct-threw  ws://localhost/  protocols=chat,chat  threw="SyntaxError":"The subprotocol 'chat' is duplicated."`,
      verdicts: { 'd.1': 'invalid-arguments' },
    },
  ],
}
