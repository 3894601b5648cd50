// What the background says on its ports: to panels, to pages and to network logs.

import type { ToPanel } from '../wire/panel-background.ts'
import type { RuntimePort } from '../wire/port.ts'
import type { ToReporter } from '../wire/reporting.ts'
import type { TabLog } from './tab-log.ts'

/** What fits into one message of a port: browsers refuse those of more than 64 MiB. */
const mostFacts = 2000

/** Gives a panel the log from the start. */
export function tellAll(port: RuntimePort, { facts, recording }: Pick<TabLog, 'facts' | 'recording'>): void {
  reply(port, { type: 'log', facts: facts.slice(0, mostFacts), recording })
  for (let from = mostFacts; from < facts.length; from += mostFacts)
    reply(port, { type: 'facts', facts: facts.slice(from, from + mostFacts) })
}

export function reply(port: RuntimePort, message: ToPanel | ToReporter): void {
  try {
    port.postMessage(message)
  } catch (error) {
    // The other side went away while we were busy; its onDisconnect tidies up.
    if (!(error instanceof Error)) throw error
  }
}
