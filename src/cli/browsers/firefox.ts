// Firefox, stock, over Marionette: installs the extension for the session, opens the toolbox on the
// inspected tab and reaches the panel, which is a document in the extension's own process.

import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DrivenBrowser, type LaunchOptions, type Picture, until } from './driven-browser.ts'
import { endGroup, endsWithUs } from './ends-with-us.ts'
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
    const install = (path: string) => marionette.send('Addon:Install', { path, temporary: true })
    for (const other of options.otherExtensions ?? []) await install(other)
    const id =
      options.extension === null ? '' : ((await install(options.extension)) as { value: string }).value
    const { version } = await marionette.inBrowser<{ version: string }>(
      'return { version: Services.appinfo.version }',
    )
    return drive(marionette, id, version, closed, async () => {
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
  version: string,
  closed: Promise<void>,
  close: () => Promise<void>,
): DrivenBrowser {
  let tool: string | null = null
  const evaluate = <T>(expression: string) => marionette.inPage<T>(`return (${expression})`)

  /** Runs the body of `inPanel` below in the browser's window, where it finds the panel's document. */
  const inPanel = <T>(op: string, ...args: readonly unknown[]) => {
    if (tool === null) throw new Error('the panel is not open')
    return marionette.inBrowser<T>(panelBody, tool, op, ...args)
  }
  const panel = <T>(expression: string) => inPanel<T>('evaluate', `return (${expression})`)

  return {
    name: 'firefox',
    version,
    closed,
    async navigate(url) {
      await marionette.send('Marionette:SetContext', { value: 'content' })
      await marionette.send('WebDriver:Navigate', { url })
    },
    evaluate,
    waitFor: (expression, timeout) =>
      until(expression, async () => Boolean(await evaluate(expression)), timeout),
    async openPanel() {
      if (tool !== null) return
      tool = await marionette.inBrowser<string>(openBody)
      await until('the panel to be ready', () => panel('typeof lifeline === "object"'))
    },
    async closePanel() {
      if (tool === null) return
      await marionette.inBrowser(closeBody)
      tool = null
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
    close,
  }
}

// These bodies run in the browser's own window, as its own code does.

const loader = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs')
  const { gDevTools } = require('devtools/client/framework/devtools')
  const pause = () => new Promise((resolve) => setTimeout(resolve, 50))`

const openBody = `${loader}
  return (async () => {
    const toolbox = await gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'webconsole', hostType: 'bottom' })
    for (let tries = 0; tries < 400; tries++) {
      const ours = toolbox.getAdditionalTools().find(({ label }) => label === 'Lifeline')
      if (ours) {
        await toolbox.selectTool(ours.id)
        return ours.id
      }
      await pause()
    }
    throw new Error('the Lifeline panel is not in the toolbox')
  })()`

const closeBody = `${loader}
  return gDevTools.closeToolboxForTab(gBrowser.selectedTab).then(() => null)`

const panelBody = `${loader}
  const [tool, op, ...rest] = arguments
  return (async () => {
    const toolbox = await gDevTools.getToolboxForTab(gBrowser.selectedTab)
    const frame = toolbox.doc.getElementById('toolbox-panel-iframe-' + tool)
    const context = () => frame?.contentDocument?.getElementById('webext-panels-browser')?.browsingContext
    const ready = () => {
      const found = context()
      return found?.currentWindowGlobal?.documentURI?.scheme === 'moz-extension' && !found.webProgress?.isLoadingDocument
    }
    for (let tries = 0; tries < 400 && !ready(); tries++) await pause()
    if (!ready()) throw new Error('the panel has not loaded')
    const browser = frame.contentDocument.getElementById('webext-panels-browser')
    const inner = context().currentWindowGlobal
    const actor = inner.getActor('MarionetteCommands')
    const evaluate = (script) =>
      actor.executeScript(script, [], { sandboxName: null, newSandbox: true, async: false, timeout: 30000, file: 'panel', line: 0 })
    const element = (selector) => actor.findElement('css selector', selector, { all: false, timeout: 5000 })
    if (op === 'evaluate') return evaluate(rest[0])
    if (op === 'click') {
      await actor.clickElement(await element(rest[0]), { toJSON: () => ({}) })
      return null
    }
    if (op === 'type') {
      await actor.sendKeysToElement(await element(rest[0]), rest[1], { toJSON: () => ({}) })
      return null
    }
    const [width, height, dark] = rest
    browser.style.cssText = 'flex: none; width: ' + width + 'px; height: ' + height + 'px; min-width: 0'
    context().top.prefersColorSchemeOverride = dark ? 'dark' : 'light'
    await evaluate('lifeline.theme?.(' + (dark ? '"dark"' : '"light"') + ')')
    for (let tries = 0; tries < 100 && (await evaluate('return innerWidth')) !== width; tries++) await pause()
    await evaluate('return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(null))))')
    const bitmap = await inner.drawSnapshot(null, 1, dark ? 'black' : 'white')
    const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas')
    canvas.width = bitmap.width
    canvas.height = bitmap.height
    canvas.getContext('2d').drawImage(bitmap, 0, 0)
    return canvas.toDataURL('image/png').split(',')[1]
  })()`

const backgroundBody = `
  const [id, script] = arguments
  const { extension } = WebExtensionPolicy.getByID(id)
  const view = [...extension.views].find(({ viewType }) => viewType === 'background')
  if (!view) throw new Error('the background is not running')
  return view.xulBrowser.browsingContext.currentWindowGlobal
    .getActor('MarionetteCommands')
    .executeScript(script, [], { sandboxName: null, newSandbox: true, async: false, timeout: 30000, file: 'background', line: 0 })`

const badgeBody = `
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
  const { browserActionFor } = ExtensionParent.apiManager.global
  const action = browserActionFor(WebExtensionPolicy.getByID(arguments[0]).extension)
  return String(action.action.getProperty(gBrowser.selectedTab, 'badgeText') ?? '')`

const stopBody = `
  return WebExtensionPolicy.getByID(arguments[0]).extension.terminateBackground({ ignoreDevToolsAttached: true }).then(() => null)`
