// 502, 503 or 504: a proxy whose backend is down, restarting or too slow; a 503 may be the backend’s own.

import { httpRejection, rejectedWith } from '../findings/http-rejection.ts'
import type { Rule } from '../rule.ts'
import { said, spoken, wording } from '../said.ts'
import { header } from '../summary.ts'

const meanings: Readonly<Record<number, string>> = wording({
  502: 'a proxy could not use what its backend answered',
  503: 'the server, or a proxy without a backend to ask, is not available',
  504: 'a proxy waited for its backend in vain',
})

export const gatewayFailed: Rule = {
  id: 'gateway-failed',
  title: 'Rejected by a gateway',
  family: 'rejected',
  advice:
    'Look whether the process behind the proxy runs, listens where the proxy looks for it, and answers in time; the proxy’s error log names the backend. During a restart this passes by itself.',
  check(found) {
    const status = rejectedWith(found)
    const meaning = status === null ? undefined : meanings[status]
    if (status === null || meaning === undefined) return null
    const [server] = header(found.summary.responded?.headers ?? null, 'server')
    const why = `${spoken(meaning)}${server === undefined ? '' : said` (it calls itself \`${server}\`)`}`
    return httpRejection(
      found,
      said`The handshake was answered with ${status}: ${why}`,
      said`Rejected with HTTP ${status}`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error during WebSocket handshake: Unexpected response code: 502"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'gateway-failed' },
    },
  ],
}
