// What Chromium's failure text tells of each check: it names the first rule that failed, in a known order.
// What the browser checked before has passed; what comes after was never looked at.

import type { Cause } from '../failure-text.ts'
import { said } from '../said.ts'
import {
  type AnswerRule,
  type CheckId,
  type Finding,
  failed,
  passed,
  type Transport,
  unseen,
} from './check.ts'
import { enforcers } from './enforced.ts'

/** Chromium's order. Extensions are read one by one, each with its parameters: there, no check is before another. */
const order: readonly CheckId[] = [
  'status',
  'upgrade-present',
  'upgrade-single',
  'upgrade-value',
  'accept-present',
  'accept-single',
  'accept-value',
  'connection-present',
  'connection-token',
  'subprotocol-unrequested',
  'subprotocol-syntax',
  'subprotocol-offered',
  'subprotocol-single',
  'subprotocol-named',
]

/** What each check is known to be; null where the text names no check. */
export function fromText(
  cause: Cause | null,
  text: string,
  transport: Transport,
): ((rule: AnswerRule) => Finding) | null {
  const told = toldBy(cause, text)
  if (!told) return null
  const at = order.indexOf(told.id)
  return (rule) => {
    if (rule.id === told.id) return told.finding
    if (!enforcers(rule.id, null, true).includes('chromium')) return unseen(said`the answer is not visible`)
    const own = order.indexOf(rule.id)
    if (own === -1) return unseen(at === -1 ? said`the browser tells of one fault only` : said`not reached`)
    if (at !== -1 && own > at) return unseen(said`not reached`)
    if (transport === null && rule.only === 'HTTP/1.1')
      return unseen(said`whether it was HTTP/1.1 or HTTP/2 was not seen`)
    return passed(said`checked before the rule that failed`)
  }
}

function toldBy(cause: Cause | null, text: string): { id: CheckId; finding: Finding } | null {
  if (cause?.is === 'status') return { id: 'status', finding: failed(said`status ${cause.status}`) }
  if (cause?.is === 'not-http') return { id: 'status', finding: failed(said`the answer was not HTTP`) }
  if (cause?.is !== 'check') return null
  const words = text.replace(/^Error during WebSocket handshake: (?:Error in permessage-deflate: )?/, '')
  return { id: cause.check, finding: failed(words, cause.value) }
}
