// The background: a service worker in Chromium, an event page in Firefox. Both are stopped when idle, so
// every listener is registered at once and all state lives in the tabs' logs.

import browser from 'webextension-polyfill'
import type { Fact } from '../core/fact.ts'
import type { Browser } from '../core/rule.ts'
import { beginning, readSettings, type Settings, settingsKey } from '../core/settings.ts'
import { subject } from '../core/units.ts'
import { panelPort } from '../wire/panel-background.ts'
import { areYouThere, reportPort } from '../wire/reporting.ts'
import { Badges } from './badge.ts'
import { captureBy } from './capture.ts'
import { countFlagged } from './count-flagged.ts'
import { Router } from './router.ts'
import { watchWebRequest } from './web-request.ts'

/** Set by the build: which browser this extension was built for. */
declare const TARGET: Browser

const badges = new Badges(browser.action)
/** Tabs whose badge will be drawn soon. */
const redraws = new Set<number>()
/** How long the last drawing took, in milliseconds. */
let cost = 0
/** The next one waits so many times as long, and no less or more milliseconds than these. */
const redraw = { times: 50, least: 150, most: 5000 } as const

async function draw(tab: number, facts: () => readonly Fact[]): Promise<void> {
  const start = performance.now()
  const flagged = countFlagged(facts(), TARGET)
  cost = performance.now() - start
  await badges.show(tab, flagged)
}

/** Null until they are read; a log must not shrink before. */
let settings: Settings | null = null
async function loadSettings(): Promise<void> {
  settings = readSettings((await browser.storage.local.get(settingsKey))[settingsKey])
}
browser.storage.local.onChanged.addListener(async () => {
  await loadSettings()
  router.attend()
  await router.tellCapture()
})
const capture = captureBy({
  settings: () => settings,
  known: loadSettings(),
  pageOf: (tab) =>
    browser.tabs.get(tab).then(
      ({ url }) => url || null,
      () => null,
    ),
  // A tab that is gone leaves no trace either.
  secretIn: (tab) =>
    browser.tabs.get(tab).then(
      ({ incognito }) => incognito,
      () => true,
    ),
  async hasUs(tab) {
    const { status } = await browser.tabs.get(tab).catch(() => ({ status: undefined }))
    if (status !== 'complete') return true
    return browser.tabs.sendMessage(tab, areYouThere, { frameId: 0 }).then(
      () => true,
      (error: unknown) => !/Receiving end does not exist/.test(String(error)),
    )
  },
  seesAll: () => browser.permissions.contains({ origins: ['<all_urls>'] }),
})
for (const changed of [browser.permissions.onAdded, browser.permissions.onRemoved])
  changed.addListener(() => void router.tellCapture())

const router = new Router({
  storage: {
    get: () => browser.storage.session.get(),
    set: (items) => browser.storage.session.set(items),
    remove: (keys) => browser.storage.session.remove(keys),
  },
  room: () => settings?.memoryPerTab ?? Number.POSITIVE_INFINITY,
  beginning: () => settings?.messageBeginning ?? beginning.usual,
  capture,
  open(page, tab) {
    if (page.type === 'settings') void browser.runtime.openOptionsPage()
    else
      void browser.tabs.create({ url: browser.runtime.getURL(`panels/viewer.html?tab=${tab}${page.place}`) })
  },
  now: Date.now,
  changed(tab, facts) {
    if (redraws.has(tab)) return
    redraws.add(tab)
    setTimeout(
      () => {
        redraws.delete(tab)
        void draw(tab, facts)
      },
      Math.min(redraw.most, Math.max(redraw.least, cost * redraw.times)),
    )
  },
  later: (act, pause) => void setTimeout(act, pause),
  failed: (error) => console.error('Lifeline could not keep a fact safe', error),
  documentStarted: (document, at) =>
    TARGET === 'firefox'
      ? [{ kind: 'ctx:network-watched', about: subject(document, 0), at, by: 'webRequest' }]
      : [],
})

browser.runtime.onConnect.addListener((port) => {
  const own = port.sender?.url?.startsWith(browser.runtime.getURL('')) ?? false
  if (port.name === reportPort) {
    const { tab, frameId, url } = port.sender ?? {}
    // Of a page that is just being shown its tab may still tell the address of the one before.
    router.reporter(port, own ? null : (tab?.id ?? null), (frameId === 0 ? url : tab?.url) ?? null)
  } else if (port.name === panelPort && own) router.panel(port)
})
browser.tabs.onUpdated.addListener((tab, { status }) => {
  if (status === 'loading') badges.left(tab)
  if (status === 'loading' || status === 'complete') void router.tellCapture(tab)
})
browser.tabs.onRemoved.addListener((tab) => {
  badges.closed(tab)
  void router.tabClosed(tab)
})
if (TARGET === 'firefox')
  watchWebRequest(browser.webRequest, (place, facts) => {
    if ('tab' in place) void router.network(place.tab, facts)
    else for (const fact of facts) void router.networkOfWorker(place.from, fact)
  })
