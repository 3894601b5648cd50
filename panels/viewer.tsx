// The panel as a page of its own, without DevTools: `viewer.html?tab=<id>` shows a tab's session as it is recorded,
// `viewer.html` alone opens saved ones. `?tab=first` is the first tab of the window, for whoever automates a browser.

import browser from 'webextension-polyfill'
import { thisBrowser } from './evidence/this-browser.ts'
import { createFiles } from './files/files.ts'
import { speakAsBrowser } from './language/language.ts'
import { drawSoon, mount, oncePainted } from './mount.tsx'
import { chooseWhenThere } from './session/choose-socket.ts'
import { hear, ordinary } from './session/circumstances.ts'
import { keepConnected } from './session/connection.ts'
import { keepPlace, readPlace } from './session/deep-link.ts'
import { createStore, type Store } from './session/store.ts'
import { rememberedChoices } from './settings/choices.ts'
import { followLooks, systemTheme } from './settings/looks.ts'
import { keepSettings } from './settings/settings.ts'

/** Set by the build. */
declare const TARGET: 'chromium' | 'firefox'

const circumstances = ordinary(false)
const choices = rememberedChoices(() => localStorage, circumstances.secret)
const keeper = keepSettings(browser.storage.local)

async function watchedTab(): Promise<number | null> {
  const asked = new URLSearchParams(location.search).get('tab')
  if (asked !== 'first') return asked !== null && /^\d+$/.test(asked) ? Number(asked) : null
  const [first] = await browser.tabs.query({ currentWindow: true, index: 0 })
  return first?.id ?? null
}

function watch(tab: number): Store {
  const connection = keepConnected(
    (name) => browser.runtime.connect({ name }),
    tab,
    oncePainted((message) => hear(circumstances, store, message)),
    {
      gone() {
        circumstances.gone.value = true
      },
    },
  )
  const store = createStore({
    browser: TARGET,
    send: (message) => connection.send(message),
    schedule: drawSoon(() => store.rows.value),
    now: Date.now,
    choices,
  })
  return store
}

speakAsBrowser(browser.i18n, document.documentElement)
followLooks(
  keeper.settings,
  systemTheme((query) => matchMedia(query)),
)

const tab = await watchedTab()
const known = async () => thisBrowser(TARGET, navigator, browser.runtime, keeper.stored.value)
const live = tab === null ? null : watch(tab)
const subject = new URLSearchParams(location.search).get('socket')
const asked = subject !== null || readPlace(location.hash).socket !== null
if (!live) circumstances.secret.value = (await browser.tabs.getCurrent())?.incognito ?? true
const files = createFiles(choices)
// Once it is chosen the address says so by itself, and a reload goes by that.
if (live && location.hash === '') chooseWhenThere(live, subject)
keepPlace(window, () => files.opened.value?.store ?? live)
mount({
  live,
  files,
  actions: {
    openSource: null,
    known,
    ...(tab === null
      ? {}
      : {
          reload: () => void browser.tabs.reload(tab),
          ownPage: { address: browser.runtime.getURL(`panels/viewer.html?tab=${tab}`) },
        }),
    openSettings: () => void browser.runtime.openOptionsPage(),
    recordAgain: () => void keeper.change('capture', true),
  },
  sourceMaps: null,
  settings: keeper.settings,
  circumstances,
  asked,
})
