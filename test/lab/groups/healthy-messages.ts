// Messages of every kind, number and pace.

import { scenario as okBlob } from '../scenarios/ok-blob.ts'
import { scenario as okBufferedAmount } from '../scenarios/ok-buffered-amount.ts'
import { scenario as okBurst } from '../scenarios/ok-burst.ts'
import { scenario as okEmptyMessage } from '../scenarios/ok-empty-message.ts'
import { scenario as okFragmented } from '../scenarios/ok-fragmented.ts'
import { scenario as okFramesWith101 } from '../scenarios/ok-frames-with-101.ts'
import { scenario as okIdle } from '../scenarios/ok-idle.ts'
import { scenario as okPingStorm } from '../scenarios/ok-ping-storm.ts'
import { scenario as okServerPush } from '../scenarios/ok-server-push.ts'
import { scenario as okSlowAnswer } from '../scenarios/ok-slow-answer.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const healthyMessages: ScenarioGroup = {
  title: 'Healthy: messages',
  scenarios: [
    okFragmented,
    okFramesWith101,
    okPingStorm,
    okIdle,
    okServerPush,
    okBurst,
    okBlob,
    okEmptyMessage,
    okBufferedAmount,
    okSlowAnswer,
  ],
}
