// Handshakes that are unusual, and right.

import { scenario as okConnectionKeepAlive } from '../scenarios/ok-connection-keep-alive.ts'
import { scenario as okCookies } from '../scenarios/ok-cookies.ts'
import { scenario as okExtraHeaders } from '../scenarios/ok-extra-headers.ts'
import { scenario as okHeaderLetterCase } from '../scenarios/ok-header-letter-case.ts'
import { scenario as okLongUrl } from '../scenarios/ok-long-url.ts'
import { scenario as okManyHeaders } from '../scenarios/ok-many-headers.ts'
import { scenario as okNonAsciiPath } from '../scenarios/ok-non-ascii-path.ts'
import { scenario as okOtherOrigin } from '../scenarios/ok-other-origin.ts'
import { scenario as okReasonPhrase } from '../scenarios/ok-reason-phrase.ts'
import { scenario as okRelativeUrl } from '../scenarios/ok-relative-url.ts'
import { scenario as okThreeSecondHandshake } from '../scenarios/ok-three-second-handshake.ts'
import { scenario as okUrlObject } from '../scenarios/ok-url-object.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const healthyHandshakes: ScenarioGroup = {
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
}
