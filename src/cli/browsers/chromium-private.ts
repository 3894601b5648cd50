// Private windows of Chromium: the extension is allowed in them as a person allows it, on the browser's own page of
// extensions, and opens one from a page of its own.

import type { Browser, Page } from 'puppeteer-core'
import { isBackground } from './chromium-background.ts'

/** Chromium reloads the extension for this; one that is unpacked comes back in developer mode only. */
export async function allowPrivate(browser: Browser, id: string): Promise<void> {
  const page = await browser.newPage()
  await page.goto('chrome://extensions')
  const back = browser.waitForTarget((target) => isBackground(target, id))
  await page.evaluate(`new Promise((done) => {
    const { developerPrivate } = chrome
    developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }, () =>
      developerPrivate.updateExtensionConfiguration({ extensionId: '${id}', incognitoAccess: true }, done))
  })`)
  await back
  await page.close()
}

/** Opens a private window, and gives its page. A page of the extension asks for it: its worker is never answered. */
export async function openPrivate(browser: Browser, id: string | null): Promise<Page> {
  const own = await browser.newPage()
  await own.goto(`chrome-extension://${id}/panels/options.html`)
  const before = new Set(browser.targets())
  const opened = browser.waitForTarget((target) => target.type() === 'page' && !before.has(target))
  await own.evaluate(`chrome.windows.create({ incognito: true, url: 'about:blank' }).then(() => null)`)
  const page = await (await opened).page()
  if (!page) throw new Error('the private window has no page')
  await own.close()
  return page
}
