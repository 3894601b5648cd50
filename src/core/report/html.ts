// A session as one HTML file that needs nothing else: no script, no network, readable on paper and in the dark. What a
// page, a server or a file chose is text in it, whatever it holds.

import { said, spoken } from '../said.ts'
import type { Row } from '../session.ts'
import { amount, duration, plural } from '../words.ts'
import { anchorsOf } from './anchors.ts'
import { ladderStyle } from './html-ladder.ts'
import { axisOf, socketList } from './html-list.ts'
import { socketPart } from './html-socket.ts'
import { storiesPart } from './html-stories.ts'
import { type Markup, markup } from './markup.ts'
import { foreign, prose, room } from './prose.ts'
import type { Reading } from './reading.ts'
import { style } from './style.ts'
import { about, allWell, choose, counted, isFlagged, nameOf } from './told.ts'

/** Flagged sockets that are told in full. */
const mostInFull = 30
const mostHealthy = 200
const mostLeftOutNamed = 100

/** Nothing is loaded, run or sent. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

export function reportHtml(reading: Reading): string {
  const { header, rows } = reading
  const chosen = choose(rows, mostInFull)
  const anchors = anchorsOf(chosen.full)
  const axis = axisOf(reading)
  const title = header.page.title || header.page.url || said`a session`
  const well = allWell(reading)
  // The code of the language that these words are in.
  const language = said`en`
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${said`WebSockets of ${title}`}</title>
<style>${{ markup: `${style}${ladderStyle}` }}</style>
</head>
<body>
<header>
<h1>${foreign(said`WebSockets of ${title}`)}</h1>
<p class="lead">${counted(reading)}.</p>
<dl class="about">${about(reading).map(([name, value]) => markup`<dt>${name}</dt><dd>${foreign(value)}</dd>\n`)}</dl>
${gapsPart(header.captured.gaps)}
</header>
<main>
${well !== null && markup`<div class="verdict${rows.length > 0 ? ' healthy' : ' plain'}"><p class="strong">${well}</p></div>\n`}${
  rows.length > 0 &&
  markup`<h2 id="sockets">${said`Sockets`}</h2>\n${socketList(reading, axis, new Set(chosen.full))}`
}
${storiesPart(reading, axis)}
${chosen.full.length > 0 && markup`<h2 id="flagged">${said`Flagged sockets`}</h2>\n`}${chosen.full.map(
  (row) => socketPart(row, chosen.alike.get(row) ?? [], anchors, reading),
)}${leftOutPart(chosen.leftOut)}
${healthyPart(rows.filter((row) => !isFlagged(row)))}
</main>
<footer><p>${said`Written by Lifeline from ${plural(reading.log.facts.length, 'fact')}. Nothing in this file runs, and nothing is loaded.`}</p></footer>
</body>
</html>
`.markup
}

function gapsPart(gaps: readonly string[]): Markup | null {
  if (gaps.length === 0) return null
  return markup`<section class="gaps" aria-label="${said`What is missing`}"><p class="strong">${said`What is missing from this recording`}</p><ul>${gaps.map(
    (gap) => markup`<li>${prose(spoken(gap))}</li>`,
  )}</ul></section>`
}

function leftOutPart(rows: readonly Row[]): Markup | null {
  if (rows.length === 0) return null
  const named = rows.slice(0, mostLeftOutNamed)
  return markup`<p>${said`${plural(rows.length, 'more flagged socket')} not told in full here. The saved session (.jsonl) holds every one, and Lifeline opens it.`}</p>
<ul>${named.map((row) => markup`<li>${foreign(nameOf(row))}: ${foreign(row.diagnosis.verdict?.title ?? '')}</li>\n`)}</ul>
${rows.length > named.length && markup`<p>${said`and ${rows.length - named.length} more`}</p>`}`
}

/** What went well, in one folded table. */
function healthyPart(rows: readonly Row[]): Markup | null {
  if (rows.length === 0) return null
  const shown = rows.slice(0, mostHealthy)
  return markup`<h2 id="others">${said`Sockets without a finding`}</h2>
<details><summary>${plural(rows.length, 'socket')}</summary>
${room(said`Sockets without a finding`)}<table><thead><tr><th scope="col">${said`Socket`}</th><th scope="col">URL</th><th scope="col">${said`Protocol`}</th><th scope="col">${said`Handshake`}</th><th scope="col">${said`Received`}</th><th scope="col">${said`Sent`}</th><th scope="col">${said`Close code`}</th></tr></thead>
<tbody>${shown.map(({ socket: { number, summary } }) => {
    const { url, opened, startedAt, received, sentMessages, closed } = summary
    const talk = ({ count, size }: typeof received) => (count === 0 ? '–' : `${count}, ${amount(size)}`)
    return markup`<tr><th scope="row">#${number}</th><td class="mono">${foreign(url)}</td><td class="mono">${foreign(opened?.protocol || '–')}</td><td class="whole">${
      opened ? duration(opened.at - startedAt) : '–'
    }</td><td class="whole">${talk(received)}</td><td class="whole">${talk(sentMessages)}</td><td>${closed?.code ?? '–'}</td></tr>\n`
  })}</tbody></table></div>
${rows.length > shown.length && markup`<p>${said`${plural(rows.length - shown.length, 'more socket')} in the saved session.`}</p>`}
</details>`
}
