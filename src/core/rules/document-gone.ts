// The document went away (navigation, reload, form submit) while the socket was connecting. A removed
// iframe fires no event at all; its sockets' ready state is found to be 3.

import type { PageHidden, StateObserved } from '../fact.ts'
import { evidence, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { first } from '../summary.ts'

export const documentGone: Rule = {
  id: 'document-gone',
  title: 'The document went away while connecting',
  family: 'other',
  advice:
    'Nothing failed: a navigation, a reload, a form submit or the removal of the frame ended the connection attempt. If it was not meant, look for a button of type submit or a link that was followed.',
  check({ socket, summary }) {
    if (summary.opened || summary.closeCalled || summary.threw || summary.errored) return null
    const hidden: PageHidden | null = first(socket.facts, 'ctx:page-hidden')
    const lost = first(socket.facts, 'ctx:document-lost')
    const found: StateObserved | null =
      socket.facts.find(
        (fact): fact is StateObserved => fact.kind === 'state-observed' && fact.state === 3,
      ) ?? null
    // Firefox reports 1006 as clean, which no failed connection is, when it is the document that went away.
    const dismissed = summary.closed?.code === 1006 && summary.closed.clean ? summary.closed : null
    if (hidden === null && lost === null && dismissed === null && (found === null || summary.closed))
      return null
    return {
      sentence:
        hidden || dismissed
          ? said`The page was left while this socket was still connecting`
          : lost
            ? said`The page was lost while this socket was still connecting: its process crashed or was ended`
            : said`The socket was found closed without any event: its frame was removed while it was connecting`,
      certainty: hidden || lost ? 'certain' : 'likely',
      evidence: evidence(
        [said`the page was left`, hidden],
        [said`the page was lost`, lost],
        [said`ready state 3 without an event`, found],
        [
          said`closed with 1006 and yet clean, with no error: Firefox’s sign of a document that went away`,
          dismissed,
        ],
      ),
    }
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed      ws://localhost/ws
        30.0  -  ctx:page-hidden  discarded`,
      verdicts: { 'd.1': 'document-gone' },
    },
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed        ws://localhost/ws
        30.0  -  ctx:document-lost`,
      verdicts: { 'd.1': 'document-gone' },
    },
    {
      browser: 'chromium',
      log: `
          0.0  0  constructed  ws://localhost/ws
        250.0  3  state-observed`,
      verdicts: { 'd.1': 'document-gone' },
    },
  ],
}
