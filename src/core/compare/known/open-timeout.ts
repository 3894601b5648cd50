// How long a handshake may take: 20 seconds in Firefox, four minutes in Chromium.

import { fate, type Known, ruleOf, summaryOf } from '../known.ts'

export const openTimeout: Known = {
  id: 'open-timeout',
  sentence: 'Firefox gives a handshake up after 20 seconds, Chromium after 240.',
  source: 'Firefox `network.websocket.timeout.open`; Chromium `websocket_stream.cc`; measured',
  explains(chromium, firefox) {
    if (ruleOf(firefox) !== 'timed-out') return []
    const { phase, startedAt } = summaryOf(chromium)
    const end = summaryOf(chromium).opened?.at ?? summaryOf(chromium).endedAt
    const longer = end !== null && end - startedAt > 20_000
    return phase === 'connecting' || longer ? fate : []
  },
  examples: [
    {
      chromium: `
            0.0  0  constructed    ws://localhost/ws
            2.0  0  net:requested  ws://localhost/ws
            2.1  0  net:sent`,
      firefox: `
            0.0  0  constructed    ws://localhost/ws
            2.0  0  net:requested  ws://localhost/ws
            2.1  0  net:sent
        20004.0  3  error-fired
        20004.1  3  close-fired    1006  unclean`,
      aspects: ['outcome', 'verdict', 'events'],
    },
  ],
}
