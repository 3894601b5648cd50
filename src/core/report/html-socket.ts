// A flagged socket in full: the verdict with its evidence, the ladder, what it was not and why, the handshake and the
// facts.

import { hypothesesOf, type Standing } from '../hypotheses.ts'
import { missing } from '../missing.ts'
import { said, spoken, wording } from '../said.ts'
import type { Row } from '../session.ts'
import type { Verdict } from '../verdict.ts'
import { duration, plural, sure } from '../words.ts'
import { type Anchors, socketAnchor } from './anchors.ts'
import { factTable } from './html-facts.ts'
import { handshakePart } from './html-handshake.ts'
import { ladderPicture } from './html-ladder.ts'
import { type Markup, markup } from './markup.ts'
import { foreign, prose, room } from './prose.ts'
import type { Reading } from './reading.ts'
import { nameOf } from './told.ts'

const standings: Readonly<Record<Standing, readonly [sign: string, name: string, tone: string]>> = {
  confirmed: ['●', wording('confirmed'), 'failed'],
  'ruled-out': ['✕', wording('ruled out'), 'passed'],
  undecidable: ['?', wording('cannot be decided'), 'unseen'],
}

/** Numbers that are named; the rest is counted. */
const mostNamed = 30

export function socketPart(row: Row, alike: readonly Row[], anchors: Anchors, reading: Reading): Markup {
  const { socket, diagnosis } = row
  const { verdict, also } = diagnosis
  const { summary } = socket
  const id = socketAnchor(row)
  const unseen = missing(diagnosis.case)
  return markup`<article id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title">${foreign(nameOf(row))}</h3>
<p class="dim mono"><bdi>${summary.url}</bdi>${summary.protocols.length > 0 && markup` · ${said`protocols`} <bdi>${summary.protocols.join(', ')}</bdi>`}</p>
${verdict && verdictPart(row, verdict, anchors)}${also.map((each) => verdictPart(row, each, anchors, true))}
${alike.length > 0 && alikePart(alike)}
<h4>${said`Between page, browser and server`}</h4>
${ladderPicture(row, reading.placement.of(socket.id).lines)}
<h4>${said`What else it could have been`}</h4>
${room(said`Hypotheses`)}<table class="hypotheses"><thead><tr><th scope="col">${said`Hypothesis`}</th><th scope="col">${said`Standing`}</th><th scope="col">${said`Why`}</th></tr></thead>
<tbody>${hypothesesOf(diagnosis).map(({ title, standing, why }) => {
    const [sign, name, tone] = standings[standing]
    return markup`<tr><th scope="row">${title}</th><td class="whole ${tone}">${sign} ${spoken(name)}</td><td>${prose(why)}</td></tr>\n`
  })}</tbody></table></div>
${unseen.length > 0 && markup`<h4>${said`What was not seen`}</h4>\n<ul>${unseen.map(({ why }) => markup`<li>${prose(why, '.')}</li>`)}</ul>`}
<h4>${said`Handshake`}</h4>
${handshakePart(row)}
<h4>${said`Facts`}</h4>
${factTable(row, anchors)}
</article>
`
}

function verdictPart({ socket }: Row, verdict: Verdict, anchors: Anchors, beside = false): Markup {
  const start = socket.facts[0]?.at ?? 0
  const evidence = [...verdict.evidence].sort((a, b) => (a.fact?.at ?? 0) - (b.fact?.at ?? 0))
  return markup`<div class="verdict">
<p class="strong">${beside && said`Also: `}${foreign(verdict.title)}<span class="badge">${spoken(sure[verdict.certainty])}</span></p>
<p>${prose(verdict.sentence, '.')}</p>
<ul>${evidence.map(({ text, fact }) => {
    const id = fact && anchors.idOf(fact)
    const at = fact && `${fact.at >= start ? '+' : '−'}${duration(Math.abs(fact.at - start))}`
    return markup`<li><span class="mono dim at">${id ? markup`<a href="#${id}">${at}</a>` : at}</span><span>${prose(text)}</span></li>\n`
  })}</ul>
${verdict.advice !== '' && markup`<p class="advice"><span class="strong">${said`What to do:`}</span> ${prose(verdict.advice)}</p>`}
</div>
`
}

function alikePart(alike: readonly Row[]): Markup {
  const named = alike.slice(0, mostNamed).map(({ socket }) => `#${socket.number}`)
  const rest = alike.length - named.length
  return markup`<p>${said`${plural(alike.length, 'more socket')} to this endpoint with the same verdict: ${named.join(', ')}`}${rest > 0 && ` ${said`and ${rest} more`}`}.</p>`
}
