// What every view of the panel has something to show of: tabs of a real browser with the lab's pages in them, recorded,
// and one more in which the views are looked at.

import type { DrivenBrowser } from '../../src/cli/browsers/driven-browser.ts'
import { scenario } from '../lab/scenarios.ts'
import { type Lab, startLab } from '../lab/server.ts'
import { launch, settled } from './driven-lab.ts'

export interface Stage {
  readonly browser: DrivenBrowser
  readonly lab: Lab
  /** The address of a page of the extension: `viewer.html?tab=…` shows what was recorded of a tab. */
  page(name: string): string
  /** The browser's ids of these tabs. */
  readonly tabs: Readonly<Record<(typeof tabs)[number], number>>
  close(): Promise<void>
}

/** `recorded` has sockets of every kind, `healthy` such as nobody flags, DevTools came `late`, and `empty` has none. */
const tabs = ['recorded', 'views', 'healthy', 'late', 'empty'] as const
const viewsTab = tabs.indexOf('views')

/** In this order in one tab; the sockets of the last one live on. */
const recorded = [
  'dashboard-forbidden-origin',
  'dashboard-token-not-echoed',
  'reconnect-exponential',
  'handler-overwritten',
  'ok-server-closes-1000',
  'dashboard-double-mount',
]

/** Sets it up in Chromium; the tab of the views is in front. */
export async function setStage(): Promise<Stage> {
  const lab = await startLab()
  const browser = await launch('chromium')
  const close = async () => {
    await browser.close()
    await lab.stop()
  }
  try {
    await record(browser, lab)
    const extension = await browser.panel<string>(`new URL('.', location.href).href`)
    const open = async (tab: (typeof tabs)[number], url: string, ready: string) => {
      await browser.tab(tabs.indexOf(tab))
      await browser.navigate(url)
      await browser.waitFor(ready)
    }
    await open('views', `${extension}viewer.html`, 'true')
    const healthy = scenario('ok-two-sockets')
    await open('healthy', lab.url(healthy), healthy.settled)
    const late = scenario('subprotocol-mismatch')
    await open('late', lab.url(late), late.settled)
    await browser.openPanel()
    await open('empty', `${lab.origin}/`, 'true')
    const ids = await browser.background<number[]>(
      'chrome.tabs.query({}).then((all) => all.sort((a, b) => a.index - b.index).map(({ id }) => id))',
    )
    await browser.tab(viewsTab)
    return {
      browser,
      lab,
      page: (name) => `${extension}${name}`,
      tabs: Object.fromEntries(tabs.map((tab, index) => [tab, ids[index]])) as Stage['tabs'],
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** The lab's pages one after the other, with the panel open; the last socket still waits for its server. */
export async function record(browser: DrivenBrowser, lab: Lab): Promise<void> {
  await browser.openPanel()
  let sockets = 0
  for (const id of recorded) {
    const each = scenario(id)
    await browser.navigate(lab.url(each))
    await browser.waitFor(each.settled)
    sockets += each.expect[browser.name].length
    await settled(browser, sockets)
  }
  const waiting = lab.url(scenario('hang')).replace(/^http(.*)\/scenario\//, 'ws$1/ws/')
  await browser.evaluate(`void new WebSocket('${waiting}')`)
  await settled(browser, sockets + 1)
}
