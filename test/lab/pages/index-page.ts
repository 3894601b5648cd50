// The lab's front page: every scenario by group, one sentence each.

import type { Scenario } from '../scenario.ts'
import { scenarioGroups } from '../scenarios.ts'
import { escapeHtml, style } from './look.ts'

export function indexPage(): string {
  const groups = scenarioGroups.map(
    ({ title, scenarios }) => `<h2>${escapeHtml(title)}</h2>\n<ul>\n${scenarios.map(item).join('\n')}\n</ul>`,
  )
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

function item({ id, page, title }: Scenario): string {
  return `<li><a href="${escapeHtml(page)}">${escapeHtml(id)}</a><span>${escapeHtml(title)}</span></li>`
}
