// Shows the extension at work on the lab's dashboard: in a window for a person to look at, or headless in
// every browser found, with each socket's log and verdict printed and a picture of the panel saved.

import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { SessionJson } from '../panels/session/session-json.ts'
import { launchChromium } from '../src/cli/browsers/chromium.ts'
import type { DrivenBrowser } from '../src/cli/browsers/driven-browser.ts'
import { findBrowsers } from '../src/cli/browsers/find-browsers.mjs'
import { launchFirefox } from '../src/cli/browsers/firefox.ts'
import { scenarios } from '../test/lab/scenarios.ts'
import { type Lab, startLab } from '../test/lab/server.ts'

type Name = DrivenBrowser['name']

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({ options: { headless: { type: 'boolean' }, browser: { type: 'string' } } })
const display =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)
const headless = values.headless ?? !display

async function launch(name: Name): Promise<DrivenBrowser> {
  const found = findBrowsers()[name]
  if (!found) throw new Error(`${name} was not found`)
  const start = name === 'chromium' ? launchChromium : launchFirefox
  return start({ executable: found.path, extension: `${root}dist/${name}`, headless })
}

/** One browser in a window, until the person closes it or presses Ctrl-C. */
async function showInWindow(name: Name, lab: Lab): Promise<void> {
  const browser = await launch(name)
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await browser.openPanel()
  await browser.navigate(`${lab.origin}/dashboard`)
  console.log(
    `The lab’s dashboard is open in ${name}, the Lifeline panel below it. Other scenarios: ${lab.origin}/`,
  )
  await Promise.race([browser.closed, interrupted])
  await browser.close()
}

async function showHeadless(name: Name, lab: Lab): Promise<void> {
  const scenario = scenarios.find(({ id }) => id === 'dashboard-double-mount')
  if (!scenario) throw new Error('the lab has no dashboard')
  const browser = await launch(name)
  try {
    await browser.openPanel()
    await browser.navigate(lab.url(scenario))
    await browser.waitFor(scenario.settled)
    await browser.waitForPanel(
      `window.lifeline.session().sockets.length >= ${scenario.expect[name].length} && window.lifeline.session().sockets.some(({ flagged }) => flagged)`,
    )
    const flagged = '[data-socket][data-flagged="true"]'
    await browser.panelClick(flagged)
    const picture = `out/${name}.png`
    await browser.panelScreenshot(`${root}${picture}`, { width: 1280, height: 800 })
    printSession(`${name} ${browser.version}`, await browser.panel<SessionJson>('window.lifeline.session()'))
    console.log(`The panel: ${picture}\n`)
  } finally {
    await browser.close()
  }
}

function printSession(title: string, { sockets }: SessionJson): void {
  console.log(`\n${title}\n`)
  for (const { number, url, flagged, outcome, verdict, log } of sockets) {
    console.log(`${flagged ? '⚑' : '✓'} #${number} ${url}  ${outcome}`)
    if (verdict) console.log(`  ${verdict.sentence}.\n  What to do: ${verdict.advice}`)
    console.log(`\n${log}`)
  }
}

const found = findBrowsers()
const wanted = (['chromium', 'firefox'] as const).filter(
  (name) => found[name] && (values.browser === undefined || values.browser === name),
)
if (wanted.length === 0) {
  console.error(values.browser ? `There is no ${values.browser} here.` : 'There is no browser here.')
  process.exit(1)
}
await mkdir(`${root}out`, { recursive: true })
const lab = await startLab()
try {
  if (headless)
    for (const name of wanted)
      await showHeadless(name, lab).catch((error: unknown) => {
        // The other browser is still worth showing.
        console.error(`\n${name}: ${error instanceof Error ? error.message : error}`)
        process.exitCode = 1
      })
  else if (wanted[0]) await showInWindow(wanted[0], lab)
} finally {
  await lab.stop()
}
