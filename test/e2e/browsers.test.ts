// The drivers themselves, in both real browsers with a stand-in extension: what the other end-to-end tests
// rely on without saying so.

import { readdirSync, readFileSync } from 'node:fs'
import { access, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { launchChromium } from '../../src/cli/browsers/chromium.ts'
import type { DrivenBrowser } from '../../src/cli/browsers/driven-browser.ts'
import { findBrowsers } from '../../src/cli/browsers/find-browsers.mjs'
import { launchFirefox } from '../../src/cli/browsers/firefox.ts'

const extension = join(import.meta.dirname, '../fixtures/mini-extension')
const launchers = { chromium: launchChromium, firefox: launchFirefox } as const
type Name = keyof typeof launchers

function launch(name: Name): Promise<DrivenBrowser> {
  const found = findBrowsers()[name]
  if (!found) throw new Error(`${name} was not found; node scripts/setup.mjs --browsers says how to get it`)
  return launchers[name]({ executable: found.path, extension, headless: true })
}

const server = createServer((request, response) => {
  response.setHeader('content-type', 'text/html')
  if (request.url === '/strict')
    response.setHeader('content-security-policy', "default-src 'none'; script-src 'nonce-ours'")
  response.end('<!doctype html><title>a page</title><script nonce="ours">var here = "page"</script>')
})
let origin = ''
let pictures = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  pictures = await mkdtemp(join(tmpdir(), 'lifeline-pictures-'))
  // A place of our own for the profiles: other browsers may be at work on this machine.
  for (const variable of ['TMPDIR', 'TEMP']) vi.stubEnv(variable, pictures)
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  vi.unstubAllEnvs()
  await rm(pictures, { recursive: true })
})

/** Width and height, from the IHDR chunk that every PNG begins with (PNG §11.2.2). */
async function sizeOf(path: string): Promise<string> {
  const bytes = await readFile(path)
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`
}

const profiles = async (name: Name) =>
  new Set((await readdir(tmpdir())).filter((each) => each.startsWith(`lifeline-${name}-`)))

/** The processes that name a profile in their command line; Linux tells, so there it is asked. */
function processesWith(profile: string): readonly string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)
    } catch {
      return false // ended between the listing and the question
    }
  })
}

describe.each(['chromium', 'firefox'] as const)('the driver of %s', (name) => {
  let browser: DrivenBrowser
  let profile = ''
  beforeAll(async () => {
    const before = await profiles(name)
    browser = await launch(name)
    profile = [...(await profiles(name))].find((each) => !before.has(each)) ?? ''
  })
  afterAll(() => browser?.close())

  it.each(['/', '/strict'])('evaluates in the page’s own world, promises awaited, at %s', async (path) => {
    await browser.navigate(origin + path)
    expect(await browser.evaluate('[here, document.title]')).toEqual(['page', 'a page'])
    expect(await browser.evaluate('Promise.resolve({ answer: 42 })')).toEqual({ answer: 42 })
    await browser.evaluate('window.left = "behind"')
    expect(await browser.evaluate('left')).toBe('behind')
  })

  it('hands on the page’s own exceptions, and names what it waited for in vain', async () => {
    await expect(browser.evaluate('(() => { throw new TypeError("own words") })()')).rejects.toThrow(
      /own words/,
    )
    await expect(browser.waitFor('window.never === 1', 100)).rejects.toThrow(/window\.never === 1/)
  })

  it('refuses to ask a panel that is not open', async () => {
    await expect(async () => browser.panel('1')).rejects.toThrow(/panel is not open/)
  })

  it('clicks and types in the panel as a person does', async () => {
    await browser.openPanel()
    expect(await browser.panel('window.lifeline.session()')).toMatchObject({ presses: 0 })
    await browser.panelClick('#press')
    await browser.waitForPanel('document.getElementById("pressed").textContent === "1 trusted"')
    await browser.panelType('#filter', 'state:failed')
    expect(await browser.panel('document.getElementById("filter").value')).toBe('state:failed')
  })

  it('opens the panel anew after closing it', async () => {
    await browser.closePanel()
    await browser.openPanel()
    expect(await browser.panel('window.lifeline.session()')).toMatchObject({ presses: 0 })
    await browser.panelClick('#press')
    await browser.waitForPanel('document.getElementById("pressed").textContent === "1 trusted"')
  })

  it('reads the badge of the inspected tab', async () => {
    await browser.panel('window.lifeline.ask({ badge: "7" })')
    expect(await browser.badge()).toBe('7')
  })

  it('stops the background, which comes back when it is asked', async () => {
    const life = await browser.background<string>('life')
    expect(await browser.panel('window.lifeline.ask()')).toEqual({ life })
    await browser.stopBackground()
    const { life: next } = await browser.panel<{ life: string }>('window.lifeline.ask()')
    expect(next).not.toBe(life)
    expect(await browser.background('life')).toBe(next)
    await browser.stopBackground()
    expect(await browser.panel('window.lifeline.ask()')).not.toEqual({ life: next })
  })

  it('pictures the panel at the size asked for, light and dark', async () => {
    const [light, dark, large] = ['light', 'dark', 'large'].map((each) =>
      join(pictures, `${name}-${each}.png`),
    ) as [string, string, string]
    await browser.panelScreenshot(light, { width: 700, height: 500 })
    await browser.panelScreenshot(dark, { width: 700, height: 500, dark: true })
    await browser.panelScreenshot(large, { width: 1280, height: 800 })
    expect([await sizeOf(light), await sizeOf(dark), await sizeOf(large)]).toEqual([
      '700x500',
      '700x500',
      '1280x800',
    ])
    expect((await readFile(light)).equals(await readFile(dark))).toBe(false)
    await browser.panelClick('#press')
    await browser.waitForPanel('window.lifeline.session().presses === 2')
  })

  it('leaves no process and no profile when it closes', async () => {
    expect(profile).not.toBe('')
    await browser.close()
    await browser.closed
    expect(processesWith(profile)).toEqual([])
    await expect(access(join(tmpdir(), profile))).rejects.toThrow(/ENOENT/)
  })

  it('says what the browser said when it does not start', async () => {
    const before = await profiles(name)
    const options = { executable: process.execPath, extension, headless: true }
    await expect(launchers[name](options)).rejects.toThrow(/did not start.*bad option/s)
    await expect(launchers[name]({ ...options, executable: '/nowhere/browser' })).rejects.toThrow(/ENOENT/)
    expect([...(await profiles(name))].filter((each) => !before.has(each))).toEqual([])
  })
})
