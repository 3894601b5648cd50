// The page itself called close() while CONNECTING: ready state 0 → 2 → 3, in every browser.

import { earlyCloseTold } from '../findings/early-close.ts'
import { type Case, evidence, type Finding, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { earlyClose } from '../summary.ts'

export const pageClosedWhileConnecting: Rule = {
  id: 'page-closed-while-connecting',
  title: 'Closed by the page before open',
  family: 'page-closed',
  advice:
    'Follow the call site of `close()`: a clean-up, an unmount, a time-out of a reconnecting library that is shorter than the handshake, or a `disconnect` called on a state change. The server has nothing to do with it.',
  check(found) {
    const close = earlyClose(found.summary)
    if (!close) return byItsText(found)
    const { act, seen } = earlyCloseTold(found, close)
    return { sentence: act, certainty: 'certain', evidence: seen }
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost:8000/ws/dashboard/  protocols=access_token
         1.1  0  handler-set    onopen  useWebSocket.ts:31
        18.4  2  close-called   -  useWebSocket.ts:47
        21.7  2  net:responded  101
        22.0  3  error-fired
        22.1  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'page-closed-while-connecting' },
    },
    {
      browser: 'chromium',
      log: `
        socket net.1
         0.0  -  net:requested  ws://localhost:8000/ws/dashboard/
         0.0  -  net:sent
              |  Upgrade: websocket
        18.4  -  net:failed  "WebSocket is closed before the connection is established."`,
      verdicts: { 'net.1': 'page-closed-while-connecting' },
    },
  ],
}

/** Chromium writes this text where close() is called while CONNECTING, and nowhere else. */
function byItsText(found: Case): Finding | null {
  const { constructed, threw, failed } = found.summary
  if (constructed || threw || !failed || found.handshake.cause?.is !== 'page-closed') return null
  return {
    sentence: said`The browser’s own text says that \`close()\` was called before the connection was established; without page facts it cannot be told who called it`,
    certainty: 'certain',
    evidence: evidence([failed.text, failed]),
  }
}
