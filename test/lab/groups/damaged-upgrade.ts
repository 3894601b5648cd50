// Answers that were meant to be a 101 and arrived as something else.

import { scenario as bare101 } from '../scenarios/bare-101.ts'
import { scenario as duplicateUpgrade } from '../scenarios/duplicate-upgrade.ts'
import { scenario as earlyHints } from '../scenarios/early-hints.ts'
import { scenario as headersTooBig } from '../scenarios/headers-too-big.ts'
import { scenario as http10101 } from '../scenarios/http10-101.ts'
import { scenario as http10200 } from '../scenarios/http10-200.ts'
import { scenario as missingConnection } from '../scenarios/missing-connection.ts'
import { scenario as partialHeadersFin } from '../scenarios/partial-headers-fin.ts'
import { scenario as partialHeadersRst } from '../scenarios/partial-headers-rst.ts'
import { scenario as wrongUpgrade } from '../scenarios/wrong-upgrade.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const damagedUpgrade: ScenarioGroup = {
  title: 'An upgrade, damaged on the way',
  scenarios: [
    http10101,
    http10200,
    earlyHints,
    wrongUpgrade,
    duplicateUpgrade,
    missingConnection,
    bare101,
    headersTooBig,
    partialHeadersFin,
    partialHeadersRst,
  ],
}
