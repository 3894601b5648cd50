// Pages, frames and workers that do unusual things, and nothing wrong.

import { scenario as okAboutBlankIframe } from '../scenarios/ok-about-blank-iframe.ts'
import { scenario as okCsp } from '../scenarios/ok-csp.ts'
import { scenario as okCustomSchemeLink } from '../scenarios/ok-custom-scheme-link.ts'
import { scenario as okDeferredConnect } from '../scenarios/ok-deferred-connect.ts'
import { scenario as okHandlerReplacedAfterOpen } from '../scenarios/ok-handler-replaced-after-open.ts'
import { scenario as okIframe } from '../scenarios/ok-iframe.ts'
import { scenario as okIframeNavigatedAfterOpen } from '../scenarios/ok-iframe-navigated-after-open.ts'
import { scenario as okIframeRemovedAfterOpen } from '../scenarios/ok-iframe-removed-after-open.ts'
import { scenario as okLateHandlers } from '../scenarios/ok-late-handlers.ts'
import { scenario as okListeners } from '../scenarios/ok-listeners.ts'
import { scenario as okSrcdocIframe } from '../scenarios/ok-srcdoc-iframe.ts'
import { scenario as okTwoSockets } from '../scenarios/ok-two-sockets.ts'
import { scenario as okWorker } from '../scenarios/ok-worker.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const healthyPages: ScenarioGroup = {
  title: 'Healthy: what pages do',
  scenarios: [
    okListeners,
    okHandlerReplacedAfterOpen,
    okLateHandlers,
    okDeferredConnect,
    okTwoSockets,
    okCsp,
    okWorker,
    okSrcdocIframe,
    okIframe,
    okAboutBlankIframe,
    okIframeRemovedAfterOpen,
    okIframeNavigatedAfterOpen,
    okCustomSchemeLink,
  ],
}
