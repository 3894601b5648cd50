// The rules, most specific first: the first that finds its case speaks.

import type { Rule } from '../rule.ts'
import { blockedByPolicy } from './blocked-by-policy.ts'
import { closedAfterAccept } from './closed-after-accept.ts'
import { blockedByExtension, droppedBeforeAnswer, notHttp, tlsFailed, unreachable } from './connection.ts'
import { documentGone } from './document-gone.ts'
import { handlerTooLate } from './handler-too-late.ts'
import { forbiddenOrigin, httpStatus, redirected, unauthorized } from './http-answer.ts'
import { invalidArguments } from './invalid-arguments.ts'
import { mixedContent } from './mixed-content.ts'
import {
  acceptKeyWrong,
  extensionNotOffered,
  subprotocolMismatch,
  subprotocolNotRequested,
  subprotocolNotReturned,
  upgradeHeadersWrong,
} from './negotiation.ts'
import { effectChurn, effectRanTwice, pageClosedWhileConnecting } from './page-closed.ts'
import { answerWithheld, unanswered, undetermined } from './undetermined.ts'

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
