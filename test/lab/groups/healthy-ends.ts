// Sockets that opened, and ended in good order.

import { scenario as okClose1000With101 } from '../scenarios/ok-close-1000-with-101.ts'
import { scenario as okClose1001With101 } from '../scenarios/ok-close-1001-with-101.ts'
import { scenario as okCloseAfterClose } from '../scenarios/ok-close-after-close.ts'
import { scenario as okCloseTwice } from '../scenarios/ok-close-twice.ts'
import { scenario as okPageCloses4001 } from '../scenarios/ok-page-closes-4001.ts'
import { scenario as okPageClosesWithoutCode } from '../scenarios/ok-page-closes-without-code.ts'
import { scenario as okReconnectAfterClose } from '../scenarios/ok-reconnect-after-close.ts'
import { scenario as okServerClosesWithoutCode } from '../scenarios/ok-server-closes-without-code.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const healthyEnds: ScenarioGroup = {
  title: 'Healthy: the end',
  scenarios: [
    okPageCloses4001,
    okPageClosesWithoutCode,
    okCloseTwice,
    okCloseAfterClose,
    okClose1000With101,
    okClose1001With101,
    okServerClosesWithoutCode,
    okReconnectAfterClose,
  ],
}
