// The request has not been sent: browsers open sockets to one address one by one (RFC 6455 §4.1): Chromium to one
// address and port, Firefox to one address, whatever the port. Firefox also waits after a failure (§7.2.3).

import { type Browser, type Case, type Example, earlier, evidence, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import type { Socket } from '../socket.ts'
import type { Milliseconds } from '../units.ts'
import { duration, hostOf, pathOf, serverOf } from '../words.ts'

/** Firefox’s longest pause before it connects again. */
const longestPause: Milliseconds = 60_000

/** What a browser lets in one by one, as far as names tell. */
function queueOf(url: string, browser: Browser): string {
  const server = serverOf(url)
  return browser === 'firefox' ? server.replace(/:\d+$/, '') : server
}

const addressOf = ({ summary: { url } }: Socket) => `${hostOf(url)}${pathOf(url)}`

/** A socket of the same queue that was first and is still connecting, with its request sent. */
function ahead(found: Case): Socket | null {
  const queue = queueOf(found.summary.url, found.browser)
  for (const other of earlier(found)) {
    const { phase, sent, url } = other.summary
    if (phase === 'connecting' && sent && queueOf(url, found.browser) === queue) return other
  }
  return null
}

function failedBefore(found: Case): Socket | null {
  const { url, startedAt } = found.summary
  for (const other of earlier(found)) {
    const { phase, endedAt } = other.summary
    if (phase !== 'failed' || endedAt === null || hostOf(other.summary.url) !== hostOf(url)) continue
    if (endedAt <= startedAt && startedAt - endedAt < longestPause) return other
  }
  return null
}

export const heldBack: Rule = {
  id: 'held-back',
  title: 'Not sent yet: held back by the browser',
  family: 'other',
  advice:
    'The server has not been asked, so its log says nothing about this socket. Look at the socket that is in front of it, or, after failures in Firefox, wait: the pause grows with each failure and ends with the first success.',
  check(found) {
    const { summary, waited, browser } = found
    if (waited === 0 || summary.sent || summary.responded) return null
    const first = ahead(found)
    if (first)
      return {
        sentence: said`The request has not been sent for more than ${duration(waited)}: socket #${first.number} (\`${addressOf(first)}\`) to the same address is still waiting for its answer, and browsers open sockets to one address one by one`,
        certainty: 'likely',
        evidence: evidence(
          [said`constructed, with no request sent`, summary.constructed],
          [said`socket #${first.number} was sent first and has no answer`, first.summary.sent],
        ),
      }
    const failed = browser === 'firefox' && !summary.requested ? failedBefore(found) : null
    if (!failed) return null
    return {
      sentence: said`No request has been made for more than ${duration(waited)}: Firefox pauses after failed connections to a host, and socket #${failed.number} failed just before`,
      certainty: 'likely',
      evidence: evidence(
        [said`constructed, with no request seen`, summary.constructed],
        [said`socket #${failed.number} failed`, failed.summary.closed ?? failed.summary.errored],
      ),
    }
  },
  examples: [
    {
      browser: 'firefox',
      log: `
        socket d.1
              0.0  0  constructed    ws://localhost/hang
              2.0  0  net:requested  ws://localhost/hang
              2.1  0  net:sent
        socket d.2  +10.0
              0.0  0  constructed    ws://localhost/chat
        socket d.3  +9000.0
              0.0  0  constructed    ws://elsewhere/ws`,
      verdicts: { 'd.1': 'unanswered', 'd.2': 'held-back', 'd.3': null },
    },
    ...(['chromium', 'firefox'] as const).map(
      (browser): Example => ({
        browser,
        log: `
          socket d.1
                0.0  0  constructed    ws://localhost:9001/hang
                2.0  0  net:requested  ws://localhost:9001/hang
                2.1  0  net:sent
          socket d.2  +10.0
                0.0  0  constructed    ws://127.0.0.1:9002/chat
          socket d.3  +9000.0
                0.0  0  constructed    ws://elsewhere/ws`,
        verdicts: {
          'd.1': 'unanswered',
          'd.2': browser === 'firefox' ? 'held-back' : 'unanswered',
          'd.3': null,
        },
      }),
    ),
  ],
}
