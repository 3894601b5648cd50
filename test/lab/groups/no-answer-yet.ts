// Handshakes that wait: the browser knows no more than that nothing has come.

import { scenario as hang } from '../scenarios/hang.ts'
import { scenario as hangThen403 } from '../scenarios/hang-then-403.ts'
import { scenario as hangThenFin } from '../scenarios/hang-then-fin.ts'
import { scenario as queuedBehindAnotherPort } from '../scenarios/queued-behind-another-port.ts'
import { scenario as queuedBehindHang } from '../scenarios/queued-behind-hang.ts'
import { scenario as subprotocolHang } from '../scenarios/subprotocol-hang.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const noAnswerYet: ScenarioGroup = {
  title: 'No answer, or a late one',
  scenarios: [hang, subprotocolHang, queuedBehindHang, queuedBehindAnotherPort, hangThen403, hangThenFin],
}
