// What TLS hides, and what HTTP/2 changes.

import { scenario as expiredTls } from '../scenarios/expired-tls.ts'
import { scenario as h2501 } from '../scenarios/h2-501.ts'
import { scenario as h2Opens } from '../scenarios/h2-opens.ts'
import { scenario as h2Refused } from '../scenarios/h2-refused.ts'
import { scenario as h2Reset } from '../scenarios/h2-reset.ts'
import { scenario as selfSignedTls } from '../scenarios/self-signed-tls.ts'
import { scenario as tlsThenFin } from '../scenarios/tls-then-fin.ts'
import { scenario as wsToTlsPort } from '../scenarios/ws-to-tls-port.ts'
import { scenario as wssToPlainPort } from '../scenarios/wss-to-plain-port.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const tlsAndHttp2: ScenarioGroup = {
  title: 'TLS and HTTP/2',
  scenarios: [
    selfSignedTls,
    expiredTls,
    wssToPlainPort,
    wsToTlsPort,
    tlsThenFin,
    h2Opens,
    h2Refused,
    h2501,
    h2Reset,
  ],
}
