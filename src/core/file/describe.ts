// What the facts themselves say about a session: its page, its beginning, how complete it is.

import type { Fact } from '../fact.ts'
import { sourceOf } from '../fact.ts'
import { wording } from '../said.ts'
import type { Milliseconds } from '../units.ts'
import { format, type Header, type NetworkWatcher, type Recording, version } from './header.ts'

/** What no fact tells; the rest of the header is read from the facts. */
export interface Known {
  readonly writer: Header['writer']
  readonly browser: Header['browser']
  readonly os: string
  /** Instead of what the facts tell of the page. */
  readonly page?: Header['page']
  readonly savedAt: Milliseconds | null
  /** Until when it was watched, where that is known. */
  readonly until?: Milliseconds | null
  readonly settings: Header['settings']
  /** Who watched the network side where no fact says so. */
  readonly network?: NetworkWatcher
  /** Sentences about what is missing, beyond what the facts say themselves. */
  readonly gaps?: readonly string[]
}

/** Facts with the header that describes them. */
export function recordingOf(facts: readonly Fact[], known: Known): Recording {
  const watchers = new Set<NetworkWatcher>(known.network ? [known.network] : [])
  let [page, dropped, url, first] = [false, 0, '', Number.POSITIVE_INFINITY]
  for (const fact of facts) {
    if (sourceOf(fact.kind) === 'page') page = true
    if (fact.kind === 'ctx:network-watched') watchers.add(fact.by)
    if (fact.kind === 'ctx:facts-dropped') dropped += fact.count
    if (fact.kind === 'ctx:document-started' && fact.top) url = fact.url
    // A server's log has a clock of its own, and 0 is a time that was not told.
    if (fact.at > 0 && fact.at < first && fact.kind !== 'server:logged') first = fact.at
  }
  return {
    header: {
      format,
      version,
      writer: known.writer,
      browser: known.browser,
      os: known.os,
      page: known.page ?? { url, title: '' },
      timeOrigin: Number.isFinite(first) ? first : 0,
      savedAt: known.savedAt,
      until: known.until ?? null,
      captured: {
        page,
        network: [...watchers],
        dropped,
        gaps: [
          ...(page ? [] : [wording('No page facts: what the page itself did and saw was not recorded.')]),
          ...(watchers.size > 0 ? [] : [wording('No network facts: nobody watched the network side.')]),
          ...(dropped > 0 ? [`${dropped} facts were dropped; the log says where and why.`] : []),
          ...(known.gaps ?? []),
        ],
      },
      settings: known.settings,
      redacted: null,
      facts: facts.length,
    },
    facts,
  }
}
