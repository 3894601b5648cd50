// Sockets that the browser stops before any request leaves, and the policy that only reports.

import { scenario as cspDefaultSrc } from '../scenarios/csp-default-src.ts'
import { scenario as cspReportOnly } from '../scenarios/csp-report-only.ts'
import { scenario as localNetworkAccess } from '../scenarios/local-network-access.ts'
import { scenario as mixedContent } from '../scenarios/mixed-content.ts'
import { scenario as unknownHost } from '../scenarios/unknown-host.ts'
import { scenario as unsafePort } from '../scenarios/unsafe-port.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const neverAsked: ScenarioGroup = {
  title: 'Stopped before any request',
  scenarios: [mixedContent, unsafePort, unknownHost, cspDefaultSrc, cspReportOnly, localNetworkAccess],
}
