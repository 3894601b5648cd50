// Chromium over the DevTools protocol: loads the extension, opens DevTools on the inspected tab and reaches
// the panel, which is a frame inside of the DevTools window.

import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer, { type Browser, type CDPSession, type Frame, type Page, type Target } from 'puppeteer-core'
import { evaluateInBackground, isBackground, stopBackground } from './chromium-background.ts'
import { evaluateIn, holdsIn } from './chromium-evaluate.ts'
import { allowPrivate, openPrivate } from './chromium-private.ts'
import { type DrivenBrowser, type LaunchOptions, type Picture, until } from './driven-browser.ts'
import { endGroup, endsWithUs } from './ends-with-us.ts'

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

interface Tab {
  readonly page: Page
  devtools: { readonly window: Page; readonly frame: Frame } | null
  /** What its looks last with. */
  looks?: CDPSession
}

/** @throws {Error} when the browser does not start, with its own last words. */
export async function launchChromium(options: LaunchOptions): Promise<DrivenBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'lifeline-chromium-'))
  const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 200 } as const
  const browser = await start(options, profile).catch(async (error: unknown) => {
    await rm(profile, removal)
    throw error
  })
  const stay = endsWithUs(() => {
    endGroup(browser.process()?.pid, 'SIGKILL')
    rmSync(profile, removal)
  })
  async function close(): Promise<void> {
    await browser.close()
    await rm(profile, removal)
    stay()
  }
  const gone = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()))
  try {
    for (const other of options.otherExtensions ?? []) await browser.installExtension(other)
    const id = options.extension === null ? null : await browser.installExtension(options.extension)
    if (id !== null && options.allowPrivate) await allowPrivate(browser, id)
    const [first = await browser.newPage()] = await browser.pages()
    // A person ends by closing the tab; on macOS the browser itself would stay.
    const closed = Promise.race([gone, new Promise<void>((resolve) => first.once('close', () => resolve()))])
    let tab: Tab = { page: first, devtools: null }
    const tabs = [tab]

    async function openPanel(): Promise<void> {
      if (tab.devtools) return
      const window = await tab.page.openDevTools()
      let view = ''
      await until('the Lifeline panel in DevTools', async () => {
        view = await window.evaluate(findView, id ?? '')
        return view !== ''
      })
      await window.evaluate(showView, view)
      await window.evaluate(dock, 'bottom')
      const frame = await window.waitForFrame((each) =>
        each.url().startsWith(`chrome-extension://${id}/panels/panel`),
      )
      await frame.waitForSelector('#app')
      tab.devtools = { window, frame }
      await until(
        'the panel to be ready',
        () => frame.evaluate('typeof lifeline === "object"') as Promise<boolean>,
      )
      await standStill(frame)
    }

    function panel(): NonNullable<Tab['devtools']> {
      if (!tab.devtools) throw new Error('the panel is not open')
      return tab.devtools
    }

    const ours = (target: Target) => isBackground(target, id)

    const background = <T>(expression: string) => evaluateInBackground<T>(browser, id, expression)

    return {
      name: 'chromium',
      version: (await browser.version()).replace(/^[^/]*\//, ''),
      closed,
      async tab(number) {
        tab = tabs[number] ?? { page: await browser.newPage(), devtools: null }
        tabs[number] = tab
        await tab.page.bringToFront()
      },
      async privateTab() {
        tab = { page: await openPrivate(browser, id), devtools: null }
      },
      async closeTab() {
        await tab.page.close()
        tab = tabs[0] ?? tab
      },
      async crash() {
        const crashed = new Promise<void>((resolve) => tab.page.once('error', () => resolve()))
        // The navigation never ends.
        tab.page.goto('chrome://crash').catch(() => undefined)
        await crashed
      },
      navigate: async (url) => void (await tab.page.goto(url, { timeout: 90_000 })),
      evaluate: (expression) => evaluateIn(tab.page, expression),
      async look({ width = 1280, height = 800, dark = false, forcedColors = false, reducedMotion = false }) {
        tab.looks ??= await tab.page.createCDPSession()
        const size = { width, height, deviceScaleFactor: 1, mobile: false }
        await tab.looks.send('Emulation.setDeviceMetricsOverride', size)
        await tab.looks.send('Emulation.setEmulatedMedia', {
          features: [
            { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
            { name: 'forced-colors', value: forcedColors ? 'active' : 'none' },
            { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference' },
          ],
        })
        await tab.page.evaluate(drawnSize)
      },
      screenshot: async (path) => void (await tab.page.screenshot({ path, captureBeyondViewport: false })),
      waitFor: (expression, timeout) => until(expression, () => holdsIn(tab.page, expression), timeout),
      openPanel,
      async closePanel() {
        await tab.devtools?.window.close()
        tab.devtools = null
      },
      panel: <T>(expression: string) => panel().frame.evaluate(expression) as Promise<T>,
      waitForPanel: (expression, timeout) =>
        until(expression, async () => Boolean(await panel().frame.evaluate(expression)), timeout),
      panelClick: (selector) => panel().frame.click(selector),
      panelType: (selector, text) => panel().frame.type(selector, text),
      async panelScreenshot(path, { width = 1280, height = 800, dark = false }: Picture = {}) {
        const { window, frame } = panel()
        const theme = dark ? 'dark' : 'light'
        await window.evaluate(dock, 'undocked')
        await window.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
        await frame.evaluate(`lifeline.theme?.('${theme}')`)
        // DevTools' own tabs and bars take their part, so the window is made larger by what the panel lacks.
        const outer = { width, height }
        await until(`a panel of ${width} by ${height} pixels`, async () => {
          await window.setViewport(outer)
          const inner = await frame.evaluate(drawnSize)
          outer.width += width - inner.width
          outer.height += height - inner.height
          return inner.width === width && inner.height === height
        })
        const place = await (await frame.frameElement())?.boundingBox()
        if (!place) throw new Error('the panel is not in front')
        await window.screenshot({ path, clip: { ...place, width, height }, captureBeyondViewport: false })
        await standStill(frame)
      },
      background,
      badge: () => background<string>(readBadge),
      // Headless Chromium has no toolbar to click: the event that a click makes is made here.
      stopBackground: () => stopBackground(browser, id),
      async reloadExtension() {
        const before = new Set(browser.targets())
        const back = browser.waitForTarget((target) => ours(target) && !before.has(target))
        await background('void setTimeout(() => chrome.runtime.reload(), 500)')
        await back
        // Chromium closes DevTools with an extension that it shows.
        for (const each of tabs) each.devtools = null
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Docking and resizing move the panel; a click meant for where it was would miss. */
async function standStill(frame: Frame): Promise<void> {
  let before = ''
  await until('the panel to stand still', async () => {
    const drawn = await frame.evaluate(drawnSize)
    const now = JSON.stringify([drawn, await (await frame.frameElement())?.boundingBox()])
    const still = now === before
    before = now
    return still
  })
}

async function start(options: LaunchOptions, profile: string): Promise<Browser> {
  const { executable, headless, width = 1400, height = 1000, args = [], acceptInsecureCerts } = options
  await access(executable)
  // Root may not use the sandbox; there is no other reason to go without.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const certificates = acceptInsecureCerts ? ['--ignore-certificate-errors'] : []
  const all = [
    ...flags,
    ...root,
    ...certificates,
    `--user-data-dir=${profile}`,
    `--window-size=${width},${height}`,
    ...args,
  ]
  try {
    return await puppeteer.launch({
      executablePath: executable,
      headless,
      pipe: true,
      enableExtensions: true,
      // Nobody here asks for requests; to tell of each message a page's sockets receive would slow the page.
      networkEnabled: false,
      defaultViewport: null,
      args: all,
      // Whether and how a signal ends the browser is for ends-with-us.ts to say.
      handleSIGHUP: false,
      handleSIGINT: false,
      handleSIGTERM: false,
    })
  } catch (error) {
    const words = lastWords(executable, headless ? [...all, '--headless'] : all)
    throw new Error(`${executable} did not start: ${words || error}`, { cause: error })
  }
}

/** Over a pipe puppeteer keeps what the browser said to itself, so it is asked once more. */
function lastWords(executable: string, args: readonly string[]): string {
  const { stderr } = spawnSync(executable, args, { encoding: 'utf8', timeout: 5000, killSignal: 'SIGKILL' })
  return (stderr ?? '').trim().slice(-2000)
}

// These run inside of DevTools, whose own modules are reached by an import relative to its bundle.

const legacy = './ui/legacy/legacy.js'
const findView = new Function(
  'id',
  `return import('${legacy}').then(({ ViewManager }) =>
    [...ViewManager.ViewManager.instance().views.keys()].find((key) => key.startsWith('chrome-extension://' + id)) ?? '')`,
) as (id: string) => Promise<string>
const showView = new Function(
  'view',
  `return import('${legacy}').then(({ ViewManager }) => ViewManager.ViewManager.instance().showView(view))`,
) as (view: string) => Promise<void>
const dock = new Function(
  'side',
  `return import('${legacy}').then(({ DockController }) =>
    DockController.DockController.instance().setDockSide(side))`,
) as (side: string) => Promise<void>
// And these in the panel, and in the extension's background.

const drawnSize = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() =>
  resolve({ width: innerWidth, height: innerHeight }))))` as unknown as () => Promise<{
  width: number
  height: number
}>
const readBadge = `(({ tabs, action }) =>
  tabs.query({ active: true }).then(([tab]) => action.getBadgeText({ tabId: tab.id })))(chrome)`
