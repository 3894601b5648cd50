// Keeps facts until the background has acknowledged them. Both browsers stop an idle background, open port
// or not; then the port breaks, and the next facts (or the ones still waiting) open another.

import * as v from 'valibot'
import type { RuntimePort } from './port.ts'
import { type FromReporter, type Origin, toReporter } from './reporting.ts'

export interface Outbox {
  add(facts: readonly unknown[]): void
  /** How many facts have not been acknowledged. */
  readonly waiting: number
  /** Whether the extension that this script belongs to is gone, and with it every reader. */
  readonly gone: boolean
}

/** A background that cannot start must not be asked without a pause. */
const pause = 100

/** Opens an outbox. `connect` may throw when the extension was reloaded under an open page;
 * `look` is called when the background asks a network log to look again. */
export function openOutbox(connect: () => RuntimePort, origin: Origin, look?: () => void): Outbox {
  const reporter = crypto.getRandomValues(new Uint32Array(3)).join('-')
  let first = 0
  let waiting: unknown[] = []
  let port: RuntimePort | null = null
  let gone = false

  function open(): RuntimePort | null {
    let next: RuntimePort
    try {
      next = connect()
    } catch {
      // The extension was reloaded or removed under an open page.
      gone = true
      waiting = []
      return null
    }
    next.onMessage.addListener((message) => {
      const found = v.safeParse(toReporter, message)
      if (!found.success) return
      if (found.output.type === 'look') {
        look?.()
        return
      }
      const done = found.output.next - first
      if (done <= 0) return
      waiting = waiting.slice(done)
      first += done
    })
    next.onDisconnect.addListener(() => {
      if (port !== next) return
      port = null
      // Who can be asked to look stays within reach; others wait until there is something to say.
      if (waiting.length > 0 || look) setTimeout(resend, pause)
    })
    next.postMessage({ type: 'hello', reporter, ...origin } satisfies FromReporter)
    return next
  }

  function resend(): void {
    if (port) return
    port = open()
    if (waiting.length > 0) port?.postMessage({ type: 'facts', first, facts: waiting } satisfies FromReporter)
  }

  return {
    add(facts) {
      if (gone) return
      const start = first + waiting.length
      for (const fact of facts) waiting.push(fact)
      if (port) port.postMessage({ type: 'facts', first: start, facts } satisfies FromReporter)
      else resend()
    },
    get gone() {
      return gone
    },
    get waiting() {
      return waiting.length
    },
  }
}
