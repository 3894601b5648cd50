// Subprotocols and extensions: what the 101 says, against what was offered.

import { scenario as extensionBadParameter } from '../scenarios/extension-bad-parameter.ts'
import { scenario as extensionDuplicate } from '../scenarios/extension-duplicate.ts'
import { scenario as extensionEmpty } from '../scenarios/extension-empty.ts'
import { scenario as extensionUnknownParameter } from '../scenarios/extension-unknown-parameter.ts'
import { scenario as extensionWindowBitsUnoffered } from '../scenarios/extension-window-bits-unoffered.ts'
import { scenario as subprotocolCase } from '../scenarios/subprotocol-case.ts'
import { scenario as subprotocolDuplicate } from '../scenarios/subprotocol-duplicate.ts'
import { scenario as subprotocolEmpty } from '../scenarios/subprotocol-empty.ts'
import { scenario as subprotocolEmptyUnasked } from '../scenarios/subprotocol-empty-unasked.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const negotiatedWrongly: ScenarioGroup = {
  title: 'Subprotocols and extensions, negotiated wrongly',
  scenarios: [
    subprotocolCase,
    subprotocolEmpty,
    subprotocolEmptyUnasked,
    subprotocolDuplicate,
    extensionUnknownParameter,
    extensionBadParameter,
    extensionDuplicate,
    extensionEmpty,
    extensionWindowBitsUnoffered,
  ],
}
