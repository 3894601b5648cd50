// The rules, most specific first: the first that finds its case speaks. One file a rule.

import type { Rule } from '../rule.ts'
import { acceptKeyWrong } from './accept-key-wrong.ts'
import { answerTooLarge } from './answer-too-large.ts'
import { answerWithheld } from './answer-withheld.ts'
import { blockedByExtension } from './blocked-by-extension.ts'
import { blockedByPolicy } from './blocked-by-policy.ts'
import { closedAfterAccept } from './closed-after-accept.ts'
import { connectTimeout } from './connect-timeout.ts'
import { credentialsMissing } from './credentials-missing.ts'
import { documentGone } from './document-gone.ts'
import { droppedBeforeAnswer } from './dropped-before-answer.ts'
import { effectChurn } from './effect-churn.ts'
import { effectRanTwice } from './effect-ran-twice.ts'
import { endpointMissing } from './endpoint-missing.ts'
import { extensionNotOffered } from './extension-not-offered.ts'
import { forbidden } from './forbidden.ts'
import { forbiddenOrigin } from './forbidden-origin.ts'
import { gatewayFailed } from './gateway-failed.ts'
import { handlerOverwritten } from './handler-overwritten.ts'
import { handlerThrew } from './handler-threw.ts'
import { handlerTooLate } from './handler-too-late.ts'
import { heldBack } from './held-back.ts'
import { httpStatus } from './http-status.ts'
import { httpVersionTooOld } from './http-version-too-old.ts'
import { http2NotBridged } from './http2-not-bridged.ts'
import { invalidArguments } from './invalid-arguments.ts'
import { invalidFrame } from './invalid-frame.ts'
import { localNetworkAccess } from './local-network-access.ts'
import { messageUnheard } from './message-unheard.ts'
import { mixedContent } from './mixed-content.ts'
import { notHttp } from './not-http.ts'
import { originNull } from './origin-null.ts'
import { pageClosedWhileConnecting } from './page-closed-while-connecting.ts'
import { protocolNamedNull } from './protocol-named-null.ts'
import { proxyAuthentication } from './proxy-authentication.ts'
import { rateLimited } from './rate-limited.ts'
import { redirected } from './redirected.ts'
import { serverError } from './server-error.ts'
import { subprotocolMismatch } from './subprotocol-mismatch.ts'
import { subprotocolNotRequested } from './subprotocol-not-requested.ts'
import { subprotocolNotReturned } from './subprotocol-not-returned.ts'
import { subprotocolRepeated } from './subprotocol-repeated.ts'
import { timedOut } from './timed-out.ts'
import { tlsFailed } from './tls-failed.ts'
import { tlsToPlainPort } from './tls-to-plain-port.ts'
import { tooManySockets } from './too-many-sockets.ts'
import { unanswered } from './unanswered.ts'
import { unauthorized } from './unauthorized.ts'
import { undetermined } from './undetermined.ts'
import { unreachable } from './unreachable.ts'
import { unsafePort } from './unsafe-port.ts'
import { upgradeHeadersWrong } from './upgrade-headers-wrong.ts'
import { upgradeStripped } from './upgrade-stripped.ts'
import { wentOffline } from './went-offline.ts'

export const rules: readonly Rule[] = [
  invalidArguments,
  mixedContent,
  blockedByPolicy,
  connectTimeout,
  effectChurn,
  effectRanTwice,
  pageClosedWhileConnecting,
  documentGone,
  protocolNamedNull,
  subprotocolNotReturned,
  subprotocolNotRequested,
  subprotocolRepeated,
  subprotocolMismatch,
  extensionNotOffered,
  acceptKeyWrong,
  upgradeHeadersWrong,
  httpVersionTooOld,
  notHttp,
  http2NotBridged,
  redirected,
  originNull,
  credentialsMissing,
  forbiddenOrigin,
  forbidden,
  unauthorized,
  endpointMissing,
  upgradeStripped,
  proxyAuthentication,
  rateLimited,
  serverError,
  gatewayFailed,
  httpStatus,
  tlsToPlainPort,
  tlsFailed,
  wentOffline,
  unsafePort,
  tooManySockets,
  localNetworkAccess,
  blockedByExtension,
  unreachable,
  timedOut,
  answerTooLarge,
  droppedBeforeAnswer,
  invalidFrame,
  closedAfterAccept,
  handlerTooLate,
  handlerOverwritten,
  handlerThrew,
  messageUnheard,
  answerWithheld,
  heldBack,
  unanswered,
  undetermined,
]
