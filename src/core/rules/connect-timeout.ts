// The page’s own time-out: several sockets closed while CONNECTING from one line, all at the same age. A timer of
// a reconnecting library that is shorter than the handshake looks like this.

import { earlyCloseTold } from '../findings/early-close.ts'
import { inEffect, timersFrom } from '../replacements.ts'
import { type Case, evidence, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import type { Socket } from '../socket.ts'
import { earlyClose } from '../summary.ts'
import type { Milliseconds } from '../units.ts'
import { duration, plural } from '../words.ts'

/** Timers fire late by a few milliseconds. */
const spread = (age: Milliseconds) => Math.max(15, age * 0.08)

const ageAtClose = ({ summary }: Socket) => (earlyClose(summary)?.at ?? Number.NaN) - summary.startedAt

/**
 * The sockets to this URL that the same line closed while CONNECTING, this one included, where most of them were
 * closed at one age. A busy machine makes a timer late, never early: the least age is the timer's.
 */
function sameAge({ socket, company }: Case): readonly Socket[] {
  const close = earlyClose(socket.summary)?.site[0]
  const closed = company.sameDocument.filter((other) => {
    const site = earlyClose(other.summary)?.site[0]
    const sameLine = site?.url === close?.url && site?.line === close?.line
    return other.summary.url === socket.summary.url && sameLine && ageAtClose(other) > 0
  })
  const least = Math.min(...closed.map(ageAtClose))
  const punctual = closed.filter((other) => ageAtClose(other) <= least + spread(least))
  const regular = punctual.length >= 2 && punctual.length * 2 >= closed.length
  // Three or more whose timers a busy machine made late by different delays are still of about one age.
  const alike = closed.length >= 3 && closed.every((other) => ageAtClose(other) <= least * 1.5)
  return (regular || alike) && least >= timersFrom && ageAtClose(socket) <= least * 2 + 200 ? closed : []
}

export const connectTimeout: Rule = {
  id: 'connect-timeout',
  title: 'Closed by the page’s own connection time-out',
  family: 'page-closed',
  advice:
    'Give the handshake more time: raise the connection time-out of the reconnecting library or wrapper (`connectionTimeout`, `timeout`), and look why the answer takes this long. The next attempt starts from the beginning, so a time-out that is too short never connects.',
  check(found) {
    const close = earlyClose(found.summary)
    const age = ageAtClose(found.socket)
    // A clean-up is not a timer, however regular the renders are.
    if (!close || !(age >= timersFrom) || inEffect(close.site)) return null
    const alike = sameAge(found)
    if (alike.length < 2) return null
    const { act, seen } = earlyCloseTold(found, close)
    return {
      sentence: said`${act}; ${plural(alike.length, 'socket')} to this URL were closed by the same line at about one age (${duration(Math.min(...alike.map(ageAtClose)))}), which is what a connection time-out looks like`,
      certainty: 'likely',
      evidence: [
        ...seen,
        ...alike
          .filter(({ id }) => id !== found.socket.id)
          .slice(0, 5)
          .flatMap((other) =>
            evidence([
              said`socket #${other.number} was closed at the age of ${duration(ageAtClose(other))}`,
              earlyClose(other.summary),
            ]),
          ),
      ],
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        socket d.1
             0.0  0  constructed   ws://localhost/ws  connect@socket.js:20
           151.0  2  close-called  -  onTimeout@socket.js:31
        socket d.2  +400.0
             0.0  0  constructed   ws://localhost/ws  connect@socket.js:20
           152.4  2  close-called  -  onTimeout@socket.js:31
        socket d.3  +900.0
             0.0  0  constructed   ws://localhost/ws  connect@socket.js:20
           420.0  1  open-fired`,
      verdicts: { 'd.1': 'connect-timeout', 'd.2': 'connect-timeout', 'd.3': null },
    },
    {
      browser: 'firefox',
      log: `
        socket d.1
             0.0  0  constructed   ws://localhost/ws  connect@socket.js:20
           151.0  2  close-called  -  cancel@socket.js:31
        socket d.2  +4000.0
             0.0  0  constructed   ws://localhost/ws  connect@socket.js:20
          1900.0  2  close-called  -  cancel@socket.js:31`,
      verdicts: { 'd.1': 'page-closed-while-connecting', 'd.2': 'page-closed-while-connecting' },
    },
  ],
}
