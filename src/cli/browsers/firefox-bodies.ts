// What is done in Firefox's own window, as its own code does it: bodies of functions, sent over Marionette.

const loader = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs')
  const { gDevTools } = require('devtools/client/framework/devtools')
  const pause = () => new Promise((resolve) => setTimeout(resolve, 50))`

export const openBody = `${loader}
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

export const closeBody = `${loader}
  return gDevTools.closeToolboxForTab(gBrowser.selectedTab).then(() => null)`

export const processBody = 'return gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid'
export const crashedBody = 'return gBrowser.selectedTab.hasAttribute("crashed")'

export const panelBody = `${loader}
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
      // What its list has scrolled out of sight still lies in the window, under something else.
      await evaluate('document.querySelector(' + JSON.stringify(rest[0]) + ')?.scrollIntoView({ block: "nearest" })')
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

/** The page has what the window leaves it; preferences say what a system would. */
export const lookBody = `
  const [width, height, dark, forced, still] = arguments
  Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1)
  Services.prefs.setIntPref('browser.display.document_color_use', forced ? 2 : 1)
  Services.prefs.setIntPref('ui.prefersReducedMotion', still ? 1 : 0)
  gBrowser.selectedBrowser.style.cssText =
    'flex: none; min-width: 0; width: ' + width + 'px; height: ' + height + 'px'`

export const backgroundBody = `
  const [id, script] = arguments
  const { extension } = WebExtensionPolicy.getByID(id)
  const view = [...extension.views].find(({ viewType }) => viewType === 'background')
  if (!view) throw new Error('the background is not running')
  return view.xulBrowser.browsingContext.currentWindowGlobal
    .getActor('MarionetteCommands')
    .executeScript(script, [], { sandboxName: null, newSandbox: true, async: false, timeout: 30000, file: 'background', line: 0 })`

export const badgeBody = `
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
  const { browserActionFor } = ExtensionParent.apiManager.global
  const action = browserActionFor(WebExtensionPolicy.getByID(arguments[0]).extension)
  return String(action.action.getProperty(gBrowser.selectedTab, 'badgeText') ?? '')`

export const stopBody = `
  return WebExtensionPolicy.getByID(arguments[0]).extension.terminateBackground({ ignoreDevToolsAttached: true }).then(() => null)`

export const reloadBody = `
  const [id] = arguments
  const before = WebExtensionPolicy.getByID(id).extension
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
  return (async () => {
    await (await AddonManager.getAddonByID(id)).reload()
    for (let tries = 0; tries < 400; tries++) {
      const { extension } = WebExtensionPolicy.getByID(id) ?? {}
      if (extension && extension !== before && extension.backgroundState === 'running') return null
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('the extension did not come back')
  })()`
