// What the background itself hears of the network, in Firefox: each fact goes into the logs it belongs to, one after
// another, though it takes a while to know whether a page is recorded.

import type { Fact } from '../core/fact.ts'
import type { Capture } from './capture.ts'
import { originOf, shows } from './documents.ts'
import type { TabLog } from './tab-log.ts'

export interface Logs {
  /** The log of a tab, a new one where it has none. */
  of(tab: number): Promise<TabLog>
  all(): Promise<Iterable<TabLog>>
  add(log: TabLog, facts: readonly Fact[]): void
}

export class OwnNetwork {
  readonly #logs: Logs
  readonly #capture: Capture
  readonly #failed: (error: unknown) => void
  #taken: Promise<void> = Promise.resolve()

  constructor(logs: Logs, capture: Capture, failed: (error: unknown) => void) {
    this.#logs = logs
    this.#capture = capture
    this.#failed = failed
  }

  /** Facts about a tab's requests. */
  ofTab(tab: number, facts: readonly Fact[]): Promise<void> {
    return this.#inOrder(async () => {
      const log = await this.#logs.of(tab)
      if (log.recording && !(await this.#capture.offIn(tab))) this.#add(log, facts)
    })
  }

  /**
   * A fact about a request of a shared or service worker, which belongs to no tab. Its socket is listed in every
   * tab that showed a document of the worker's origin when the request began.
   */
  ofWorker(script: string, fact: Fact): Promise<void> {
    return this.#inOrder(async () => {
      for (const log of await this.#logs.all()) {
        const concerned =
          fact.kind === 'net:requested'
            ? shows(log.facts, originOf(script))
            : log.facts.some(({ about }) => about === fact.about)
        if (log.recording && concerned && !(await this.#capture.offIn(log.tab))) this.#add(log, [fact])
      }
    })
  }

  #add(log: TabLog, facts: readonly Fact[]): void {
    this.#logs.add(log, facts)
    log.save(true).catch(this.#failed)
  }

  #inOrder(take: () => Promise<void>): Promise<void> {
    this.#taken = this.#taken.then(take).catch(this.#failed)
    return this.#taken
  }
}
