// Subprotocols and compression that were negotiated as they should be.

import { scenario as okDeflateBig } from '../scenarios/ok-deflate-big.ts'
import { scenario as okDeflateNoContextTakeover } from '../scenarios/ok-deflate-no-context-takeover.ts'
import { scenario as okDeflateWindowBits } from '../scenarios/ok-deflate-window-bits.ts'
import { scenario as okSubprotocolAmongMany } from '../scenarios/ok-subprotocol-among-many.ts'
import { scenario as okSubprotocolUpperCase } from '../scenarios/ok-subprotocol-upper-case.ts'
import { scenario as okTokenSubprotocol } from '../scenarios/ok-token-subprotocol.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const healthyNegotiation: ScenarioGroup = {
  title: 'Healthy: what was negotiated',
  scenarios: [
    okSubprotocolAmongMany,
    okSubprotocolUpperCase,
    okTokenSubprotocol,
    okDeflateBig,
    okDeflateNoContextTakeover,
    okDeflateWindowBits,
  ],
}
