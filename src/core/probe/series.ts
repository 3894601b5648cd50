// Which requests a probe consists of: first a socket as the page asked for it, then ever simpler questions,
// until one of them tells enough. Every answer is a fact about the socket that is asked after.

import type { ProbeAnswered, ProbeFact, ProbeTried } from '../fact.ts'
import { said, spoken, wording } from '../said.ts'
import type { Socket } from '../socket.ts'
import { hostOf, pathOf } from '../words.ts'

/** One request of Lifeline's own to the person's server. */
export type Step =
  | { readonly by: 'socket'; readonly url: string; readonly protocols: readonly string[] }
  | { readonly by: 'get'; readonly url: string; readonly cookies: boolean }

/** What one series found out; null for what was not asked. */
export interface Series {
  /** A socket with the subprotocols that the page asked for. */
  readonly same: ProbeTried | null
  /** A socket without the subprotocols, where the page asked for some. */
  readonly bare: ProbeTried | null
  /** A plain GET of the socket's URL. */
  readonly twin: ProbeAnswered | null
  /** A plain GET of the host's `/`. */
  readonly root: ProbeAnswered | null
  /** As `twin`, with the cookies that the browser has for the host. */
  readonly cookied: ProbeAnswered | null
}

/** `ProbeAnswered.text` where no status is visible. */
export const redirectedText = wording('redirected')
export const unansweredText = wording('no answer')
export const lateText = wording('no answer in time')
/** How `ProbeAnswered.text` begins where the request carried cookies. */
export const cookiesText = 'with cookies: '
/** `ProbeAnswered.text` of an answer without a single header: HTTP/0.9, which is anything at all. */
export const headlessText = wording('no headers')

/** `ProbeAnswered.text` as a person reads it; the fact keeps the English, which is read again. */
export function answerTold(text: string): string {
  return text.startsWith(cookiesText)
    ? said`with cookies: ${spoken(text.slice(cookiesText.length))}`
    : spoken(text)
}

/** The socket's URL as a plain GET asks for it: `ws:` is `http:`, `wss:` is `https:`, without a user's name. */
export function twinOf(url: string): string {
  return url
    .replace(/^ws/i, 'http')
    .replace(/^([a-z]+:\/\/)[^/?#]*@/i, '$1')
    .replace(/#.*$/s, '')
}

/** The `/` of the same host. */
export function rootOf(url: string): string {
  return `${/^https?:\/\//i.exec(twinOf(url))?.[0] ?? ''}${hostOf(url)}/`
}

/** Why this socket cannot be asked after; null where it can. */
export function whyNotProbed({ summary }: Socket): string | null {
  if (summary.threw) return said`The constructor threw, so no server was ever asked.`
  if (!/^(?:wss?|https?):\/\/[^/?#]/i.test(summary.url)) return said`This is not the URL of a server.`
  return null
}

/** Every request that a series may consist of, in order. */
export function stepsOf({ summary: { url, protocols } }: Socket): readonly Step[] {
  const steps: Step[] = [{ by: 'socket', url, protocols }]
  if (protocols.length > 0) steps.push({ by: 'socket', url, protocols: [] })
  steps.push({ by: 'get', url: twinOf(url), cookies: false })
  if (pathOf(url) !== '/') steps.push({ by: 'get', url: rootOf(url), cookies: false })
  return steps
}

/** The next request of a series that has found `facts` so far; null when it has asked enough. */
export function nextStep(socket: Socket, facts: readonly ProbeFact[]): Step | null {
  const { same, bare, twin } = seriesOf(socket, facts)
  const told = [same, bare].some((each) => each && (each.opened || each.code === tlsCode))
  if (told || (twin && wasAnswered(twin))) return null
  return stepsOf(socket)[facts.length] ?? null
}

/** Firefox closes with this code where TLS fails; the standard keeps every browser from it. */
export const tlsCode = 1015

/** Whether anything came back, be its status hidden. */
export function wasAnswered({ status, text }: ProbeAnswered): boolean {
  return status !== null || text.endsWith(redirectedText)
}

/** The newest series among a socket's facts, in the order in which they were found. */
export function seriesOf({ summary }: Socket, facts: readonly ProbeFact[]): Series {
  const asked = summary.protocols.join()
  const nothing: Series = { same: null, bare: null, twin: null, root: null, cookied: null }
  let series = nothing
  for (const fact of facts)
    if (fact.kind === 'probe:answered') series = { ...series, [placeOf(summary.url, fact)]: fact }
    else if (fact.protocols.join() === asked) series = { ...nothing, same: fact }
    else series = { ...series, bare: fact }
  return series
}

function placeOf(url: string, { url: asked, text }: ProbeAnswered): 'twin' | 'root' | 'cookied' {
  if (asked !== twinOf(url)) return 'root'
  return text.startsWith(cookiesText) ? 'cookied' : 'twin'
}
