// Refusals in HTTP: by the application, by what stands before it, or for who asks.

import { scenario as basicAuth } from '../scenarios/basic-auth.ts'
import { scenario as cookiesMissing } from '../scenarios/cookies-missing.ts'
import { scenario as originNull } from '../scenarios/origin-null.ts'
import { scenario as redirectLogin } from '../scenarios/redirect-login.ts'
import { scenario as slow500 } from '../scenarios/slow-500.ts'
import { scenario as status200 } from '../scenarios/status-200.ts'
import { scenario as status204 } from '../scenarios/status-204.ts'
import { scenario as status301 } from '../scenarios/status-301.ts'
import { scenario as status400 } from '../scenarios/status-400.ts'
import { scenario as status407 } from '../scenarios/status-407.ts'
import { scenario as status426 } from '../scenarios/status-426.ts'
import { scenario as status429 } from '../scenarios/status-429.ts'
import { scenario as status502 } from '../scenarios/status-502.ts'
import { scenario as status503 } from '../scenarios/status-503.ts'
import { scenario as status504 } from '../scenarios/status-504.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const refusedWithStatus: ScenarioGroup = {
  title: 'Refused with an HTTP status',
  scenarios: [
    status200,
    status204,
    status400,
    status407,
    status426,
    status429,
    slow500,
    status502,
    status503,
    status504,
    status301,
    redirectLogin,
    basicAuth,
    cookiesMissing,
    originNull,
  ],
}
