// What of a socket was not seen, and why: silence is never ambiguous.

import type { Case } from './rule.ts'
import { said, spoken, wording } from './said.ts'
import { plural } from './words.ts'

export interface Missing {
  readonly what: 'page' | 'network' | 'answer' | 'messages'
  /** One sentence. */
  readonly why: string
}

/** Why facts are not there. The facts that say so are read again from files, so they keep the English. */
const reasons = new Set<string>(
  wording([
    'nobody listened',
    'recording was paused',
    'the oldest, when the log was full',
    'the browser did not give them back when Lifeline’s background was started again',
  ]),
)

/** The reason of a `ctx:facts-dropped` as a person reads it. */
export function droppedTold(why: string): string {
  const [, refused] = /^refused: (.*)$/s.exec(why) ?? []
  if (refused !== undefined) return said`refused: ${refused}`
  const [, frame] = /^more than is taken from one frame: (.*)$/s.exec(why) ?? []
  if (frame !== undefined) return said`more than is taken from one frame: ${frame}`
  return reasons.has(why) ? spoken(why) : why
}

/** Everything that is missing of a socket; none where all three sources told what they can. */
export function missing({ socket, summary, browser }: Case): readonly Missing[] {
  const found: Missing[] = []
  const { constructed, threw, requested, responded, failed } = summary
  if (!constructed && !threw)
    found.push({
      what: 'page',
      why: said`No page facts: scripts of an extension reach no worker and not every frame, so constructor, handlers, \`close()\` and ready states of this socket are not known${requested?.from ? said` (it was made by \`${requested.from}\`)` : ''}`,
    })
  if (constructed?.api)
    found.push({
      what: 'messages',
      why: said`No messages from the page’s side: those of a ${constructed.api} go through its streams, which are not touched`,
    })
  if (socket.pairing.by === 'none' && socket.pairing.candidates.length > 0)
    found.push({
      what: 'network',
      why: said`No network facts: ${plural(socket.pairing.candidates.length, 'request')} could be this socket’s, and none is claimed`,
    })
  else if (constructed && !requested && constructed.state !== 3)
    found.push({
      what: 'network',
      why:
        browser === 'chromium'
          ? said`No network facts: DevTools was not open yet, its log was cleared by a navigation, or the browser made no request`
          : said`No network facts: the browser made no request, or Lifeline may not access this site`,
    })
  if (failed && !responded && requested && summary.sent)
    found.push({
      what: 'answer',
      why:
        failed.text === ''
          ? said`No answer: the browser withholds why it failed, because of another installed extension`
          : browser === 'chromium'
            ? said`No headers of the answer: Chromium shows none of a failed handshake, only its own words`
            : said`No answer was received`,
    })
  for (const fact of socket.facts)
    if (fact.kind === 'ctx:facts-dropped')
      found.push({
        what: 'page',
        why: said`${plural(fact.count, 'fact')} could not be kept: ${droppedTold(fact.why)}`,
      })
  return found
}
