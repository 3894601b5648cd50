// Firefox, stock, over Marionette: installs the extension for the session, opens the toolbox on the
// inspected tab and reaches the panel, which is a document in the extension's own process.

import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DrivenBrowser, type LaunchOptions, type Picture, until } from './driven-browser.ts'
import { endGroup, endsWithUs } from './ends-with-us.ts'
import {
  backgroundBody,
  badgeBody,
  closeBody,
  crashedBody,
  lookBody,
  openBody,
  panelBody,
  processBody,
  reloadBody,
  stopBody,
} from './firefox-bodies.ts'
import { Marionette } from './marionette.ts'

/** Nothing of the browser's own goes out: no updates, experiments, pings or start pages. */
const quiet = {
  'marionette.port': 0,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'extensions.update.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'services.settings.server': 'data:,#none',
}

/** @throws {Error} when the browser does not start, with its own last words. */
export async function launchFirefox(options: LaunchOptions): Promise<DrivenBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'lifeline-firefox-'))
  const prefs = Object.entries({ ...quiet, ...options.prefs })
  const lines = prefs.map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  )
  await writeFile(join(profile, 'user.js'), lines.join(''))
  const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 200 } as const
  const running = await start(options, profile).catch(async (error: unknown) => {
    await rm(profile, removal)
    throw error
  })
  const stay = endsWithUs(() => {
    endGroup(running.process.pid, 'SIGKILL')
    rmSync(profile, removal)
  })
  const closed = new Promise<void>((resolve) => running.process.once('exit', () => resolve()))

  async function close(): Promise<void> {
    if (running.process.exitCode === null && running.process.signalCode === null) {
      endGroup(running.process.pid, 'SIGTERM')
      const late = setTimeout(() => endGroup(running.process.pid, 'SIGKILL'), 5000)
      await closed
      clearTimeout(late)
    }
    await rm(profile, removal)
    stay()
  }

  try {
    const marionette = await connectTo(profile, running, options.acceptInsecureCerts)
    const install = (path: string) =>
      marionette.send('Addon:Install', {
        path,
        temporary: true,
        allowPrivateBrowsing: options.allowPrivate ?? false,
      })
    for (const other of options.otherExtensions ?? []) await install(other)
    const id =
      options.extension === null ? '' : ((await install(options.extension)) as { value: string }).value
    const { version } = await marionette.inBrowser<{ version: string }>(
      'return { version: Services.appinfo.version }',
    )
    // In the browser's context it would be that of the window itself.
    await marionette.send('Marionette:SetContext', { value: 'content' })
    const { value: first } = (await marionette.send('WebDriver:GetWindowHandle')) as { value: string }
    return drive(marionette, id, first, version, closed, async () => {
      marionette.close()
      await close()
    })
  } catch (error) {
    await close()
    throw error
  }
}

interface Running {
  readonly process: ChildProcess
  /** The end of what the browser wrote to its standard error. */
  lastWords(): string
}

async function start(options: LaunchOptions, profile: string): Promise<Running> {
  const { executable, headless, width = 1400, height = 1000 } = options
  await access(executable)
  const args = [
    '-profile',
    profile,
    '-no-remote',
    '-new-instance',
    '--marionette',
    '--remote-allow-system-access',
    '-width',
    `${width}`,
    '-height',
    `${height}`,
    ...(options.args ?? []),
  ]
  const child = spawn(executable, headless ? [...args, '-headless'] : args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, MOZ_HEADLESS_WIDTH: `${width}`, MOZ_HEADLESS_HEIGHT: `${height}` },
    // A group of its own, so that closing reaches its content processes too.
    detached: process.platform !== 'win32',
  })
  let words = ''
  child.stderr?.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString()).slice(-2000)
  })
  return { process: child, lastWords: () => words.trim() }
}

/** Firefox chooses its port and writes it into the profile. */
async function connectTo(
  profile: string,
  { process: child, lastWords }: Running,
  acceptInsecureCerts?: boolean,
): Promise<Marionette> {
  let marionette: Marionette | null = null
  await until(
    'Firefox to listen',
    async () => {
      if (child.exitCode !== null) return true
      const port = Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8'))
      marionette = port > 0 ? await Marionette.connect(port, acceptInsecureCerts) : null
      return marionette !== null
    },
    60_000,
  )
  if (!marionette)
    throw new Error(`Firefox did not start: exit code ${child.exitCode}. ${lastWords()}`.trim())
  return marionette
}

