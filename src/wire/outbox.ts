// Keeps facts until the background has acknowledged them. Both browsers stop an idle background, open port
// or not; then the port breaks, and the next facts (or the ones still waiting) open another.

import type { RuntimePort } from './port.ts'
import type { FromReporter, Origin, ToReporter } from './reporting.ts'

export interface Outbox {
  /** Posts facts: at once, or with those that follow within `together`. */
  add(facts: readonly unknown[]): void
  /** Whether facts may wait for others from now on, as they may at first. Where not, those that wait are posted now. */
  gather(on: boolean): void
  /** How many facts have not been acknowledged. */
  readonly waiting: number
  /** Whether the extension that this script belongs to is gone, and with it every reader. */
  readonly gone: boolean
}

/** Facts that come no later than this many milliseconds after others were posted are posted together. */
const together = 20

/** A background that cannot start must not be asked without a pause. */
const pause = 100

/** How long an acknowledgement may take before another connection is tried; twice as long the next time. */
const patience = { first: 3000, most: 60_000 } as const

/** Facts in one message: browsers refuse those of more than 64 MiB. */
const most = 2000

/** What the background asks of a reporter. */
export interface Asked {
  /** A network log: to look again. It stays within reach. */
  look?(): void
  /** A page's bridge: how much to tell of messages. */
  watched?(on: boolean, beginning: number): void
  /** A page's bridge: nothing of this page is to be recorded. */
  off?(): void
}

/** Opens an outbox. `connect` may throw when the extension was reloaded under an open page. */
export function openOutbox(connect: () => RuntimePort, origin: Origin, asked: Asked = {}): Outbox {
  const reporter = crypto.getRandomValues(new Uint32Array(3)).join('-')
  let first = 0
  let waiting: unknown[] = []
  /** How many of them were posted to this port. */
  let posted = 0
  let postedAt = Number.NEGATIVE_INFINITY
  let gathering: ReturnType<typeof setTimeout> | undefined
  let gatherFor: number = together
  let port: RuntimePort | null = null
  let gone = false
  let impatient: ReturnType<typeof setTimeout> | undefined
  let wait: number = patience.first

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
      // Nobody but the extension's own background has the other end.
      const told = message as ToReporter
      if (told.type === 'look') return asked.look?.()
      if (told.type === 'watched') return asked.watched?.(told.on, told.beginning)
      if (told.type === 'off') return asked.off?.()
      const done = told.next - first
      if (done <= 0) return
      waiting = waiting.slice(done)
      posted = Math.max(0, posted - done)
      first += done
      clearTimeout(impatient)
      impatient = undefined
      wait = patience.first
      expectAnswer()
    })
    next.onDisconnect.addListener(() => ended(next))
    next.postMessage({ type: 'hello', reporter, ...origin } satisfies FromReporter)
    return next
  }

  /** What was posted to a port that ended is posted again. */
  function letGo(): void {
    port = null
    posted = 0
  }

  function ended(which: RuntimePort): void {
    if (port !== which) return
    letGo()
    // Who can be asked to look stays within reach; others wait until there is something to say.
    if (waiting.length > 0 || asked.look) setTimeout(resend, pause)
  }

  function resend(): void {
    if (port) return
    port = open()
    postWaiting()
  }

  function postWaiting(): void {
    clearTimeout(gathering)
    gathering = undefined
    postedAt = performance.now()
    while (port && posted < waiting.length) {
      const facts = waiting.slice(posted, posted + most)
      const message = { type: 'facts', first: first + posted, facts } as const
      posted += facts.length
      post(message)
    }
  }

  /** Posts what waits, to a new port where there is none. */
  function send(): void {
    if (port) postWaiting()
    else resend()
  }

  /** A background that was being stopped while we connected may never answer, nor its port ever end. */
  function expectAnswer(): void {
    if (posted === 0) return
    impatient ??= setTimeout(() => {
      impatient = undefined
      wait = Math.min(wait * 2, patience.most)
      const silent = port
      letGo()
      silent?.disconnect()
      resend()
    }, wait)
  }

  function post(message: FromReporter): void {
    const to = port
    expectAnswer()
    try {
      to?.postMessage(message)
    } catch {
      // Ended without a word, as when the page was kept in the back/forward cache; its facts still wait.
      if (to) ended(to)
    }
  }

  return {
    add(facts) {
      if (gone) return
      for (const fact of facts) waiting.push(fact)
      const left = postedAt + gatherFor - performance.now()
      if (left <= 0) send()
      else gathering ??= setTimeout(send, left)
    },
    gather(on) {
      gatherFor = on ? together : 0
      if (!on && posted < waiting.length) send()
    },
    get gone() {
      return gone
    },
    get waiting() {
      return waiting.length
    },
  }
}
