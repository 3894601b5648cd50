// The panels and popups that watch the tabs: each hears of its tab's log from the moment it has got it whole.

import { isTalk } from '../core/talk.ts'
import type { ToPanel } from '../wire/panel-background.ts'
import type { RuntimePort } from '../wire/port.ts'
import type { TabLog } from './tab-log.ts'
import { reply, tellAll } from './tell.ts'

export interface Watcher {
  readonly port: RuntimePort
  /** Whether it is told of no messages. */
  readonly brief: boolean
  /** Whether it has got the log so far. */
  ready: boolean
}

export class Watchers {
  readonly #tabs = new Map<number, Set<Watcher>>()

  add(tab: number, watcher: Watcher): void {
    const known = this.#tabs.get(tab) ?? new Set()
    this.#tabs.set(tab, known.add(watcher))
  }

  remove(tab: number, watcher: Watcher): void {
    const known = this.#tabs.get(tab)
    known?.delete(watcher)
    if (known?.size === 0) this.#tabs.delete(tab)
  }

  /** Tabs that somebody watches. */
  tabs(): readonly number[] {
    return [...this.#tabs.keys()]
  }

  /** Whether anybody watches a tab's messages. */
  readsMessages(tab: number): boolean {
    return [...(this.#tabs.get(tab) ?? [])].some(({ brief }) => !brief)
  }

  tell(tab: number, message: ToPanel): void {
    for (const { ready, port, brief } of this.#tabs.get(tab) ?? []) {
      if (!ready) continue
      if (!brief || message.type !== 'facts') reply(port, message)
      else {
        const facts = message.facts.filter(({ kind }) => !isTalk(kind))
        if (facts.length > 0) reply(port, { type: 'facts', facts })
      }
    }
  }

  /** Gives everyone who watches a log's tab the log from the start. */
  tellAll(log: TabLog): void {
    for (const { port, brief, ready } of this.#tabs.get(log.tab) ?? [])
      if (ready) tellAll(port, brief ? withoutTalk(log) : log)
  }
}

/** What a log says beside its messages. */
export function withoutTalk({ facts, recording }: Pick<TabLog, 'facts' | 'recording'>) {
  return { facts: facts.filter(({ kind }) => !isTalk(kind)), recording }
}
