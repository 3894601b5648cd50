// Sockets that belong together, told as one: double mounts, retries, storms and leaks, each with its line of lives.

import type { Axis } from '../axis.ts'
import { said, spoken } from '../said.ts'
import type { Row } from '../session.ts'
import type { Story } from '../stories/story.ts'
import type { SubjectId } from '../units.ts'
import { plural, sure } from '../words.ts'
import { lives } from './html-lives.ts'
import { type Markup, markup } from './markup.ts'
import { foreign, prose } from './prose.ts'
import type { Reading } from './reading.ts'
import { telling } from './told.ts'

const most = 40
/** Lives that are drawn on one line. */
const mostLives = 150

export function storiesPart({ rows, stories, now }: Reading, axis: Axis): Markup | null {
  const told = telling(stories)
  if (told.length === 0) return null
  const known = new Map(rows.map((row) => [row.socket.id, row] as const))
  return markup`<h2 id="stories">${said`Stories`}</h2>
${told.slice(0, most).map((story) => storyPart(story, known, axis, now))}
${told.length > most && markup`<p>${said`${told.length - most} more stories are in the saved session.`}</p>`}`
}

function storyPart(story: Story, known: ReadonlyMap<SubjectId, Row>, axis: Axis, now: number): Markup {
  const { verdict, path, title, sentence, sockets } = story
  const members = sockets.flatMap((id) => known.get(id) ?? [])
  const every = Math.ceil(members.length / mostLives)
  return markup`<article class="verdict${verdict === null && ' plain'}">
<h3>${foreign(path)}: ${foreign(verdict?.title ?? title)}<span class="badge">${plural(sockets.length, 'socket')}</span>${
    verdict && markup`<span class="badge">${spoken(sure[verdict.certainty])}</span>`
  }</h3>
<p>${prose(sentence, '.')}</p>
${lives(
  members.filter((_, index) => index % every === 0),
  axis,
  now,
)}
${verdict && markup`<p class="advice"><span class="strong">${said`What to do:`}</span> ${prose(verdict.advice)}</p>`}
</article>
`
}
