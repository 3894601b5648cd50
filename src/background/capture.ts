// Whether a tab's page is recorded: by what a person set, and by the address of the page. Until the settings are
// read nothing is known, and whoever asks waits.

import { type Off, offAt, type Settings } from '../core/settings.ts'

export interface Capture {
  /** Resolves once the settings are read. */
  readonly known: Promise<void>
  /** Why nothing is recorded of the page at a URL; null where it is. */
  offAt(page: string | null): Off | null
  /** The same of the page that a tab shows now. */
  offIn(tab: number): Promise<Off | null>
  /** Whether the browser does not let Lifeline see the page that a tab shows. */
  withheldIn(tab: number): Promise<boolean>
  /** Whether a tab is in a private window, as far as the browser tells. */
  secretIn(tab: number): Promise<boolean>
  /** Whether a tab's page was open before Lifeline was there. It may take a while: the page is asked. */
  earlyIn(tab: number): Promise<boolean>
}

/** Records everything. */
export const always: Capture = {
  known: Promise.resolve(),
  offAt: () => null,
  offIn: async () => null,
  withheldIn: async () => false,
  secretIn: async () => false,
  earlyIn: async () => false,
}

export interface Asked {
  /** Null until they are read. */
  settings(): Settings | null
  readonly known: Promise<void>
  /** The URL of a tab's page; null where the browser does not tell it. */
  pageOf(tab: number): Promise<string | null>
  secretIn(tab: number): Promise<boolean>
  /** Whether a tab's page has Lifeline in it; also where that cannot be told, as of one that is just being loaded. */
  hasUs(tab: number): Promise<boolean>
  /** Whether a person lets Lifeline see every site. */
  seesAll(): Promise<boolean>
}

export function captureBy({ settings, known, pageOf, secretIn, hasUs, seesAll }: Asked): Capture {
  const at = (page: string | null): Off | null => {
    const set = settings()
    return set && offAt(set, hostIn(page))
  }
  return {
    known,
    secretIn,
    offAt: at,
    async offIn(tab) {
      await known
      const set = settings()
      // Only a list of sites makes it necessary to know which page it is.
      return set?.capture && set.offSites.length > 0 ? at(await pageOf(tab)) : at(null)
    },
    // The address is told of every page that may be seen, and of none of the browser's own.
    withheldIn: async (tab) => !(await seesAll()) && (await pageOf(tab)) === null,
    // In pages of other schemes Lifeline is never by itself.
    earlyIn: async (tab) => /^(?:https?|file):/.test((await pageOf(tab)) ?? '') && !(await hasUs(tab)),
  }
}

/** The host of a page's URL with its port, '' where it has none. A blob's and a filesystem's is that of its maker. */
export function hostIn(page: string | null): string {
  if (page === null || !URL.canParse(page)) return ''
  const { host, origin } = new URL(page)
  return host === '' && URL.canParse(origin) ? new URL(origin).host : host
}
