// A connection that is reset after open: Firefox fires error before close, Chromium close alone.

import { eventsOf, type Known, summaryOf } from '../known.ts'
import { opened } from './heads.ts'

export const errorOnReset: Known = {
  id: 'error-on-reset',
  sentence:
    'When an open connection is reset, Firefox fires `error` before `close`; Chromium fires `close` alone, as for any end of the connection.',
  source: 'WHATWG WebSockets §4; measured',
  explains(chromium, firefox) {
    const lost = [chromium, firefox].every((each) => summaryOf(each).closed?.code === 1006)
    const differ =
      eventsOf(firefox).join() === 'open,error,close' && eventsOf(chromium).join() === 'open,close'
    return lost && differ ? ['events'] : []
  },
  examples: [
    {
      chromium: `0.0  0  constructed  ws://localhost/ws${opened}
        60.0  3  close-fired  1006  unclean`,
      firefox: `0.0  0  constructed  ws://localhost/ws${opened}
        60.0  3  error-fired
        60.0  3  close-fired  1006  unclean`,
      aspects: ['events'],
    },
  ],
}
