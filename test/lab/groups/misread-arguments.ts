// What the constructor was given is valid, or almost, and not what was meant.

import { scenario as protocolBase64 } from '../scenarios/protocol-base64.ts'
import { scenario as protocolNull } from '../scenarios/protocol-null.ts'
import { scenario as urlUndefined } from '../scenarios/url-undefined.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const misreadArguments: ScenarioGroup = {
  title: 'Arguments that are not what they look like',
  scenarios: [protocolNull, protocolBase64, urlUndefined],
}
