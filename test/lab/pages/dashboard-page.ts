// The HTML around the React dashboard: what it shows in plain words, and a menu of its variants.

import type { Scenario } from '../scenario.ts'
import { scenarios } from '../scenarios.ts'
import type { Origins } from './page-for.ts'

/** The scenarios whose page is the dashboard, with the cause each one stands for. */
export function dashboardVariants(): { cause: string; title: string }[] {
  return scenarios
    .filter(({ page }) => page.startsWith('/dashboard?cause='))
    .map(({ page, title }) => ({ cause: page.slice('/dashboard?cause='.length), title }))
}

export function dashboardPage(scenario: Scenario, { origin, otherOrigin }: Origins): string {
  const settings = {
    cause: scenario.page.slice('/dashboard?cause='.length),
    title: scenario.title,
    why: scenario.why,
    variants: dashboardVariants(),
    ws: origin.replace('http', 'ws'),
    otherWs: otherOrigin.replace('http', 'ws'),
  }
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c')
  return `<!doctype html>
<html lang="en">
<head>
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Orchard Ops</title>
<link rel="stylesheet" href="/dashboard.css">
<script type="application/json" id="settings">${json}</script>
<script src="/dashboard.js" defer></script>
</head>
<body><div id="root"></div></body>
</html>
`
}
