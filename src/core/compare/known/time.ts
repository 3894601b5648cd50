// Two sockets that ended alike, one of them after longer: a busy machine does as much. It holds between any two
// sessions, also of one browser.

import { type Known, ruleOf } from '../known.ts'
import { exactOf } from '../observed.ts'
import type { Viewed } from '../view.ts'
import { opened } from './heads.ts'

const fateOf = (viewed: Viewed) => `${exactOf(viewed.view, 'outcome')} ${ruleOf(viewed)}`
const took = ({ view }: Viewed) => exactOf(view, 'handshake time')

export const time: Known = {
  id: 'time',
  sentence:
    'How long a handshake takes depends on the machine, the network and how busy they are: alone it is not counted as a difference.',
  source: 'RFC 6455 sets no time; measured',
  explains: (one, other) =>
    took(one) !== null && took(other) !== null && fateOf(one) === fateOf(other) ? ['handshake time'] : [],
  examples: [
    {
      chromium: `0.0  0  constructed  ws://localhost/ws${opened}`,
      firefox: `
           0.0  0  constructed  ws://localhost/ws
        2900.0  1  open-fired`,
      aspects: ['handshake time'],
    },
  ],
}
