// Workers: their sockets have no page facts, only the network’s.

import { scenario as dataUrlWorker } from '../scenarios/data-url-worker.ts'
import { scenario as serviceWorker } from '../scenarios/service-worker.ts'
import { scenario as sharedWorker } from '../scenarios/shared-worker.ts'
import { scenario as worker } from '../scenarios/worker.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const whereNoHookReaches: ScenarioGroup = {
  title: 'Where no hook reaches',
  scenarios: [worker, dataUrlWorker, sharedWorker, serviceWorker],
}
