// Everything of a socket that is compared, by aspect and in the order in which it is told. What tells of an aspect is
// one place: the page's side (`view-page.ts`), the network's side (`view-network.ts`), or what it adds up to, here.

import type { Header } from '../file/header.ts'
import { neverOpened } from '../rule.ts'
import { said } from '../said.ts'
import type { Row } from '../session.ts'
import { shownPath } from '../siblings/route.ts'
import type { Story } from '../stories/story.ts'
import { hasOpened } from '../summary.ts'
import { hostOf, plural } from '../words.ts'
import type { Named } from './comparison.ts'
import type { Course } from './courses.ts'
import { fileOf, functionOf, lineOf, steadyProtocols } from './keys.ts'
import { absent, type Observed, told, unseen, type View } from './observed.ts'
import { networkView } from './view-network.ts'
import { pageView } from './view-page.ts'

/** A socket with all that is known of it. */
export interface Viewed {
  readonly row: Row
  readonly header: Header
  readonly view: View
}

/** Attempts and story are told of the first socket of a course alone. */
export function viewOf(row: Row, header: Header, course: Course, story: Story | null): Viewed {
  const view = new Map<string, Observed>([
    ['outcome', outcomeOf(row)],
    ['verdict', verdictOf(row)],
    ['other findings', findingsOf(row)],
    ...asked(row),
    ...pageView(row, header),
    ...networkView(row, header),
  ])
  if (course.rows[0] === row) {
    view.set('attempts', told(plural(course.rows.length, 'attempt')))
    view.set(
      'story',
      story ? told(story.verdict ? story.title : story.kind, story.verdict?.rule ?? story.kind) : absent,
    )
  }
  return { row, header, view }
}

/** How a comparison names it. */
export function nameOf({ row: { socket }, view }: Viewed): Named {
  const [frame] = socket.summary.site
  const place = frame ? `${fileOf(frame.url) || said`the page`}:${frame.line}` : ''
  const caller = frame ? functionOf(frame.function) : ''
  return {
    id: socket.id,
    number: socket.number,
    url: `${shownOf(view, 'server')}${shownOf(view, 'path')}`,
    site: caller && place ? said`${caller} at ${place}` : place,
    outcome: shownOf(view, 'outcome'),
  }
}

function shownOf(view: View, aspect: string): string {
  const observed = view.get(aspect)
  return observed?.is === 'told' ? observed.shown : ''
}

const phases = {
  connecting: 'connecting',
  open: 'open',
  closing: 'closing',
  closed: 'closed',
  failed: 'failed',
  left: 'left with its page',
  unseen: 'not known',
} as const

function outcomeOf({ socket: { summary }, diagnosis }: Row): Observed {
  const phase = phases[summary.phase]
  if (summary.threw) return told(said`the constructor threw`)
  // Without page facts an answer that no browser takes may be all that tells of it.
  if (['open', 'closed'].includes(summary.phase) && neverOpened(diagnosis.case))
    return told(said`never opened, ${phases.failed}`)
  if (['open', 'unseen', 'connecting'].includes(summary.phase)) return told(phase)
  return told(hasOpened(summary) ? said`opened, then ${phase}` : said`never opened, ${phase}`)
}

function verdictOf({ diagnosis: { verdict } }: Row): Observed {
  return verdict ? told(`${verdict.title} (${verdict.rule})`, verdict.rule) : told(said`no fault`, '')
}

function findingsOf({ diagnosis: { also } }: Row): Observed {
  const rules = also.map(({ rule }) => rule).sort()
  return rules.length > 0 ? told(also.map(({ title }) => title).join('; '), rules.join()) : absent
}

/** What was asked for, and where: the ports of this machine's own servers are part of it, as they may be the fault. */
function asked({ socket: { summary } }: Row): readonly (readonly [string, Observed])[] {
  const { url, protocols, site, constructed, threw, sent } = summary
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(url)?.[0]?.toLowerCase() ?? ''
  const host = hostOf(url)
  const loopback = host.replace(/^(?:localhost|127(?:\.\d+){3}|\[::1\])(?=:|$)/, 'loopback')
  const known = constructed || threw || sent?.headers
  return [
    ['server', scheme && host !== url ? told(`${scheme}://${host}`, `${scheme}://${loopback}`) : absent],
    ['path', told(shownPath(url))],
    [
      'protocols',
      !known
        ? unseen(said`only the request tells, and its headers were not seen`)
        : protocols.length > 0
          ? told(steadyProtocols(protocols))
          : told('none', ''),
    ],
    ['call site', site[0] ? told(lineOf(site)) : unseen(said`no stack of it was seen`)],
  ]
}
