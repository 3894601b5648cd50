// A browser of this machine, started for the recording with a fresh profile and DevTools open.

import type { Fact } from '../../core/fact.ts'
import type { Standing } from '../../core/standing.ts'
import { launchChromium } from '../browsers/chromium.ts'
import { findBrowsers } from '../browsers/find-browsers.mjs'
import { launchFirefox } from '../browsers/firefox.ts'
import { InputError } from '../command.ts'
import { inPieces, type Recorder } from './recorder.ts'

export type BrowserName = 'chromium' | 'firefox'

export interface LocalOptions {
  /** The folder with the built extensions, one for each browser. */
  readonly extensions: string
  readonly headless: boolean
  readonly acceptInsecureCerts: boolean
  /** Further arguments for the browser's command line. */
  readonly args: readonly string[]
}

const variables = { chromium: 'LIFELINE_CHROMIUM', firefox: 'LIFELINE_FIREFOX' } as const

/** The browsers that this machine has. */
export function installed(): readonly BrowserName[] {
  const found = findBrowsers()
  return (['chromium', 'firefox'] as const).filter((name) => found[name])
}

/** @throws InputError when the browser is not there */
export async function recordLocally(name: BrowserName, options: LocalOptions): Promise<Recorder> {
  const found = findBrowsers()[name]
  if (!found) throw new InputError(`there is no ${name} here; ${variables[name]} may say where it is`)
  const launch = name === 'chromium' ? launchChromium : launchFirefox
  const browser = await launch({
    executable: found.path,
    extension: `${options.extensions}/${name}`,
    headless: options.headless,
    acceptInsecureCerts: options.acceptInsecureCerts,
    args: options.args,
  })
  try {
    await browser.openPanel()
    const os = await browser.panel<string>('navigator.platform')
    return {
      browser: {
        kind: name,
        name: name === 'chromium' ? 'Chromium' : 'Firefox',
        version: /\d[\w.]*/.exec(browser.version)?.[0] ?? browser.version,
      },
      os,
      open: (url) => browser.navigate(url),
      run: (script) => browser.evaluate(`(async () => {\n${script}\n})().then(() => null)`),
      title: () => browser.evaluate<string>('document.title'),
      standing: () => browser.panel<Standing>('lifeline.standing()'),
      facts: () => inPieces((from, most) => browser.panel<Fact[]>(`lifeline.facts(${from}, ${most})`)),
      close: () => browser.close(),
    }
  } catch (error) {
    await browser.close()
    throw error
  }
}
