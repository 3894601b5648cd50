// The popup of the toolbar button: what is flagged in the tab that is in front, without DevTools. It watches the tab's
// log as a panel does, without its messages. `popup.html?tab=<id>` is about that tab, for whoever automates a browser.

import { signal } from '@preact/signals'
import { render } from 'preact'
import browser, { type Tabs } from 'webextension-polyfill'
import { siteHolds } from '../src/core/site.ts'
import { everySite } from './evidence/access.ts'
import { speakAsBrowser } from './language/language.ts'
import { drawSoon } from './mount.tsx'
import { hear, ordinary } from './session/circumstances.ts'
import { keepConnected } from './session/connection.ts'
import { createStore } from './session/store.ts'
import { freshChoices } from './settings/choices.ts'
import { followLooks, systemTheme } from './settings/looks.ts'
import { keepSettings } from './settings/settings.ts'
import { Popup, type PopupActions } from './views/popup/popup.tsx'

/** Set by the build. */
declare const TARGET: 'chromium' | 'firefox'

speakAsBrowser(browser.i18n, document.documentElement)
const keeper = keepSettings(browser.storage.local)
followLooks(
  keeper.settings,
  systemTheme((query) => matchMedia(query)),
)

async function watchedTab(): Promise<Tabs.Tab | null> {
  const asked = new URLSearchParams(location.search).get('tab')
  if (asked !== null && /^\d+$/.test(asked)) return browser.tabs.get(Number(asked))
  const [front] = await browser.tabs.query({ active: true, currentWindow: true })
  return front ?? null
}

const tab = await watchedTab()
const id = tab?.id ?? browser.tabs.TAB_ID_NONE
const circumstances = ordinary(false)
const choices = freshChoices()
// As the badge: the page that is shown, not those before it.
choices.preserveLog.value = false
const connection = keepConnected(
  (name) => browser.runtime.connect({ name }),
  id,
  (message) => hear(circumstances, store, message),
  { brief: true },
)
const store = createStore({
  browser: TARGET,
  send: (message) => connection.send(message),
  schedule: drawSoon(() => store.rows.value),
  now: Date.now,
  choices,
})
setInterval(() => {
  store.now.value = Date.now()
}, 1000)

const url = signal(tab?.url || null)
browser.tabs.onUpdated.addListener((changed, { url: next, status }) => {
  if (changed !== id) return
  if (next !== undefined) url.value = next
  // A page that may not be seen tells no address; that of the one before is no longer true.
  else if (status === 'loading')
    void browser.tabs.get(id).then((now) => {
      url.value = now.url || null
    })
})

/** Opens a page of ours beside the tab, and leaves. */
async function open(page: string): Promise<void> {
  const beside = tab ? { index: tab.index + 1, openerTabId: id } : {}
  await browser.tabs.create({ url: browser.runtime.getURL(`panels/${page}`), ...beside })
  window.close()
}

const actions: PopupActions = {
  openSession: (socket) =>
    void open(`viewer.html?tab=${id}${socket === null ? '' : `&socket=${encodeURIComponent(socket)}`}`),
  openSaved: () => void open('viewer.html'),
  openSettings: () => void browser.runtime.openOptionsPage().then(() => window.close()),
  reload: () => void browser.tabs.reload(id),
  // Asked at once: a browser shows its question only while the click is being handled.
  allow: () => void browser.permissions.request(everySite),
  capture: () => void keeper.change('capture', true),
  record(site, on) {
    const others = keeper.stored.value.offSites.filter((each) => !siteHolds(each, site))
    void keeper.change('offSites', on ? others : [...others, site])
  },
}

const files = TARGET === 'firefox' || (await browser.extension.isAllowedFileSchemeAccess().catch(() => false))
await keeper.known
const root = document.getElementById('app')
if (root)
  render(
    <Popup
      store={store}
      url={url}
      circumstances={circumstances}
      settings={keeper.settings}
      files={files}
      isPrivate={tab?.incognito ?? false}
      actions={actions}
    />,
    root,
  )
