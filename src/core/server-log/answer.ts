// What a server's log answers to “Did the server log an exception after it accepted?”: a sentence that says no
// more than the lines do. Only a log that is written with the answer proves that a 101 was; an application's own
// “accepted” may be of a socket that was long gone.

import type { ServerLogged } from '../fact.ts'
import { said } from '../said.ts'
import type { Summary } from '../summary.ts'
import { duration, plural } from '../words.ts'
import { stepOf } from './parse.ts'
import type { SocketLines } from './place.ts'
import type { Placed } from './placed.ts'

export interface ServerAnswer {
  /** Whether the server logged an exception after it accepted this socket. */
  readonly answer: 'yes' | 'no' | 'unknown'
  /** Without its full stop. */
  readonly sentence: string
  /** The line that shows it, where one does. */
  readonly fact: ServerLogged | null
}

/** Answers for a socket with these lines. */
export function serverAnswer({ lines, why }: SocketLines, summary: Summary): ServerAnswer {
  const own = lines.filter(({ because }) => because !== 'maybe')
  const accepted = own.find(({ fact }) => isAcceptance(fact)) ?? null
  const failures = own.filter(({ fact }) => fact.event === 'failed')
  const after = accepted ? failures.find((each) => follows(each, accepted, own)) : undefined
  if (accepted && after) {
    const sentence = said`${acceptance(accepted.fact)} and logged ${failure(after.fact)}${later(accepted.fact, after.fact)}`
    return { answer: 'yes', sentence: `${sentence}: ${headline(after.fact)}`, fact: after.fact }
  }
  const [before] = failures
  const refused = own.find(({ fact }) => fact.event === 'rejected')
  if (before) {
    const when = accepted
      ? said`before it accepted`
      : refused
        ? said`with its refusal`
        : said`and no line says that it accepted`
    return {
      answer: accepted || refused ? 'no' : 'unknown',
      sentence: said`The server logged ${failure(before.fact)} ${when}: ${headline(before.fact)}`,
      fact: before.fact,
    }
  }
  const maybe = lines.find(({ because, fact }) => because === 'maybe' && fact.event === 'failed')
  if (maybe) {
    const sentence = said`The server logged ${failure(maybe.fact)} meanwhile, which may be another socket’s`
    return { answer: 'unknown', sentence: `${sentence}: ${headline(maybe.fact)}`, fact: maybe.fact }
  }
  if (own.length === 0) return { answer: 'unknown', sentence: why, fact: null }
  const count =
    own.length === 1
      ? said`${plural(1, 'line')} of this socket is in the log, none of them an exception`
      : said`${plural(own.length, 'line')} of this socket are in the log, none of them an exception`
  if (refused) return { answer: 'no', sentence: `${refusal(refused.fact)}; ${count}`, fact: refused.fact }
  if (!accepted)
    return { answer: 'unknown', sentence: said`No line says that the server accepted; ${count}`, fact: null }
  const yet = summary.opened ? '' : said`, yet the socket did not open`
  return { answer: 'no', sentence: `${acceptance(accepted.fact)}${yet}; ${count}`, fact: accepted.fact }
}

const isAcceptance = ({ event, status }: ServerLogged) =>
  event === 'accepted' || (event === 'closed' && status === 101)

/** nginx writes its 101 at the end: then what was logged before it is later than the acceptance. */
function follows(line: Placed, accepted: Placed, own: readonly Placed[]): boolean {
  if (accepted.fact.event === 'closed') return true
  const comparable = (line.at !== null && accepted.at !== null) || line.fact.about === accepted.fact.about
  return comparable && own.indexOf(line) > own.indexOf(accepted)
}

const proofs: readonly (readonly [by: string, word: string])[] = [
  ['Daphne access log', 'WSCONNECT'],
  ['Django runserver', 'WebSocket CONNECT'],
  ['hypercorn access log', '101'],
  ['access log', '101'],
]

function acceptance({ by }: ServerLogged): string {
  const proof = proofs.find(([each]) => by.startsWith(each))
  if (proof) return said`The server accepted (${proof[0]}: ${proof[1]})`
  const who = by.startsWith('uvicorn') ? 'uvicorn' : said`its own log`
  return said`The application accepted (${who}, which does not prove that the answer was sent)`
}

function refusal({ by, status, text }: ServerLogged): string {
  if (status !== null) return said`The server refused with ${status} (${by})`
  return /WSREJECT|WebSocket REJECT/.test(text)
    ? said`The application refused (${by})`
    : said`The server refused (${by})`
}

/** Whether the text names an exception, or only an error. */
function failure({ text }: ServerLogged): string {
  return /^[\w.$]*(?:Error|Exception|Interrupt|Exit)\b|Traceback|\n\s+at /.test(text)
    ? said`an exception`
    : said`an error`
}

const headline = ({ text }: ServerLogged) => text.split('\n', 1)[0]?.trim() ?? ''

/** How much later by the server's own clock, as exactly as it tells. */
function later(from: ServerLogged, to: ServerLogged): string {
  if (from.at === 0 || to.at === 0 || from.about !== to.about) return said` afterwards`
  const [apart, step] = [to.at - from.at, Math.max(stepOf(from), stepOf(to))]
  if (step <= 1) return said` ${duration(Math.max(0, apart))} later`
  return apart < step
    ? said` within ${duration(step)}`
    : said` about ${duration(Math.round(apart / step) * step)} later`
}
