// Local Network Access is a permission of Chromium's alone.

import { fate, isSound, type Known, ruleOf } from '../known.ts'
import { opened } from './heads.ts'

export const localNetworkAccess: Known = {
  id: 'local-network-access',
  sentence:
    'Chromium wants a person’s permission before a page reaches an address of the local network; Firefox asks for none.',
  source: 'Local Network Access (WICG); Chromium 147; measured',
  explains: (chromium, firefox) =>
    ruleOf(chromium) === 'local-network-access' && isSound(firefox) ? fate : [],
  examples: [
    {
      lab: ['local-network-access'],
      chromium: `0.0  0  constructed  ws://192.168.0.9/ws
        3.0  0  net:failed   "Error in connection establishment: net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS"
        4.0  3  error-fired
        4.0  3  close-fired  1006  unclean`,
      firefox: `0.0  0  constructed  ws://192.168.0.9/ws${opened}`,
      aspects: ['outcome', 'verdict', 'events'],
    },
  ],
}
