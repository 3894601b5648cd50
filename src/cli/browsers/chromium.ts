// Chromium over the DevTools protocol: loads the extension, opens DevTools on the inspected tab and reaches
// the panel, which is a frame inside of the DevTools window.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer, { type Frame, type Page, type WebWorker } from 'puppeteer-core'
import { type DrivenBrowser, type LaunchOptions, type Picture, until } from './driven-browser.ts'

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--window-size=1400,1000',
]

/** @throws {Error} when the browser does not start, with its own last words. */
export async function launchChromium(options: LaunchOptions): Promise<DrivenBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'lifeline-chromium-'))
  const browser = await puppeteer.launch({
    executablePath: options.executable,
    headless: options.headless,
    pipe: true,
    enableExtensions: true,
    userDataDir: profile,
    defaultViewport: null,
    // Root may not use the sandbox; there is no other reason to go without.
    args: process.getuid?.() === 0 ? ['--no-sandbox', ...flags] : flags,
  })
  const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()))
  try {
    for (const other of options.otherExtensions ?? []) await browser.installExtension(other)
    const id = options.extension === null ? null : await browser.installExtension(options.extension)
    const [page = await browser.newPage()] = await browser.pages()
    let devtools: { window: Page; frame: Frame } | null = null

    async function openPanel(): Promise<void> {
      if (devtools) return
      const window = await page.openDevTools()
      let view = ''
      await until('the Lifeline panel in DevTools', async () => {
        view = await window.evaluate(findView, id ?? '')
        return view !== ''
      })
      await window.evaluate(showView, view)
      const frame = await window.waitForFrame((each) =>
        each.url().startsWith(`chrome-extension://${id}/panels/panel`),
      )
      await frame.waitForSelector('#app')
      devtools = { window, frame }
      await until(
        'the panel to be ready',
        () => frame.evaluate('typeof lifeline === "object"') as Promise<boolean>,
      )
    }

    function panel(): { window: Page; frame: Frame } {
      if (!devtools) throw new Error('the panel is not open')
      return devtools
    }

    async function worker(): Promise<WebWorker> {
      const target = await browser.waitForTarget(
        (each) => each.type() === 'service_worker' && each.url().startsWith(`chrome-extension://${id}/`),
        { timeout: 5000 },
      )
      const found = await target.worker()
      if (!found) throw new Error('the service worker is not running')
      return found
    }

    return {
      name: 'chromium',
      version: (await browser.version()).replace(/^[^/]*\//, ''),
      closed,
      navigate: async (url) => void (await page.goto(url)),
      evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
      waitFor: (expression, timeout) =>
        until(expression, async () => Boolean(await page.evaluate(expression)), timeout),
      openPanel,
      async closePanel() {
        await devtools?.window.close()
        devtools = null
      },
      panel: <T>(expression: string) => panel().frame.evaluate(expression) as Promise<T>,
      waitForPanel: (expression, timeout) =>
        until(expression, async () => Boolean(await panel().frame.evaluate(expression)), timeout),
      panelClick: (selector) => panel().frame.click(selector),
      panelType: (selector, text) => panel().frame.type(selector, text),
      async panelScreenshot(path, { width = 1280, height = 800, dark = false }: Picture = {}) {
        const { window, frame } = panel()
        await window.evaluate(undock)
        await window.setViewport({ width, height })
        await window.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }])
        await frame.evaluate(`lifeline.theme(${dark ? '"dark"' : '"light"'})`)
        const size = `innerWidth > ${width - 120} && innerWidth <= ${width}`
        await until(`a panel ${width} pixels wide`, async () => Boolean(await frame.evaluate(size)))
        await frame.evaluate(
          'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
        )
        const root = await frame.$('html')
        await root?.screenshot({ path })
      },
      badge: async () => (await worker()).evaluate(readBadge) as Promise<string>,
      async stopBackground() {
        await (await worker()).close()
      },
      async close() {
        await browser.close()
        await rm(profile, { recursive: true, force: true, maxRetries: 5 })
      },
    }
  } catch (error) {
    await browser.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    throw error
  }
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
const undock = new Function(
  `return import('${legacy}').then(({ DockController }) =>
    DockController.DockController.instance().setDockSide('undocked'))`,
) as () => Promise<void>
const readBadge = new Function(
  `return chrome.tabs.query({ active: true }).then(([tab]) => chrome.action.getBadgeText({ tabId: tab.id }))`,
) as () => Promise<string>
