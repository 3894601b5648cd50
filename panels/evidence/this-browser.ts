// What this browser says of itself, for the header of a session that is saved from it.

import type { Known } from '../../src/core/file/describe.ts'
import { readSettings } from '../../src/core/settings.ts'

type Kind = 'chromium' | 'firefox'

const names = { chromium: /(?:Chrome|Chromium)\/([\d.]+)/, firefox: /Firefox\/([\d.]+)/ } as const
const called = { chromium: 'Chromium', firefox: 'Firefox' } as const

/** What is asked for the whole version: the user agent leaves the minor parts out. */
export interface Asked extends Pick<Navigator, 'userAgent' | 'platform'> {
  /** Chromium's (User-Agent Client Hints). */
  readonly userAgentData?: {
    getHighEntropyValues(hints: readonly string[]): Promise<{ readonly uaFullVersion?: string }>
  }
}

export interface Runtime {
  getManifest(): { readonly version: string }
  /** Firefox's, which its DevTools pages do not have. */
  getBrowserInfo?(): Promise<{ readonly version: string }>
}

/** `stored` is what the settings hold. */
export async function thisBrowser(
  kind: Kind,
  { userAgent, platform, userAgentData }: Asked,
  runtime: Runtime,
  stored: unknown,
): Promise<Omit<Known, 'savedAt' | 'until'>> {
  const hinted = (await userAgentData?.getHighEntropyValues(['uaFullVersion']))?.uaFullVersion
  const told = (await runtime.getBrowserInfo?.())?.version
  return {
    writer: { name: 'Lifeline', version: runtime.getManifest().version },
    browser: {
      kind,
      name: called[kind],
      version: hinted || told || (names[kind].exec(userAgent)?.[1] ?? ''),
    },
    os: platform,
    settings: { memory: readSettings(stored).memoryPerTab },
  }
}
