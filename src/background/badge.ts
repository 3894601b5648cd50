// The number of flagged sockets of a tab's current page, on the toolbar button.

import { diagnose } from '../core/diagnose.ts'
import type { Fact } from '../core/fact.ts'
import { logOf } from '../core/log.ts'
import type { Browser } from '../core/rule.ts'

/** Counts flagged sockets since the tab's last top-level document started. */
export function countFlagged(facts: readonly Fact[], browser: Browser): number {
  const start = facts.findLastIndex((fact) => fact.kind === 'ctx:document-started' && fact.top)
  // Messages never decide a verdict; leaving them out keeps this cheap on a busy page.
  const telling = facts
    .slice(Math.max(0, start))
    .filter(({ kind }) => kind !== 'message-received' && !kind.startsWith('net:frame'))
  let flagged = 0
  for (const { verdict } of diagnose(logOf(telling), browser).values()) if (verdict) flagged++
  return flagged
}

/** What of `browser.action` a badge needs. */
export interface Action {
  setBadgeText(details: { tabId: number; text: string }): Promise<void>
  setBadgeBackgroundColor(details: { color: string }): Promise<void>
}

/** The badges of all tabs. The browser is told of those alone that change: most pages have nothing flagged. */
export class Badges {
  readonly #action: Action
  /** As the browser shows them, where that is known. */
  readonly #shown = new Map<number, number>()

  constructor(action: Action) {
    this.#action = action
    void action.setBadgeBackgroundColor({ color: '#b3261e' })
  }

  async show(tab: number, flagged: number): Promise<void> {
    if (this.#shown.get(tab) === flagged) return
    this.#shown.set(tab, flagged)
    try {
      await this.#action.setBadgeText({ tabId: tab, text: flagged > 0 ? String(flagged) : '' })
    } catch (error) {
      this.#shown.delete(tab)
      if (!/No tab with id|Invalid tab ID/.test(String(error))) throw error
    }
  }

  /** A tab shows another page, for which browsers take its badge away. */
  left(tab: number): void {
    if (this.#shown.get(tab) !== 0) this.#shown.delete(tab)
  }

  closed(tab: number): void {
    this.#shown.delete(tab)
  }
}
