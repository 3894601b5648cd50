// Content-Security-Policy connect-src. Firefox throws from the constructor; Chromium fires `error` with the
// ready state already 3 and never fires `close`. Both report the violation to the document.

import type { PolicyViolated } from '../fact.ts'
import { type Case, evidence, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { hostOf } from '../words.ts'

function violation({ socket, summary }: Case): PolicyViolated | null {
  const found = socket.facts.find(
    (fact): fact is PolicyViolated =>
      fact.kind === 'ctx:policy-violated' &&
      fact.enforced &&
      (fact.directive === 'connect-src' || fact.directive === 'default-src') &&
      hostOf(fact.blocked) === hostOf(summary.url),
  )
  return found ?? null
}

export const blockedByPolicy: Rule = {
  id: 'blocked-by-policy',
  title: 'Blocked by the page’s Content-Security-Policy',
  family: 'blocked',
  advice:
    "Add the socket’s origin to connect-src in the page’s Content-Security-Policy header or meta element. `connect-src 'self'` covers ws: and wss: of the page’s own host and port only.",
  check(found) {
    const { constructed, threw, closeCalled } = found.summary
    const threwAsBlocked = threw?.threw.name === 'NS_ERROR_CONTENT_BLOCKED'
    const bornClosed = constructed?.state === 3 && !closeCalled
    const violated = threwAsBlocked || bornClosed ? violation(found) : null
    if (!threwAsBlocked && !(bornClosed && violated)) return null
    return {
      sentence: said`The page’s Content-Security-Policy does not allow a connection to \`${hostOf(found.summary.url)}\`, so the browser never sent a request`,
      certainty: violated ? 'certain' : 'likely',
      evidence: evidence(
        violated && [said`${violated.directive} blocked ${violated.blocked}`, violated],
        [said`the constructor threw`, threw],
        [said`ready state 3 straight after the constructor`, constructed],
      ),
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        0.0  3  constructed          ws://other.test/ws
        0.2  -  ctx:policy-violated  connect-src  ws://other.test/ws  enforced
        0.3  3  error-fired`,
      verdicts: { 'd.1': 'blocked-by-policy' },
    },
    {
      browser: 'firefox',
      log: `0.0  -  construct-threw  ws://other.test/ws  threw="NS_ERROR_CONTENT_BLOCKED":""`,
      verdicts: { 'd.1': 'blocked-by-policy' },
    },
  ],
}
