// Tells who watches a tab that its page was open before Lifeline was there, and when it is so no more. Nobody waits
// for it: a page that a debugger has stopped answers nothing.

import type { Capture } from './capture.ts'
import type { Watchers } from './watchers.ts'

export function earlyTeller(
  { earlyIn }: Capture,
  watchers: Watchers,
  failed: (error: unknown) => void,
): (tab: number) => void {
  /** Tabs of which it was told. */
  const known = new Set<number>()
  return (tab) => {
    earlyIn(tab)
      .then((early) => {
        if (early) known.add(tab)
        else if (!known.delete(tab)) return
        watchers.tell(tab, { type: 'early', early })
      })
      .catch(failed)
  }
}
