// Every scenario of the lab, by group, in the order the index page lists them.

import { againAndAgain } from './groups/again-and-again.ts'
import { brokenFrames } from './groups/broken-frames.ts'
import { closedAfterAccept } from './groups/closed-after-accept.ts'
import { damagedUpgrade } from './groups/damaged-upgrade.ts'
import { handlersInVain } from './groups/handlers-in-vain.ts'
import { healthyEnds } from './groups/healthy-ends.ts'
import { healthyHandshakes } from './groups/healthy-handshakes.ts'
import { healthyMessages } from './groups/healthy-messages.ts'
import { healthyNegotiation } from './groups/healthy-negotiation.ts'
import { healthyPages } from './groups/healthy-pages.ts'
import { misreadArguments } from './groups/misread-arguments.ts'
import { negotiatedWrongly } from './groups/negotiated-wrongly.ts'
import { neverAsked } from './groups/never-asked.ts'
import { noAnswerYet } from './groups/no-answer-yet.ts'
import { pageWouldNotWait } from './groups/page-would-not-wait.ts'
import { refusedWithStatus } from './groups/refused-with-status.ts'
import { streams } from './groups/streams.ts'
import { tlsAndHttp2 } from './groups/tls-and-http2.ts'
import { whereNoHookReaches } from './groups/where-no-hook-reaches.ts'
import type { Scenario } from './scenario.ts'
import { scenario as acceptThenFin } from './scenarios/accept-then-fin.ts'
import { scenario as acceptThenRst } from './scenarios/accept-then-rst.ts'
import { scenario as badAccept } from './scenarios/bad-accept.ts'
import { scenario as badProtocols } from './scenarios/bad-protocols.ts'
import { scenario as badUrl } from './scenarios/bad-url.ts'
import { scenario as blankIframe } from './scenarios/blank-iframe.ts'
import { scenario as close1011AtOnce } from './scenarios/close-1011-at-once.ts'
import { scenario as closeSameTick } from './scenarios/close-same-tick.ts'
import { scenario as closeWhileConnecting } from './scenarios/close-while-connecting.ts'
import { scenario as csp } from './scenarios/csp.ts'
import { scenario as dashboardDoubleMount } from './scenarios/dashboard-double-mount.ts'
import { scenario as dashboardExceptionAfterAccept } from './scenarios/dashboard-exception-after-accept.ts'
import { scenario as dashboardForbiddenOrigin } from './scenarios/dashboard-forbidden-origin.ts'
import { scenario as dashboardMessageAtOnce } from './scenarios/dashboard-message-at-once.ts'
import { scenario as dashboardSubprotocolUnrequested } from './scenarios/dashboard-subprotocol-unrequested.ts'
import { scenario as dashboardTokenNotEchoed } from './scenarios/dashboard-token-not-echoed.ts'
import { scenario as dashboardUnstableOptions } from './scenarios/dashboard-unstable-options.ts'
import { scenario as duplicateAccept } from './scenarios/duplicate-accept.ts'
import { scenario as extensionUnrequested } from './scenarios/extension-unrequested.ts'
import { scenario as fifty } from './scenarios/fifty.ts'
import { scenario as finBeforeResponse } from './scenarios/fin-before-response.ts'
import { scenario as frozenPrototype } from './scenarios/frozen-prototype.ts'
import { scenario as garbage } from './scenarios/garbage.ts'
import { scenario as iframeRemovedWhileConnecting } from './scenarios/iframe-removed-while-connecting.ts'
import { scenario as lateHandlers } from './scenarios/late-handlers.ts'
import { scenario as missingAccept } from './scenarios/missing-accept.ts'
import { scenario as missingUpgrade } from './scenarios/missing-upgrade.ts'
import { scenario as okBigMessage } from './scenarios/ok-big-message.ts'
import { scenario as okBinary } from './scenarios/ok-binary.ts'
import { scenario as okDeflate } from './scenarios/ok-deflate.ts'
import { scenario as okEcho } from './scenarios/ok-echo.ts'
import { scenario as okFrameWith101 } from './scenarios/ok-frame-with-101.ts'
import { scenario as okHttpUrl } from './scenarios/ok-http-url.ts'
import { scenario as okPageClosesAfterOpen } from './scenarios/ok-page-closes-after-open.ts'
import { scenario as okServerCloses1000 } from './scenarios/ok-server-closes-1000.ts'
import { scenario as okSlowHandshake } from './scenarios/ok-slow-handshake.ts'
import { scenario as okSubprotocol } from './scenarios/ok-subprotocol.ts'
import { scenario as redirect302 } from './scenarios/redirect-302.ts'
import { scenario as refused } from './scenarios/refused.ts'
import { scenario as rstBeforeResponse } from './scenarios/rst-before-response.ts'
import { scenario as sandboxedIframe } from './scenarios/sandboxed-iframe.ts'
import { scenario as sendWhileConnecting } from './scenarios/send-while-connecting.ts'
import { scenario as status401 } from './scenarios/status-401.ts'
import { scenario as status403 } from './scenarios/status-403.ts'
import { scenario as status404 } from './scenarios/status-404.ts'
import { scenario as status500 } from './scenarios/status-500.ts'
import { scenario as strictCsp } from './scenarios/strict-csp.ts'
import { scenario as subclass } from './scenarios/subclass.ts'
import { scenario as subprotocolList } from './scenarios/subprotocol-list.ts'
import { scenario as subprotocolMismatch } from './scenarios/subprotocol-mismatch.ts'
import { scenario as subprotocolMissing } from './scenarios/subprotocol-missing.ts'
import { scenario as subprotocolUnrequested } from './scenarios/subprotocol-unrequested.ts'
import { scenario as wrongConnection } from './scenarios/wrong-connection.ts'

