// A browser of a WebDriver endpoint (W3C WebDriver), such as a grid's: the extension is sent to it, DevTools open with
// every tab, and the session is read from the extension's own page in a second tab.

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { zipSync } from 'fflate'
import { Builder } from 'selenium-webdriver'
import { type Driver, Options } from 'selenium-webdriver/chrome.js'
import type { Fact } from '../../core/fact.ts'
import type { Standing } from '../../core/standing.ts'
import { until } from '../browsers/driven-browser.ts'
import { InputError, UsageError } from '../command.ts'
import type { LocalOptions } from './local.ts'
import { inPieces, type Recorder } from './recorder.ts'

/** The extension as an archive that a browser on another machine can take. */
function archiveOf(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const contents = files.map((entry) => {
    const path = join(entry.parentPath, entry.name)
    return [relative(folder, path).split(sep).join('/'), new Uint8Array(readFileSync(path))] as const
  })
  return Buffer.from(zipSync(Object.fromEntries(contents)))
}

function optionsFor({ extensions, headless, acceptInsecureCerts, args }: LocalOptions): Options {
  const options = new Options()
  options.addArguments('--auto-open-devtools-for-tabs', '--no-first-run', '--window-size=1400,1000')
  options.addArguments(...args)
  if (headless) options.addArguments('--headless=new')
  options.addExtensions(archiveOf(`${extensions}/chromium`))
  options.setAcceptInsecureCerts(acceptInsecureCerts)
  return options
}

/** @throws {Error} when the endpoint cannot be reached or starts no browser */
export async function recordRemotely(
  name: string,
  endpoint: string,
  options: LocalOptions,
): Promise<Recorder> {
  if (!/^https?:\/\//.test(endpoint))
    throw new UsageError(`--webdriver ${endpoint}: write its http or https URL`)
  if (name !== 'chromium')
    throw new InputError(
      'over WebDriver only chromium is recorded: Firefox lets no WebDriver open an extension’s page',
    )
  const driver = (await new Builder()
    .forBrowser('chrome')
    .setChromeOptions(optionsFor(options))
    .usingServer(endpoint)
    .build()) as Driver
  try {
    return await prepared(driver)
  } catch (error) {
    await driver.quit()
    throw error
  }
}

async function prepared(driver: Driver): Promise<Recorder> {
  const page = await driver.getWindowHandle()
  let id = ''
  await until('the extension in the remote browser', async () => {
    id = await extensionIn(driver)
    return id !== ''
  })
  await driver.get('about:blank')
  await driver.switchTo().newWindow('tab')
  const viewer = await driver.getWindowHandle()
  const here = async <T>(handle: string, act: () => Promise<T>): Promise<T> => {
    await driver.switchTo().window(handle)
    return act()
  }
  const ask = <T>(expression: string) => here(viewer, () => driver.executeScript<T>(`return ${expression}`))
  await driver.get(`chrome-extension://${id}/panels/viewer.html?tab=first`)
  await until('the extension’s page', () => ask<boolean>('typeof lifeline === "object"'))
  await until(
    'DevTools to watch the network',
    async () => (await ask<Standing>('lifeline.standing()')).networkWatched,
  )
  const capabilities = await driver.getCapabilities()
  return {
    browser: { kind: 'chromium', name: 'Chromium', version: capabilities.getBrowserVersion() ?? '' },
    os: await ask<string>('navigator.platform'),
    open: (url) => here(page, () => driver.get(url)),
    run: (script) =>
      here(page, async () => {
        const failure = await driver.executeAsyncScript<string | null>(
          `const done = arguments[0]; (async () => {\n${script}\n})().then(() => done(null), (e) => done(String(e)))`,
        )
        if (failure !== null) throw new Error(failure)
      }),
    title: () => here(page, () => driver.getTitle()),
    standing: () => ask<Standing>('lifeline.standing()'),
    facts: () => inPieces((from, most) => ask<Fact[]>(`lifeline.facts(${from}, ${most})`)),
    close: () => driver.quit(),
  }
}

/** The id that the browser gave to the extension; empty while its background has not started. */
async function extensionIn(driver: Driver): Promise<string> {
  const { targetInfos } = (await driver.sendAndGetDevToolsCommand('Target.getTargets', {})) as unknown as {
    readonly targetInfos: readonly { readonly type: string; readonly url: string }[]
  }
  for (const { url } of targetInfos) {
    const found = /^chrome-extension:\/\/(\w+)\/background\.js$/.exec(url)?.[1]
    if (found) return found
  }
  return ''
}
