// The badges on the toolbar button: how many sockets of a tab's page are flagged.

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
