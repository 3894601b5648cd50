// The rules, most specific first: the first that finds its case speaks. One file a rule.

import type { Rule } from '../rule.ts'
import { acceptKeyWrong } from './accept-key-wrong.ts'
import { answerWithheld } from './answer-withheld.ts'
import { blockedByExtension } from './blocked-by-extension.ts'
import { blockedByPolicy } from './blocked-by-policy.ts'
import { closedAfterAccept } from './closed-after-accept.ts'
import { documentGone } from './document-gone.ts'
import { droppedBeforeAnswer } from './dropped-before-answer.ts'
import { effectChurn } from './effect-churn.ts'
import { effectRanTwice } from './effect-ran-twice.ts'
import { extensionNotOffered } from './extension-not-offered.ts'
import { forbiddenOrigin } from './forbidden-origin.ts'
import { handlerTooLate } from './handler-too-late.ts'
import { httpStatus } from './http-status.ts'
import { invalidArguments } from './invalid-arguments.ts'
import { mixedContent } from './mixed-content.ts'
import { notHttp } from './not-http.ts'
import { pageClosedWhileConnecting } from './page-closed-while-connecting.ts'
import { redirected } from './redirected.ts'
import { subprotocolMismatch } from './subprotocol-mismatch.ts'
import { subprotocolNotRequested } from './subprotocol-not-requested.ts'
import { subprotocolNotReturned } from './subprotocol-not-returned.ts'
import { tlsFailed } from './tls-failed.ts'
import { unanswered } from './unanswered.ts'
import { unauthorized } from './unauthorized.ts'
import { undetermined } from './undetermined.ts'
import { unreachable } from './unreachable.ts'
import { upgradeHeadersWrong } from './upgrade-headers-wrong.ts'

export const rules: readonly Rule[] = [
  invalidArguments,
  mixedContent,
  blockedByPolicy,
  effectChurn,
  effectRanTwice,
  pageClosedWhileConnecting,
  documentGone,
  subprotocolNotReturned,
  subprotocolNotRequested,
  subprotocolMismatch,
  extensionNotOffered,
  acceptKeyWrong,
  upgradeHeadersWrong,
  notHttp,
  redirected,
  forbiddenOrigin,
  unauthorized,
  httpStatus,
  tlsFailed,
  unreachable,
  droppedBeforeAnswer,
  blockedByExtension,
  closedAfterAccept,
  handlerTooLate,
  answerWithheld,
  unanswered,
  undetermined,
]
