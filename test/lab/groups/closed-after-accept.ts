// A valid 101, and then the end.

import { scenario as acceptThenFin50ms } from '../scenarios/accept-then-fin-50ms.ts'
import { scenario as close1008AtOnce } from '../scenarios/close-1008-at-once.ts'
import { scenario as close1011After20ms } from '../scenarios/close-1011-after-20ms.ts'
import { scenario as close1013 } from '../scenarios/close-1013.ts'
import { scenario as close4001AtOnce } from '../scenarios/close-4001-at-once.ts'
import { scenario as closeCodeThenFin } from '../scenarios/close-code-then-fin.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const closedAfterAccept: ScenarioGroup = {
  title: 'Accepted, then closed',
  scenarios: [
    close1008AtOnce,
    close4001AtOnce,
    close1011After20ms,
    close1013,
    acceptThenFin50ms,
    closeCodeThenFin,
  ],
}
