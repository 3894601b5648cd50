// What may cross between the background and a panel. Both directions are closed unions; `from-panel.ts` decodes one.

import type { Eviction } from '../core/evict.ts'
import type { Fact } from '../core/fact.ts'
import type { Off } from '../core/settings.ts'
import type { SubjectId } from '../core/units.ts'

/** Of a tab's log: everything from the start, then whatever is new. */
export type OfLog =
  /** The log so far; replaces what the panel has. */
  | { readonly type: 'log'; readonly facts: readonly Fact[]; readonly recording: boolean }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  /** The log was full: this went of it, and `told` was added. */
  | {
      readonly type: 'evicted'
      readonly gone: readonly (readonly [SubjectId, 'messages' | 'everything'])[]
      readonly told: Eviction['told']
    }

/** To the panel. */
export type ToPanel =
  | OfLog
  /**
   * Whether the page that its tab shows is recorded, told before the log and when it changes. `off`: why it is not, as
   * a person set; null where it is. `withheld`: the browser does not let Lifeline see it until a person allows that.
   * `secret`: it is in a private window.
   */
  | {
      readonly type: 'capture'
      readonly off: Off | null
      readonly withheld: boolean
      readonly secret: boolean
    }
  /** Whether the page was open before Lifeline was there, so that nothing of its own world is seen. Told once it is known. */
  | { readonly type: 'early'; readonly early: boolean }

/** From the panel. */
export type FromPanel =
  /** The first message: which tab is inspected. The answer is its log, without its messages for who is `brief`. */
  | { readonly type: 'watch'; readonly tab: number; readonly brief?: boolean | undefined }
  | { readonly type: 'clear' }
  | { readonly type: 'record'; readonly on: boolean }
  /** What a person gave or asked for: lines of a server's log, results of probes. */
  | { readonly type: 'add'; readonly facts: readonly unknown[] }
  /** The settings page is to be opened: DevTools pages cannot in Firefox. */
  | { readonly type: 'settings' }
  /** The panel's own page is to be opened for the tab, at a place that its address names after `#`; '' for none. */
  | { readonly type: 'page'; readonly place: string }

export const panelPort = 'panel'
