// The lab's front page: every scenario by group, one sentence each.

import type { Scenario } from '../scenario.ts'
import { scenarioGroups } from '../scenarios.ts'
import { escapeHtml, style } from './look.ts'
import { type Origins, urlOf } from './page-for.ts'

export function indexPage(origins: Origins): string {
  const groups = scenarioGroups.map(({ title, scenarios }) => {
    const items = scenarios.map((scenario) => item(scenario, origins))
    return `<h2>${escapeHtml(title)}</h2>\n<ul>\n${items.join('\n')}\n</ul>`
  })
  return `<!doctype html>
<html lang="en">
<head>
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Handshake lab</title>
<style>${style}</style>
</head>
<body>
<h1>Handshake lab</h1>
<p>Every way a WebSocket can fail to open, and the ways it opens that must not be mistaken for failure.
Open one with the Lifeline panel of DevTools beside it; the <a href="/dashboard">dashboard</a> is where to start.</p>
${groups.join('\n')}
</body>
</html>
`
}

function item(scenario: Scenario, origins: Origins): string {
  const { id, title, from, page } = scenario
  const href = from === undefined ? page : urlOf(scenario, origins)
  return `<li><a href="${escapeHtml(href)}">${escapeHtml(id)}</a><span>${escapeHtml(title)}</span></li>`
}