export interface ScenarioGroup {
  title: string
  scenarios: readonly Scenario[]
}

export const scenarioGroups: readonly ScenarioGroup[] = [
  {
    title: 'The dashboard, by what is really wrong',
    scenarios: [
      dashboardDoubleMount,
      dashboardUnstableOptions,
      dashboardSubprotocolUnrequested,
      dashboardTokenNotEchoed,
      dashboardForbiddenOrigin,
      dashboardExceptionAfterAccept,
      dashboardMessageAtOnce,
    ],
  },
  {
    title: 'The page did it',
    scenarios: [
      closeWhileConnecting,
      closeSameTick,
      lateHandlers,
      sendWhileConnecting,
      badUrl,
      badProtocols,
      iframeRemovedWhileConnecting,
    ],
  },
  pageWouldNotWait,
  handlersInVain,
  misreadArguments,
  againAndAgain,
  { title: 'The browser never asked', scenarios: [csp, refused] },
  {
    title: 'The answer is a 101, but not a valid one',
    scenarios: [
      badAccept,
      missingAccept,
      duplicateAccept,
      missingUpgrade,
      wrongConnection,
      subprotocolMissing,
      subprotocolUnrequested,
      subprotocolMismatch,
      subprotocolList,
      extensionUnrequested,
    ],
  },
  {
    title: 'The answer is not a 101',
    scenarios: [
      status401,
      status403,
      status404,
      status500,
      redirect302,
      garbage,
      finBeforeResponse,
      rstBeforeResponse,
    ],
  },
  { title: 'Accepted, then ended at once', scenarios: [acceptThenFin, acceptThenRst, close1011AtOnce] },
  {
    title: 'Healthy, and never to be flagged',
    scenarios: [
      okEcho,
      okSubprotocol,
      okDeflate,
      okSlowHandshake,
      okServerCloses1000,
      okPageClosesAfterOpen,
      okBigMessage,
      okFrameWith101,
      okBinary,
      okHttpUrl,
    ],
  },
  negotiatedWrongly,
  damagedUpgrade,
  refusedWithStatus,
  noAnswerYet,
  brokenFrames,
  closedAfterAccept,
  tlsAndHttp2,
  neverAsked,
  healthyHandshakes,
  healthyNegotiation,
  healthyMessages,
  healthyEnds,
  healthyPages,
  whereNoHookReaches,
  streams,
  {
    title: 'Pages that would notice an inspector',
    scenarios: [frozenPrototype, subclass, strictCsp, sandboxedIframe, blankIframe, fifty],
  },
]

export const scenarios: readonly Scenario[] = scenarioGroups.flatMap((group) => group.scenarios)

/** @throws {Error} where the lab has none of this id. */
export function scenario(id: string): Scenario {
  const found = scenarios.find((each) => each.id === id)
  if (!found) throw new Error(`the lab has no scenario ${id}`)
  return found
}
