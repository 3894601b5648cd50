// The opening handshake, checked again rule by rule: from the headers where the browser shows them, else
// from the one rule that its failure text names, else from what the opened socket itself tells.

import { type Cause, readFailure } from './failure-text.ts'
import { answerRules } from './handshake/answer-rules.ts'
import {
  type Answered,
  type AnswerRule,
  type Check,
  type Enforcer,
  type Finding,
  type Group,
  passed,
  type Transport,
  unseen,
} from './handshake/check.ts'
import { deflateRules } from './handshake/deflate-rules.ts'
import { enforcers, provenByOpening } from './handshake/enforced.ts'
import { extensionRules } from './handshake/extension-rules.ts'
import { parseExtensions } from './handshake/header-fields.ts'
import { requestRules } from './handshake/request-rules.ts'
import { subprotocolRules } from './handshake/subprotocol-rules.ts'
import { fromText } from './handshake/told.ts'
import { transportOf } from './handshake/transport.ts'
import type { Browser } from './rule.ts'
import { said, spoken } from './said.ts'
import { header, type Summary } from './summary.ts'

export interface Handshake {
  /** In the order in which Chromium checks. */
  readonly checks: readonly Check[]
  /** The first rule that the answer broke and that this browser enforces. */
  readonly broken: Check | null
  /** The whole answer was seen, but for its version at most, and this browser has nothing to fail it over. */
  readonly valid: boolean
  /** What the browser's own failure text says; null when there is none. */
  readonly cause: Cause | null
  readonly transport: Transport
}

const groups: readonly (readonly [group: Group, rules: readonly AnswerRule[]])[] = [
  ['Answer', answerRules],
  ['Subprotocol', subprotocolRules],
  ['Extensions', [...extensionRules, ...deflateRules]],
]

/** Checks the handshake as far as its facts go; an unknown browser enforces what any does. */
export function inspectHandshake(summary: Summary, browser: Browser = 'unknown'): Handshake {
  const cause = summary.failed ? readFailure(summary.failed.text) : null
  const transport = transportOf(summary)
  const asked = askedOf(summary)
  const applies = ({ only }: { only?: string }) => only === undefined || only === (transport ?? 'HTTP/1.1')
  const check = (group: Group, rule: Omit<AnswerRule, 'find'>, { result, seen, value }: Finding): Check => ({
    id: rule.id,
    part: rule.part,
    group,
    title: spoken(rule.title),
    result,
    seen,
    source: rule.source,
    value,
    enforcedBy: enforcers(rule.id, value, asked === null || asked.length > 0),
  })

  const headers = summary.sent?.headers ?? null
  // A list with neither of the two is a part of a request; nothing is missing from it.
  const whole = ['host', 'sec-websocket-version'].some((name) => header(headers, name).length > 0)
  const sent = { headers, asked, transport, certain: whole && transport !== null }
  const request = requestRules.filter(applies).map((rule) => check('Request', rule, rule.find(sent)))

  const find = answerFinder({ summary, browser, cause, transport, asked })
  const answer = groups.flatMap(([group, rules]) =>
    rules.filter(applies).map((rule) => check(group, rule, find(group, rule))),
  )

  const enforced = answer.filter(({ enforcedBy }) =>
    browser === 'unknown' ? enforcedBy.length > 0 : enforcedBy.includes(browser),
  )
  return {
    checks: [...request, ...answer],
    broken: enforced.find(({ result }) => result === 'failed') ?? null,
    valid: enforced.every(
      ({ result, part }) => result === 'passed' || (part === 'version' && result === 'unseen'),
    ),
    cause,
    transport,
  }
}

interface Known {
  readonly summary: Summary
  readonly browser: Browser
  readonly cause: Cause | null
  readonly transport: Transport
  readonly asked: readonly string[] | null
}

function answerFinder(known: Known): (group: Group, rule: AnswerRule) => Finding {
  const { summary, browser, cause, transport, asked } = known
  const { responded, opened } = summary
  const enforcing: readonly Enforcer[] = browser === 'unknown' ? ['chromium', 'firefox'] : [browser]
  const proven = (rule: AnswerRule) =>
    opened !== null && enforcing.every((each) => provenByOpening(rule.id, each, (asked?.length ?? 0) > 0))
  const orOpened = (rule: AnswerRule, finding: Finding): Finding =>
    finding.result === 'unseen' && proven(rule) ? passed(said`the browser opened the socket`) : finding

  if (responded) {
    const answer = answeredOf(known, responded.headers ?? [])
    const refused = answerRules
      .find(({ id, only }) => id === 'status' && only === (transport ?? 'HTTP/1.1'))
      ?.find(answer).result
    return (group, rule) => {
      if (rule.part === 'status') return rule.find(answer)
      if (refused === 'failed') return unseen(said`not reached: status ${responded.status}`)
      if (rule.part === 'version') return orOpened(rule, rule.find(answer))
      if (responded.headers !== null) return orOpened(rule, rule.find(answer))
      return orOpened(rule, fromPage(known, group, rule) ?? unseen(said`the headers are not visible`))
    }
  }
  const told = fromText(cause, summary.failed?.text ?? '', transport)
  if (told) return (_group, rule) => told(rule)
  return (group, rule) =>
    orOpened(rule, fromPage(known, group, rule) ?? unseen(said`the answer is not visible`))
}

/**
 * What `protocol` and `extensions` of the opened socket tell of the answer. Firefox leaves parameters out of
 * `extensions`, and says nothing of a subprotocol that nobody requested.
 */
function fromPage(known: Known, group: Group, rule: AnswerRule): Finding | null {
  const { browser, asked, summary } = known
  const { opened } = summary
  if (!opened || rule.id === 'subprotocol-single' || rule.id === 'extensions-single') return null
  const whole = browser === 'chromium'
  if (group === 'Subprotocol' && (whole || (asked?.length ?? 0) > 0))
    return rule.find(
      answeredOf(known, opened.protocol === '' ? [] : [['sec-websocket-protocol', opened.protocol]]),
    )
  if (group === 'Extensions' && whole)
    return rule.find(
      answeredOf(known, opened.extensions === '' ? [] : [['sec-websocket-extensions', opened.extensions]]),
    )
  return null
}

function answeredOf({ summary, transport, asked }: Known, headers: Answered['headers']): Answered {
  const request = summary.sent?.headers ?? null
  return {
    status: summary.responded?.status ?? 101,
    version: summary.responded?.version ?? '',
    transport,
    headers,
    asked,
    key: header(request, 'sec-websocket-key')[0] ?? null,
    extensions: header(headers, 'sec-websocket-extensions').map(parseExtensions),
    offered:
      request &&
      header(request, 'sec-websocket-extensions').flatMap((value) => parseExtensions(value).extensions),
  }
}

/** Null where neither the page's constructor nor the request was seen. */
function askedOf({ constructed, sent, protocols }: Summary): readonly string[] | null {
  return constructed || sent?.headers ? protocols : null
}
