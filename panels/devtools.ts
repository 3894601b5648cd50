// The devtools page: lives as long as DevTools is open. It adds the panel, and in Chromium it reads the
// network log, whether the panel is in front or not.

import browser from 'webextension-polyfill'
import { openOutbox } from '../src/wire/outbox.ts'
import { reportPort } from '../src/wire/reporting.ts'
import { watchNetworkLog } from './evidence/network-log.ts'

/** Set by the build. */
declare const TARGET: 'chromium' | 'firefox'

void browser.devtools.panels.create('Lifeline', 'icons/32.png', 'panels/panel.html')
if (TARGET === 'chromium') {
  const outbox = openOutbox(
    () => browser.runtime.connect({ name: reportPort }),
    { from: 'network', tab: browser.devtools.inspectedWindow.tabId },
    { look: () => log.look() },
  )
  const log = watchNetworkLog(browser.devtools.network, (facts) => outbox.add(facts))
  window.addEventListener('pagehide', () => outbox.gather(false))
}
