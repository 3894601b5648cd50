// Whether Lifeline can see what a tab shows, for a person who wonders why nothing is listed.

import type { Browser } from '../../src/core/rule.ts'
import type { Off } from '../../src/core/settings.ts'
import { hostOf } from '../../src/core/words.ts'

/**
 * `off-everywhere`, `off-site`: a person turned recording off. `withheld`: a person has yet to allow it. `files`: the
 * same for pages from the disk. `closed`: the browser lets no extension in. `before`: the page was there before us.
 */
export type Sight = 'seen' | 'off-everywhere' | 'off-site' | 'withheld' | 'files' | 'closed' | 'before'

export interface Shown {
  readonly browser: Browser
  /** The address of the tab's page; null where the browser does not tell it. */
  readonly url: string | null
  readonly off: Off | null
  readonly withheld: boolean
  /** Whether pages from the disk may be seen. */
  readonly files: boolean
  /** Whether the page has said that it started. */
  readonly started: boolean
}

/** Sites that let no extension in, whatever a person allows: they install extensions, or hold accounts. */
const closed = {
  chromium: /^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore)(?:[/?#]|$)/,
  firefox:
    /^https:\/\/(?:(?:addons|discovery\.addons|support)\.mozilla\.org|sync\.services\.mozilla\.com|(?:[a-z]+\.)?accounts\.firefox\.com)(?:[/?#]|$)/,
  // Which browser it was is not known of some files; a popup has none.
  unknown: /^(?!)/,
} as const

export function sightOf({ browser, url, off, withheld, files, started }: Shown): Sight {
  if (off === 'everywhere') return 'off-everywhere'
  if (off === 'site') return 'off-site'
  if (withheld) return 'withheld'
  if (url === null || !/^(?:https?|file|about:blank)/.test(url) || closed[browser].test(url)) return 'closed'
  if (url.startsWith('file:') && !files) return 'files'
  return started ? 'seen' : 'before'
}

/** The site of a page as a list of sites names it; null for a page that has none. */
export function siteOf(url: string | null): string | null {
  return url !== null && /^https?:\/\//.test(url) ? hostOf(url) : null
}
