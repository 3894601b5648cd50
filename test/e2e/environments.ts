// The three environments that the lab is seen in.

import type { LaunchOptions } from '../../src/cli/browsers/driven-browser.ts'
import type { BrowserName, Scenario } from '../lab/scenario.ts'

export interface Environment {
  readonly name: string
  readonly browser: BrowserName
  readonly options: Partial<LaunchOptions>
  /** The browser withholds why sockets fail, so that “one of: …” is the best there can be. */
  readonly mayNarrow: boolean
}

/** An extension that holds declarativeNetRequest, as every ad blocker does, and blocks nothing. */
const blocker = new URL('../fixtures/blocker', import.meta.url).pathname

export const environments: readonly Environment[] = [
  { name: 'Chromium', browser: 'chromium', options: {}, mayNarrow: false },
  { name: 'Firefox', browser: 'firefox', options: {}, mayNarrow: false },
  {
    name: 'Chromium beside an ad blocker',
    browser: 'chromium',
    options: { otherExtensions: [blocker] },
    mayNarrow: true,
  },
]

/** Scenarios that one browser can be shown in turn. */
export interface Sitting {
  readonly options: Partial<LaunchOptions>
  readonly scenarios: readonly Scenario[]
}

/** Scenarios that need a browser which accepts the lab's certificate get one of their own. */
export function sittings({ options }: Environment, scenarios: readonly Scenario[]): readonly Sitting[] {
  const [plain, accepting] = [undefined, true].map((wanted) =>
    scenarios.filter(({ acceptInsecureCerts }) => acceptInsecureCerts === wanted),
  )
  return [
    { options, scenarios: plain ?? [] },
    { options: { ...options, acceptInsecureCerts: true }, scenarios: accepting ?? [] },
  ].filter((sitting) => sitting.scenarios.length > 0)
}
