// Chromium: the DevTools network log as facts. It holds the browser's exact failure text for sockets that
// never opened, and no permission is needed. It is read when a socket's life may have moved on.

import * as v from 'valibot'
import type browser from 'webextension-polyfill'
import type { Fact } from '../../src/core/fact.ts'
import {
  factsOfEntry,
  type HarEntry,
  harEntry,
  initiatorOf,
  isSocketEntry,
  isStream,
} from '../../src/core/har/entry.ts'
import type { SubjectId } from '../../src/core/units.ts'

/** How long to wait before looking again while a request is pending; the last one repeats. */
const pauses = [40, 80, 160, 320, 640, 1280, 2560, 5000] as const

/** The log may hear of what the page saw a little later: so often it is looked at before nothing is expected. */
const expecting = 5

/** How long to wait while nothing is pending. */
const idle = 3000

/** While DevTools starts, a request for the log may never be answered; after this it is asked again. */
const unanswered = 1000

interface Known {
  readonly about: SubjectId
  readonly kinds: Set<Fact['kind']>
  frames: number
}

/** Starts to read the network log; `look` says that something about a socket may have changed. */
export function watchNetworkLog(
  network: typeof browser.devtools.network,
  found: (facts: readonly Fact[]) => void,
): { look(): void } {
  const session = crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? ''
  const known = new Map<string, Known>()
  let again: ReturnType<typeof setTimeout> | undefined
  let patience = 0
  let readingSince = 0

  async function read(): Promise<void> {
    if (Date.now() - readingSince < unanswered) {
      lookIn(pauses[1])
      return
    }
    readingSince = Date.now()
    const log = await network.getHAR()
    const cost = Date.now() - readingSince
    readingSince = 0
    const listed: unknown = 'entries' in log ? log.entries : []
    const entries = Array.isArray(listed) ? listed : []
    const sockets = entries.filter(isSocketEntry)
    // A navigation clears the log; then a worker's sockets of the same URL are others than before. A socket's own
    // time may still change, so another request tells which log this is.
    const epoch = String(entries.find((entry) => !isSocketEntry(entry))?.startedDateTime ?? '')
    const facts: Fact[] = []
    const seen = new Map<string, number>()
    let pending = false
    for (const entry of sockets) {
      const decoded = v.safeParse(harEntry, entry)
      if (!decoded.success) continue
      facts.push(...news(decoded.output, epoch, seen))
      pending ||= isPending(decoded.output)
    }
    if (facts.length > 0) {
      found(facts)
      patience = 0
    }
    // Nothing tells of a worker's socket, so the log is looked at now and then, the less the more that costs.
    if (pending || patience < expecting)
      lookIn(Math.max(pauses[Math.min(patience++, pauses.length - 1)] ?? 5000, cost))
    else lookIn(Math.max(idle, cost * 50))
  }

  function news(entry: HarEntry, epoch: string, seen: Map<string, number>): readonly Fact[] {
    const initiator = initiatorOf(entry)
    const name = initiator ?? `${epoch} ${entry.pageref} ${entry.request.url}`
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    const key = `${name} ${nth}`
    const own: Known = known.get(key) ?? {
      about: `net.${session}-${known.size}` as SubjectId,
      kinds: new Set(),
      frames: 0,
    }
    known.set(key, own)
    // Messages of a WebSocket with page facts are counted by the hook.
    const all = factsOfEntry(entry, own.about, initiator === undefined || isStream(entry))
    const frames = all.filter(({ kind }) => kind.startsWith('net:frame'))
    const fresh = all.filter(({ kind }) => !kind.startsWith('net:frame') && !own.kinds.has(kind))
    const newFrames = frames.slice(own.frames)
    own.frames = Math.max(own.frames, frames.length)
    for (const { kind } of fresh) own.kinds.add(kind)
    return [...fresh, ...newFrames]
  }

  function lookIn(pause: number): void {
    clearTimeout(again)
    again = setTimeout(() => void read(), pause)
  }

  network.onRequestFinished.addListener((request) => {
    if (isSocketEntry(request as unknown as Parameters<typeof isSocketEntry>[0])) lookIn(0)
  })
  found([
    { kind: 'ctx:network-watched', about: 'tab.0' as SubjectId, at: Date.now(), by: 'devtools.network' },
  ])
  return {
    look() {
      patience = 0
      lookIn(pauses[0])
    },
  }
}

/** Neither answered nor failed yet. */
function isPending({ response, _webSocketMessages }: HarEntry): boolean {
  return response.status === 0 && !_webSocketMessages.some(({ type }) => type === 'error')
}
