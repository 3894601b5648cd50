// A page that is left takes its sockets along: Chromium tells them nothing, Firefox fires close just before.

import { eventsOf, type Known, ruleOf, summaryOf } from '../known.ts'
import type { Viewed } from '../view.ts'
import { opened } from './heads.ts'

const wasLeft = (viewed: Viewed) =>
  ruleOf(viewed) === 'document-gone' ||
  viewed.row.socket.facts.some(({ kind }) => kind === 'ctx:page-hidden' || kind === 'ctx:document-lost')

export const pageLeft: Known = {
  id: 'page-left',
  sentence:
    'When its page is left, a socket gets no event in Chromium; Firefox makes it CLOSING and may fire `close` just before `pagehide`.',
  source: 'WHATWG WebSockets §7; measured',
  explains(chromium, firefox) {
    if (!wasLeft(chromium) || !wasLeft(firefox) || summaryOf(chromium).closed) return []
    const told = eventsOf(firefox).filter((event) => event !== 'close')
    const others = eventsOf(chromium).filter((event) => event !== 'none')
    return told.join() === others.join()
      ? [
          'outcome',
          'events',
          'ready states',
          'close code',
          'clean close',
          'close reason',
          'time open',
          'handshake time',
        ]
      : []
  },
  examples: [
    {
      lab: ['iframe-navigated-while-connecting', 'reload-while-connecting', 'form-submit'],
      chromium: `
         0.0  0  constructed      ws://localhost/ws
        30.0  -  ctx:page-hidden  discarded`,
      firefox: `
         0.0  0  constructed      ws://localhost/ws
        29.0  3  close-fired      1006  clean
        30.0  -  ctx:page-hidden  discarded`,
      aspects: ['events', 'ready states', 'close code', 'clean close'],
    },
    {
      lab: ['ok-iframe-navigated-after-open'],
      chromium: `0.0  0  constructed  ws://localhost/ws${opened}
        30.0  -  ctx:page-hidden  discarded`,
      firefox: `0.0  0  constructed  ws://localhost/ws${opened}
        29.0  3  close-fired      1001  clean
        30.0  -  ctx:page-hidden  discarded`,
      aspects: ['outcome', 'events', 'close code'],
    },
    {
      chromium: `0.0  0  constructed  ws://localhost/ws${opened}
        30.0  -  ctx:page-hidden  discarded`,
      firefox: `0.0  0  constructed  ws://localhost/ws${opened}
        30.0  2  state-observed
        30.1  -  ctx:page-hidden  discarded`,
      aspects: ['ready states'],
    },
  ],
}
