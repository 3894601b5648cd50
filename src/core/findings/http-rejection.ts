// The server answered the upgrade request with another status than 101. Browsers never follow redirects
// for sockets and never show the page the status (WHATWG WebSockets §2.2, §4).

import { type Case, evidence, type Finding, failedByBrowser } from '../rule.ts'
import { said } from '../said.ts'

/** The status that was not 101, from the answer itself or from the browser's text. */
export function rejectedWith(found: Case): number | null {
  if (!failedByBrowser(found)) return null
  const { cause } = found.handshake
  const { responded } = found.summary
  if (responded?.version === 'HTTP/0.9') return null
  if (responded) return found.handshake.broken?.id === 'status' ? responded.status : null
  return cause?.is === 'status' ? cause.status : null
}

/** The finding, with answer and request as evidence. */
export function httpRejection({ summary }: Case, sentence: string, title?: string): Finding {
  return {
    ...(title === undefined ? {} : { title }),
    sentence,
    certainty: 'certain',
    evidence: evidence(
      summary.responded && [said`the answer: ${summary.responded.status}`, summary.responded],
      [summary.failed?.text || said`the browser failed the connection`, summary.failed],
      [said`the request`, summary.sent],
    ),
  }
}
