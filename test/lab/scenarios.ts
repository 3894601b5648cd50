// Every scenario of the lab, by group, in the order the index page lists them.

import { brokenFrames } from './groups/broken-frames.ts'
import { closedAfterAccept } from './groups/closed-after-accept.ts'
import { damagedUpgrade } from './groups/damaged-upgrade.ts'
import { negotiatedWrongly } from './groups/negotiated-wrongly.ts'
import { neverAsked } from './groups/never-asked.ts'
import { noAnswerYet } from './groups/no-answer-yet.ts'
import { refusedWithStatus } from './groups/refused-with-status.ts'
import { tlsAndHttp2 } from './groups/tls-and-http2.ts'
import type { Scenario } from './scenario.ts'
import { scenario as acceptThenFin } from './scenarios/accept-then-fin.ts'
import { scenario as acceptThenRst } from './scenarios/accept-then-rst.ts'
import { scenario as badAccept } from './scenarios/bad-accept.ts'
import { scenario as badProtocols } from './scenarios/bad-protocols.ts'
import { scenario as badUrl } from './scenarios/bad-url.ts'
import { scenario as blankIframe } from './scenarios/blank-iframe.ts'
import { scenario as churnWithOpen } from './scenarios/churn-with-open.ts'
import { scenario as close1011AtOnce } from './scenarios/close-1011-at-once.ts'
import { scenario as closeInOnerror } from './scenarios/close-in-onerror.ts'
import { scenario as closeSameTick } from './scenarios/close-same-tick.ts'
import { scenario as closeWhileConnecting } from './scenarios/close-while-connecting.ts'
import { scenario as connectTimeout } from './scenarios/connect-timeout.ts'
import { scenario as csp } from './scenarios/csp.ts'
import { scenario as dashboardDoubleMount } from './scenarios/dashboard-double-mount.ts'
import { scenario as dashboardExceptionAfterAccept } from './scenarios/dashboard-exception-after-accept.ts'
import { scenario as dashboardForbiddenOrigin } from './scenarios/dashboard-forbidden-origin.ts'
import { scenario as dashboardMessageAtOnce } from './scenarios/dashboard-message-at-once.ts'
import { scenario as dashboardSubprotocolUnrequested } from './scenarios/dashboard-subprotocol-unrequested.ts'
import { scenario as dashboardTokenNotEchoed } from './scenarios/dashboard-token-not-echoed.ts'
import { scenario as dashboardUnstableOptions } from './scenarios/dashboard-unstable-options.ts'
import { scenario as dataUrlWorker } from './scenarios/data-url-worker.ts'
import { scenario as doubleMountVanilla } from './scenarios/double-mount-vanilla.ts'
import { scenario as duplicateAccept } from './scenarios/duplicate-accept.ts'
import { scenario as extensionUnrequested } from './scenarios/extension-unrequested.ts'
import { scenario as fifty } from './scenarios/fifty.ts'
import { scenario as finBeforeResponse } from './scenarios/fin-before-response.ts'
import { scenario as formSubmit } from './scenarios/form-submit.ts'
import { scenario as frozenPrototype } from './scenarios/frozen-prototype.ts'
import { scenario as garbage } from './scenarios/garbage.ts'
import { scenario as handlerOverwritten } from './scenarios/handler-overwritten.ts'
import { scenario as handlerThrewInMessage } from './scenarios/handler-threw-in-message.ts'
import { scenario as handlerThrewInOpen } from './scenarios/handler-threw-in-open.ts'
import { scenario as iframeNavigatedWhileConnecting } from './scenarios/iframe-navigated-while-connecting.ts'
import { scenario as iframeRemovedWhileConnecting } from './scenarios/iframe-removed-while-connecting.ts'
import { scenario as lateHandlers } from './scenarios/late-handlers.ts'
import { scenario as messageUnheard } from './scenarios/message-unheard.ts'
import { scenario as missingAccept } from './scenarios/missing-accept.ts'
import { scenario as missingUpgrade } from './scenarios/missing-upgrade.ts'
import { scenario as okAboutBlankIframe } from './scenarios/ok-about-blank-iframe.ts'
import { scenario as okBigMessage } from './scenarios/ok-big-message.ts'
import { scenario as okBinary } from './scenarios/ok-binary.ts'
import { scenario as okBlob } from './scenarios/ok-blob.ts'
import { scenario as okBufferedAmount } from './scenarios/ok-buffered-amount.ts'
import { scenario as okBurst } from './scenarios/ok-burst.ts'
import { scenario as okClose1000With101 } from './scenarios/ok-close-1000-with-101.ts'
import { scenario as okClose1001With101 } from './scenarios/ok-close-1001-with-101.ts'
import { scenario as okCloseAfterClose } from './scenarios/ok-close-after-close.ts'
import { scenario as okCloseTwice } from './scenarios/ok-close-twice.ts'
import { scenario as okConnectionKeepAlive } from './scenarios/ok-connection-keep-alive.ts'
import { scenario as okCookies } from './scenarios/ok-cookies.ts'
import { scenario as okCsp } from './scenarios/ok-csp.ts'
import { scenario as okCustomSchemeLink } from './scenarios/ok-custom-scheme-link.ts'
import { scenario as okDeferredConnect } from './scenarios/ok-deferred-connect.ts'
import { scenario as okDeflate } from './scenarios/ok-deflate.ts'
import { scenario as okDeflateBig } from './scenarios/ok-deflate-big.ts'
import { scenario as okDeflateNoContextTakeover } from './scenarios/ok-deflate-no-context-takeover.ts'
import { scenario as okDeflateWindowBits } from './scenarios/ok-deflate-window-bits.ts'
import { scenario as okEcho } from './scenarios/ok-echo.ts'
import { scenario as okEmptyMessage } from './scenarios/ok-empty-message.ts'
import { scenario as okExtraHeaders } from './scenarios/ok-extra-headers.ts'
import { scenario as okFragmented } from './scenarios/ok-fragmented.ts'
import { scenario as okFrameWith101 } from './scenarios/ok-frame-with-101.ts'
import { scenario as okFramesWith101 } from './scenarios/ok-frames-with-101.ts'
import { scenario as okHandlerReplacedAfterOpen } from './scenarios/ok-handler-replaced-after-open.ts'
import { scenario as okHeaderLetterCase } from './scenarios/ok-header-letter-case.ts'
import { scenario as okHttpUrl } from './scenarios/ok-http-url.ts'
import { scenario as okIdle } from './scenarios/ok-idle.ts'
import { scenario as okIframe } from './scenarios/ok-iframe.ts'
import { scenario as okIframeNavigatedAfterOpen } from './scenarios/ok-iframe-navigated-after-open.ts'
import { scenario as okIframeRemovedAfterOpen } from './scenarios/ok-iframe-removed-after-open.ts'
import { scenario as okLateHandlers } from './scenarios/ok-late-handlers.ts'
import { scenario as okListeners } from './scenarios/ok-listeners.ts'
import { scenario as okLongUrl } from './scenarios/ok-long-url.ts'
import { scenario as okManyHeaders } from './scenarios/ok-many-headers.ts'
import { scenario as okNonAsciiPath } from './scenarios/ok-non-ascii-path.ts'
import { scenario as okOtherOrigin } from './scenarios/ok-other-origin.ts'
import { scenario as okPageCloses4001 } from './scenarios/ok-page-closes-4001.ts'
import { scenario as okPageClosesAfterOpen } from './scenarios/ok-page-closes-after-open.ts'
import { scenario as okPageClosesWithoutCode } from './scenarios/ok-page-closes-without-code.ts'
import { scenario as okPingStorm } from './scenarios/ok-ping-storm.ts'
import { scenario as okReasonPhrase } from './scenarios/ok-reason-phrase.ts'
import { scenario as okReconnectAfterClose } from './scenarios/ok-reconnect-after-close.ts'
import { scenario as okRelativeUrl } from './scenarios/ok-relative-url.ts'
import { scenario as okServerCloses1000 } from './scenarios/ok-server-closes-1000.ts'
import { scenario as okServerClosesWithoutCode } from './scenarios/ok-server-closes-without-code.ts'
import { scenario as okServerPush } from './scenarios/ok-server-push.ts'
import { scenario as okSlowAnswer } from './scenarios/ok-slow-answer.ts'
import { scenario as okSlowHandshake } from './scenarios/ok-slow-handshake.ts'
import { scenario as okSrcdocIframe } from './scenarios/ok-srcdoc-iframe.ts'
import { scenario as okSubprotocol } from './scenarios/ok-subprotocol.ts'
import { scenario as okSubprotocolAmongMany } from './scenarios/ok-subprotocol-among-many.ts'
import { scenario as okSubprotocolUpperCase } from './scenarios/ok-subprotocol-upper-case.ts'
import { scenario as okThreeSecondHandshake } from './scenarios/ok-three-second-handshake.ts'
import { scenario as okTokenSubprotocol } from './scenarios/ok-token-subprotocol.ts'
import { scenario as okTwoSockets } from './scenarios/ok-two-sockets.ts'
import { scenario as okUrlObject } from './scenarios/ok-url-object.ts'
import { scenario as okWorker } from './scenarios/ok-worker.ts'
import { scenario as protocolBase64 } from './scenarios/protocol-base64.ts'
import { scenario as protocolNull } from './scenarios/protocol-null.ts'
import { scenario as reconnectConstant } from './scenarios/reconnect-constant.ts'
import { scenario as reconnectExponential } from './scenarios/reconnect-exponential.ts'
import { scenario as reconnectJitter } from './scenarios/reconnect-jitter.ts'
import { scenario as reconnectStorm } from './scenarios/reconnect-storm.ts'
import { scenario as redirect302 } from './scenarios/redirect-302.ts'
import { scenario as refused } from './scenarios/refused.ts'
import { scenario as reloadWhileConnecting } from './scenarios/reload-while-connecting.ts'
import { scenario as rstBeforeResponse } from './scenarios/rst-before-response.ts'
import { scenario as sandboxedIframe } from './scenarios/sandboxed-iframe.ts'
import { scenario as sendWhileConnecting } from './scenarios/send-while-connecting.ts'
import { scenario as serviceWorker } from './scenarios/service-worker.ts'
import { scenario as sharedWorker } from './scenarios/shared-worker.ts'
import { scenario as socketLeak } from './scenarios/socket-leak.ts'
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
import { scenario as urlUndefined } from './scenarios/url-undefined.ts'
import { scenario as websocketStream } from './scenarios/websocket-stream.ts'
import { scenario as websocketStream403 } from './scenarios/websocket-stream-403.ts'
import { scenario as websocketStreamAborted } from './scenarios/websocket-stream-aborted.ts'
import { scenario as worker } from './scenarios/worker.ts'
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
  {
    title: 'The page left, or would not wait',
    scenarios: [
      connectTimeout,
      iframeNavigatedWhileConnecting,
      reloadWhileConnecting,
      formSubmit,
      doubleMountVanilla,
      closeInOnerror,
    ],
  },
  {
    title: 'Handlers that are there, and do not do their work',
    scenarios: [handlerOverwritten, handlerThrewInOpen, handlerThrewInMessage, messageUnheard],
  },
  {
    title: 'Arguments that are not what they look like',
    scenarios: [protocolNull, protocolBase64, urlUndefined],
  },
  {
    title: 'Again and again, and too many',
    scenarios: [
      reconnectStorm,
      reconnectConstant,
      reconnectExponential,
      reconnectJitter,
      churnWithOpen,
      socketLeak,
    ],
  },
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
  {
    title: 'Healthy: the handshake, its URL and its headers',
    scenarios: [
      okThreeSecondHandshake,
      okConnectionKeepAlive,
      okHeaderLetterCase,
      okReasonPhrase,
      okExtraHeaders,
      okManyHeaders,
      okCookies,
      okOtherOrigin,
      okRelativeUrl,
      okUrlObject,
      okLongUrl,
      okNonAsciiPath,
    ],
  },
  {
    title: 'Healthy: what was negotiated',
    scenarios: [
      okSubprotocolAmongMany,
      okSubprotocolUpperCase,
      okTokenSubprotocol,
      okDeflateBig,
      okDeflateNoContextTakeover,
      okDeflateWindowBits,
    ],
  },
  {
    title: 'Healthy: messages',
    scenarios: [
      okFragmented,
      okFramesWith101,
      okPingStorm,
      okIdle,
      okServerPush,
      okBurst,
      okBlob,
      okEmptyMessage,
      okBufferedAmount,
      okSlowAnswer,
    ],
  },
  {
    title: 'Healthy: the end',
    scenarios: [
      okPageCloses4001,
      okPageClosesWithoutCode,
      okCloseTwice,
      okCloseAfterClose,
      okClose1000With101,
      okClose1001With101,
      okServerClosesWithoutCode,
      okReconnectAfterClose,
    ],
  },
  {
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
  },
  {
    title: 'Where no hook reaches',
    scenarios: [worker, dataUrlWorker, sharedWorker, serviceWorker],
  },
  {
    title: 'Sockets that are streams',
    scenarios: [websocketStream, websocketStream403, websocketStreamAborted],
  },
  {
    title: 'Pages that would notice an inspector',
    scenarios: [frozenPrototype, subclass, strictCsp, sandboxedIframe, blankIframe, fifty],
  },
]

export const scenarios: readonly Scenario[] = scenarioGroups.flatMap((group) => group.scenarios)
