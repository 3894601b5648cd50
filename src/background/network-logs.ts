// The network logs that devtools pages read, and when each is told to look again.

import type { Fact } from '../core/fact.ts'
import type { RuntimePort } from '../wire/port.ts'
import { reply } from './tell.ts'

/** After these, a network log has something new to tell. */
const telling: ReadonlySet<Fact['kind']> = new Set<Fact['kind']>([
  'constructed',
  'open-fired',
  'error-fired',
  'close-fired',
  'close-called',
])

export class NetworkLogs {
  readonly #tabs = new Map<number, Set<RuntimePort>>()

  /** A log of a tab's requests can be read at this port, and is read at once. */
  add(tab: number, port: RuntimePort): void {
    const ports = this.#tabs.get(tab) ?? new Set()
    this.#tabs.set(tab, ports.add(port))
    port.onDisconnect.addListener(() => ports.delete(port))
    reply(port, { type: 'look' })
  }

  /** Facts came of a tab: where they say that requests of it moved on, its logs are read again. */
  came(tab: number, facts: readonly Fact[]): void {
    if (!facts.some(({ kind }) => telling.has(kind))) return
    for (const port of this.#tabs.get(tab) ?? []) reply(port, { type: 'look' })
  }
}
