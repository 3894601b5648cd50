// What the panel must know of the browser around it, beside what was recorded: whether anything is recorded at all,
// whether Lifeline may see the page, and whether the extension it belongs to is still there.

import { type Signal, signal } from '@preact/signals'
import type { Off } from '../../src/core/settings.ts'
import type { OfLog, ToPanel } from '../../src/wire/panel-background.ts'

export interface Circumstances {
  /** Whether the log so far was told: until then nobody knows what there is to show. */
  readonly heard: Signal<boolean>
  /** Why nothing is recorded of the page; null where it is. */
  readonly off: Signal<Off | null>
  /** The extension was reloaded or updated under this panel, which hears nothing any more. */
  readonly gone: Signal<boolean>
  /** The browser does not let Lifeline see the page until a person allows it. */
  readonly withheld: Signal<boolean>
  /** The page was open before Lifeline was there: nothing of its own world is seen until it is loaded again. */
  readonly early: Signal<boolean>
  /** The page is in a private window, or it is not known yet that it is not: nothing of it may reach the disk. */
  readonly secret: Signal<boolean>
}

export const ordinary = (heard = true): Circumstances => ({
  heard: signal(heard),
  off: signal<Off | null>(null),
  gone: signal(false),
  withheld: signal(false),
  early: signal(false),
  secret: signal(true),
})

interface Hearing {
  receive(message: OfLog): void
}

/** Hears what the background says: of the log it is for the store, of all else it is here. */
export function hear(circumstances: Circumstances, store: Hearing, said: ToPanel): void {
  if (said.type === 'early') {
    circumstances.early.value = said.early
    return
  }
  if (said.type !== 'capture') {
    store.receive(said)
    if (said.type === 'log') circumstances.heard.value = true
    return
  }
  circumstances.off.value = said.off
  circumstances.withheld.value = said.withheld
  circumstances.secret.value = said.secret
}
