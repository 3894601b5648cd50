// The extension's settings page: what a person sets is stored at once, and takes effect at once.

import { signal } from '@preact/signals'
import { render } from 'preact'
import browser from 'webextension-polyfill'
import { everySite, followAccess } from './evidence/access.ts'
import { speakAsBrowser } from './language/language.ts'
import { say } from './language/say.ts'
import { followLooks, systemTheme } from './settings/looks.ts'
import { keepSettings } from './settings/settings.ts'
import { SettingsPage } from './views/settings/settings-page.tsx'

speakAsBrowser(browser.i18n, document.documentElement)
document.title = say('settingsTitle')

const keeper = keepSettings(browser.storage.local)
followLooks(
  keeper.settings,
  systemTheme((query) => matchMedia(query)),
)
const withheld = signal(false)
followAccess(browser.permissions, withheld)
await keeper.known
const root = document.getElementById('app')
if (root)
  render(
    <SettingsPage
      keeper={keeper}
      withheld={withheld}
      // Asked at once: a browser shows its question only while the click is being handled.
      allow={() => browser.permissions.request(everySite)}
    />,
    root,
  )
