// Pages that leave, or give up, while a socket is still connecting.

import { scenario as closeInOnerror } from '../scenarios/close-in-onerror.ts'
import { scenario as connectTimeout } from '../scenarios/connect-timeout.ts'
import { scenario as doubleMountVanilla } from '../scenarios/double-mount-vanilla.ts'
import { scenario as formSubmit } from '../scenarios/form-submit.ts'
import { scenario as iframeNavigatedWhileConnecting } from '../scenarios/iframe-navigated-while-connecting.ts'
import { scenario as reloadWhileConnecting } from '../scenarios/reload-while-connecting.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const pageWouldNotWait: ScenarioGroup = {
  title: 'The page left, or would not wait',
  scenarios: [
    connectTimeout,
    iframeNavigatedWhileConnecting,
    reloadWhileConnecting,
    formSubmit,
    doubleMountVanilla,
    closeInOnerror,
  ],
}
