// What a person pinned to find it again: sockets, and single messages. It holds as long as the panel is there, whatever
// comes, goes or is told once more.

import { type Signal, signal } from '@preact/signals'
import type { SubjectId } from '../../src/core/units.ts'
import type { Message } from '../messages/messages-of.ts'

export interface Pins {
  readonly sockets: Signal<ReadonlySet<SubjectId>>
  /** By what they say and when: the same message may come again as another object. */
  readonly messages: Signal<ReadonlyMap<string, Message>>
  toggleSocket(id: SubjectId): void
  /** @param all the messages of its socket */
  toggleMessage(message: Message, all: readonly Message[]): void
  /** Those of a socket's messages that are pinned. */
  pinnedAmong(all: readonly Message[]): ReadonlySet<Message>
  clear(): void
}

export function createPins(): Pins {
  const sockets = signal<ReadonlySet<SubjectId>>(new Set())
  const messages = signal<ReadonlyMap<string, Message>>(new Map())
  return {
    sockets,
    messages,
    toggleSocket(id) {
      const next = new Set(sockets.value)
      if (!next.delete(id)) next.add(id)
      sockets.value = next
    },
    toggleMessage(message, all) {
      const next = new Map(messages.value)
      for (const [name, each] of namedAt(all, new Set([message.at])))
        if (each === message && !next.delete(name)) next.set(name, message)
      messages.value = next
    },
    pinnedAmong(all) {
      const pinned = messages.value
      if (pinned.size === 0) return none
      const instants = new Set([...pinned.values()].map(({ at }) => at))
      return new Set(namedAt(all, instants).flatMap(([name, each]) => (pinned.has(name) ? [each] : [])))
    },
    clear() {
      sockets.value = new Set()
      messages.value = new Map()
    },
  }
}

const none: ReadonlySet<Message> = new Set()

/** The messages of these instants with a name each. Of several that are the same in everything each has its own. */
function namedAt(
  all: readonly Message[],
  instants: ReadonlySet<number>,
): readonly (readonly [string, Message])[] {
  const same = new Map<string, number>()
  return all
    .filter(({ at }) => instants.has(at))
    .map((message) => {
      const { about, kind, at, size, preview } = message
      const said = `${about} ${kind} ${at} ${size} ${preview}`
      const before = same.get(said) ?? 0
      same.set(said, before + 1)
      return [`${before} ${said}`, message] as const
    })
}
