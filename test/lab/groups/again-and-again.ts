// Sockets that are retried, replaced or left behind: each is one thing, all of them another.

import { scenario as churnWithOpen } from '../scenarios/churn-with-open.ts'
import { scenario as reconnectConstant } from '../scenarios/reconnect-constant.ts'
import { scenario as reconnectExponential } from '../scenarios/reconnect-exponential.ts'
import { scenario as reconnectJitter } from '../scenarios/reconnect-jitter.ts'
import { scenario as reconnectStorm } from '../scenarios/reconnect-storm.ts'
import { scenario as socketLeak } from '../scenarios/socket-leak.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const againAndAgain: ScenarioGroup = {
  title: 'Again and again, and too many',
  scenarios: [
    reconnectStorm,
    reconnectConstant,
    reconnectExponential,
    reconnectJitter,
    churnWithOpen,
    socketLeak,
  ],
}
