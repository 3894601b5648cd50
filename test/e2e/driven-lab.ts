// Real browsers with the built extension and the lab: what end-to-end tests and benchmarks share.

import type { SessionJson } from '../../panels/session/session-json.ts'
import { launchChromium } from '../../src/cli/browsers/chromium.ts'
import { type DrivenBrowser, type LaunchOptions, until } from '../../src/cli/browsers/driven-browser.ts'
import { findBrowsers } from '../../src/cli/browsers/find-browsers.mjs'
import { launchFirefox } from '../../src/cli/browsers/firefox.ts'
import type { SocketJson } from '../../src/core/diagnosis-json.ts'
import type { BrowserName, Scenario } from '../lab/scenario.ts'
import type { Lab } from '../lab/server.ts'

const root = new URL('../../', import.meta.url).pathname

/** Launches a browser headless, with the built extension unless told otherwise. */
export async function launch(
  name: BrowserName,
  options: Partial<LaunchOptions> = {},
): Promise<DrivenBrowser> {
  const found = findBrowsers()[name]
  if (!found) throw new Error(`${name} was not found; node scripts/setup.mjs --browsers says how to get it`)
  const start = name === 'chromium' ? launchChromium : launchFirefox
  return start({
    executable: found.path,
    extension: `${root}dist/${name}`,
    headless: true,
    // Firefox holds back connections after a failed one to the same host; scenarios must not wait for that.
    prefs: { 'network.websocket.delay-failed-reconnects': false },
    ...options,
  })
}

export interface Setting {
  readonly browser: DrivenBrowser
  readonly lab: Lab
}

/** Everything the panel knows, as it gives it to anyone who automates it. */
export function session(browser: DrivenBrowser): Promise<SessionJson> {
  return browser.panel<SessionJson>('window.lifeline.session()')
}

/** Clicks a row or a tab until it is the chosen one: a list still growing may move under the pointer. */
export function choose(browser: DrivenBrowser, selector: string): Promise<void> {
  const chosen = `document.querySelector(${JSON.stringify(selector)})?.getAttribute('aria-selected') === 'true'`
  return until(`${selector} to be chosen`, async () => {
    if (await browser.panel(chosen)) return true
    await browser.panelClick(selector)
    return browser.panel(chosen)
  })
}

/** The sockets of a scenario's page, once the panel has heard of everything the page saw. */
export async function socketsOf(
  { browser, lab }: Setting,
  scenario: Scenario,
): Promise<readonly SocketJson[]> {
  // What the page before says in leaving may come after the log was cleared.
  await browser.navigate(`${lab.origin}/`)
  await browser.panel('window.lifeline.clear()')
  await browser.navigate(lab.url(scenario))
  await browser.waitFor(scenario.settled)
  return settled(browser, scenario.expect[browser.name].length)
}

/** Waits until the session stands still: all sockets there, and the network's side heard. */
export async function settled(browser: DrivenBrowser, count: number): Promise<readonly SocketJson[]> {
  let facts = -1
  let still = 0
  await until(`a session of ${count} sockets that stands still`, async () => {
    const now = await session(browser)
    // Messages may come for as long as the page is there; only what tells of a socket's fate must be over.
    const telling = now.facts.filter((fact) => !('preview' in fact)).length
    still = telling === facts && now.sockets.length >= count ? still + 1 : 0
    facts = telling
    // The network's side may be late: what is undetermined by now may not stay so.
    return still >= (now.sockets.some(({ verdict }) => verdict?.rule === 'undetermined') ? 60 : 6)
  })
  const { sockets } = await session(browser)
  return sockets
}
