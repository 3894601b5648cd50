// The server accepted and ended the connection at once. Chromium always fires `open` first; Firefox may
// skip it when the 101 is followed by FIN, RST or an invalid frame, and then only the valid 101 tells.

import { type Case, evidence, type Finding, failedByBrowser, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import type { Milliseconds } from '../units.ts'
import { duration } from '../words.ts'

/** Daphne looks for finished applications once a second, so an exception may take that long to show. */
const soon: Milliseconds = 1500

export const closedAfterAccept: Rule = {
  id: 'closed-after-accept',
  title: 'Closed by the server right after accept',
  family: 'after-accept',
  advice:
    'Look at the server’s log for the moment after the accept: an exception in the consumer (1011), middleware or an authentication check that closes (1008, 4xxx), a channel layer that is down, or a process that dies (1006).',
  check(found) {
    return afterOpen(found) ?? insteadOfOpen(found)
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed  ws://localhost/ws
        12.0  1  open-fired
        15.0  3  close-fired  1011  clean`,
      verdicts: { 'd.1': 'closed-after-accept' },
    },
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost/ws
         2.0  0  net:requested  ws://localhost/ws
         2.1  0  net:sent
              |  sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==
        12.0  0  net:responded  101
              |  upgrade: websocket
              |  connection: Upgrade
              |  sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
        12.5  0  net:completed
        13.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'closed-after-accept' },
    },
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
        12.0  1  open-fired
        13.0  1  message-received  text  5B
        15.0  3  close-fired  1000  clean`,
      verdicts: { 'd.1': null },
    },
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws  api=WebSocketStream
        12.0  1  open-fired
        15.0  3  close-fired  4003  clean`,
      verdicts: { 'd.1': 'closed-after-accept' },
    },
  ],
}

function afterOpen({ summary: { constructed, opened, closed, closeCalled, failed } }: Case): Finding | null {
  if (!opened || !closed || closeCalled) return null
  const open = closed.at - opened.at
  if (open > soon || closed.code === 1000 || closed.code === 1001 || closed.code === 1005) return null
  const reason = closed.reason === '' ? '' : ` “${closed.reason}”`
  const how =
    closed.code === 1006
      ? failed && failed.text !== ''
        ? said`the browser then failed the connection: ${failed.text}`
        : said`the connection then ended without a close frame`
      : said`the server then closed it with code ${`${closed.code}${reason}`}`
  return {
    title: said`Closed right after accept with ${closed.code}`,
    sentence: said`The handshake succeeded and \`open\` fired; ${how}, ${duration(open)} after \`open\``,
    // Through its writable side a page can close a stream unseen, with a code of its own.
    certainty: constructed?.api && closed.code >= 3000 ? 'likely' : 'certain',
    evidence: evidence(
      [said`open fired: the server accepted`, opened],
      [said`close ${closed.code}, and the page had not called close()`, closed],
      failed && failed.text !== '' ? [said`the browser’s own text`, failed] : null,
    ),
  }
}

function insteadOfOpen(found: Case): Finding | null {
  const { browser, summary } = found
  if (browser === 'chromium' || !failedByBrowser(found) || summary.responded?.status !== 101) return null
  if (!found.handshake.valid) return null
  // A failed connection is never clean; Firefox says so of a socket whose document went away.
  if (summary.closed?.clean && summary.closed.code === 1006) return null
  return {
    title: summary.errored
      ? said`One of: reset, or an invalid first frame, right after accept`
      : said`The server ended the connection right after accept`,
    sentence: summary.errored
      ? said`The server accepted with a valid 101; then it reset the connection or its first frame was invalid, and Firefox reported no \`open\``
      : said`The server accepted with a valid 101 and ended the connection at once; Firefox then reports \`close\` without \`open\``,
    certainty: summary.errored ? 'narrowed' : 'likely',
    evidence: evidence(
      [said`a valid 101: every rule of the handshake passed`, summary.responded],
      [said`the page had not called close()`, summary.closed],
    ),
  }
}
