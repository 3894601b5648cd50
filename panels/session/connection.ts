// Keeps the panel joined to the background. Both browsers stop an idle background, open port or not; its log
// is kept and comes again from the start. What a person asks for meanwhile waits for the next connection.

import { type FromPanel, panelPort, type ToPanel } from '../../src/wire/panel-background.ts'
import type { RuntimePort } from '../../src/wire/port.ts'

/** A background that cannot start must not be asked without a pause. */
const pause = 100
/**
 * One that was being stopped while we connected may never answer; after this another connection is tried, and twice
 * as long the next time.
 */
const patience = { first: 3000, most: 60_000 } as const

export interface Connection {
  send(message: FromPanel): void
}

export interface Wishes {
  /** Wants no messages of the log. */
  readonly brief?: boolean
  /** Told when the extension that this panel belongs to is gone, and nothing will be heard any more. */
  gone?(): void
}

/** Watches a tab; `connect` may throw when the extension was reloaded under an open panel. */
export function keepConnected(
  connect: (name: string) => RuntimePort,
  tab: number,
  heard: (message: ToPanel) => void,
  { brief, gone }: Wishes = {},
): Connection {
  let port: RuntimePort | null = null
  let waiting: FromPanel[] = []
  let wait: number = patience.first

  function open(): void {
    let next: RuntimePort
    try {
      next = connect(panelPort)
    } catch {
      gone?.()
      return
    }
    port = next
    const ended = (): void => {
      clearTimeout(silence)
      if (port !== next) return
      port = null
      setTimeout(open, pause)
    }
    const silence = setTimeout(() => {
      wait = Math.min(wait * 2, patience.most)
      next.disconnect()
      ended()
    }, wait)
    next.onMessage.addListener((message) => {
      clearTimeout(silence)
      wait = patience.first
      if (port === next) heard(message as ToPanel)
    })
    next.onDisconnect.addListener(ended)
    next.postMessage({ type: 'watch', tab, ...(brief ? { brief } : {}) } satisfies FromPanel)
    for (const message of waiting) next.postMessage(message)
    waiting = []
  }

  open()
  return {
    send(message) {
      if (port) port.postMessage(message)
      else waiting.push(message)
    },
  }
}
