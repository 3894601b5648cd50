// The known differences between Chromium and Firefox: what decides a socket's fate first, then what is only told
// otherwise. One file a difference; the first that explains an aspect is named.

import type { Known } from '../known.ts'
import { addressQueue } from './address-queue.ts'
import { answerCutOff } from './answer-cut-off.ts'
import { compressionOffer } from './compression-offer.ts'
import { dataWorkerOrigin } from './data-worker-origin.ts'
import { differentPorts } from './different-ports.ts'
import { earlyHints } from './early-hints.ts'
import { endAfterCloseFrame } from './end-after-close-frame.ts'
import { errorOnReset } from './error-on-reset.ts'
import { extendedConnect } from './extended-connect.ts'
import { extensionsEmpty } from './extensions-empty.ts'
import { failureText } from './failure-text.ts'
import { frameNotNamed } from './frame-not-named.ts'
import { frameTolerated } from './frame-tolerated.ts'
import { http10Accepted } from './http10-accepted.ts'
import { localNetworkAccess } from './local-network-access.ts'
import { openSkipped } from './open-skipped.ts'
import { openTimeout } from './open-timeout.ts'
import { pageLeft } from './page-left.ts'
import { policyBlocked } from './policy-blocked.ts'
import { reconnectDelay } from './reconnect-delay.ts'
import { requestHeaders } from './request-headers.ts'
import { sharedWorkers } from './shared-workers.ts'
import { streams } from './streams.ts'
import { subprotocolNotRequested } from './subprotocol-not-requested.ts'
import { subprotocolNotReturned } from './subprotocol-not-returned.ts'
import { textWithheld } from './text-withheld.ts'
import { time } from './time.ts'
import { tlsCloseCode } from './tls-close-code.ts'
import { upgradeRepeated } from './upgrade-repeated.ts'

export const known: readonly Known[] = [
  subprotocolNotReturned,
  subprotocolNotRequested,
  extensionsEmpty,
  upgradeRepeated,
  http10Accepted,
  earlyHints,
  answerCutOff,
  frameTolerated,
  frameNotNamed,
  openSkipped,
  errorOnReset,
  endAfterCloseFrame,
  tlsCloseCode,
  policyBlocked,
  localNetworkAccess,
  pageLeft,
  openTimeout,
  addressQueue,
  textWithheld,
  reconnectDelay,
  extendedConnect,
  compressionOffer,
  requestHeaders,
  dataWorkerOrigin,
  failureText,
  sharedWorkers,
  streams,
]

/** What is known of any two sessions, also of one browser: the ports first, the time last. */
export const knownOfRuns: readonly Known[] = [differentPorts, time]

export const knownOfBrowsers: readonly Known[] = [differentPorts, ...known, time]