function drive(
  marionette: Marionette,
  id: string,
  first: string,
  version: string,
  closed: Promise<void>,
  close: () => Promise<void>,
): DrivenBrowser {
  /** The names of the tabs' windows as WebDriver has them, and what each toolbox calls the panel. */
  let tab: { readonly handle: string; tool: string | null } = { handle: first, tool: null }
  const tabs = [tab]
  const evaluate = <T>(expression: string) => marionette.inPage<T>(`return (${expression})`)

  /** Runs something in the browser's window, where it finds the panel's document. */
  const inPanel = <T>(op: string, ...args: readonly unknown[]) => {
    if (tab.tool === null) throw new Error('the panel is not open')
    return marionette.inBrowser<T>(panelBody, tab.tool, op, ...args)
  }
  const panel = <T>(expression: string) => inPanel<T>('evaluate', `return (${expression})`)

  async function opened(params: object): Promise<string> {
    await marionette.send('Marionette:SetContext', { value: 'content' })
    return ((await marionette.send('WebDriver:NewWindow', { ...params, focus: true })) as { handle: string })
      .handle
  }

  async function choose(next: typeof tab): Promise<void> {
    tab = next
    await marionette.send('Marionette:SetContext', { value: 'content' })
    await marionette.send('WebDriver:SwitchToWindow', { handle: tab.handle, focus: true })
  }

  return {
    name: 'firefox',
    version,
    closed,
    async tab(number) {
      tabs[number] ??= { handle: await opened({ type: 'tab' }), tool: null }
      await choose(tabs[number])
    },
    privateTab: async () => choose({ handle: await opened({ type: 'window', private: true }), tool: null }),
    async closeTab() {
      await marionette.send('Marionette:SetContext', { value: 'content' })
      await marionette.send('WebDriver:CloseWindow')
      await choose(tabs[0] ?? tab)
    },
    async crash() {
      // A process that this Firefox started, and that we started with it.
      process.kill(await marionette.inBrowser<number>(processBody), 'SIGKILL')
      await until('the tab to have crashed', () => marionette.inBrowser<boolean>(crashedBody))
    },
    async navigate(url) {
      await marionette.send('Marionette:SetContext', { value: 'content' })
      await marionette.send('WebDriver:Navigate', { url })
    },
    evaluate,
    async look({ width = 1280, height = 800, dark = false, forcedColors = false, reducedMotion = false }) {
      await marionette.inBrowser(lookBody, width, height, dark, forcedColors, reducedMotion)
      await until(`a page of ${width} by ${height} pixels`, () =>
        evaluate<boolean>(`innerWidth === ${width} && innerHeight === ${height}`),
      )
    },
    async screenshot(path) {
      await marionette.send('Marionette:SetContext', { value: 'content' })
      const { value } = (await marionette.send('WebDriver:TakeScreenshot', { full: false })) as {
        value: string
      }
      await writeFile(path, Buffer.from(value, 'base64'))
    },
    waitFor: (expression, timeout) =>
      until(expression, async () => Boolean(await evaluate(expression)), timeout),
    async openPanel() {
      if (tab.tool !== null) return
      tab.tool = await marionette.inBrowser<string>(openBody)
      await until('the panel to be ready', () => panel('typeof lifeline === "object"'))
    },
    async closePanel() {
      if (tab.tool === null) return
      await marionette.inBrowser(closeBody)
      tab.tool = null
    },
    panel,
    waitForPanel: (expression, timeout) =>
      until(expression, async () => Boolean(await panel(expression)), timeout),
    panelClick: (selector) => inPanel('click', selector),
    panelType: (selector, text) => inPanel('type', selector, text),
    async panelScreenshot(path, { width = 1280, height = 800, dark = false }: Picture = {}) {
      const png = await inPanel<string>('picture', width, height, dark)
      await writeFile(path, Buffer.from(png, 'base64'))
    },
    background: <T>(expression: string) =>
      marionette.inBrowser<T>(backgroundBody, id, `return (${expression})`),
    badge: () => marionette.inBrowser<string>(badgeBody, id),
    async stopBackground() {
      await marionette.inBrowser(stopBody, id)
    },
    async reloadExtension() {
      if (tab.tool !== null) await marionette.inBrowser(closeBody)
      tab.tool = null
      await marionette.inBrowser(reloadBody, id)
    },
    close,
  }
}
