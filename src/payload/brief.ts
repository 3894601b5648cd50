// Small readings of a shown value that every decoder needs: a member by its key, and one line for a summary.

import { said } from '../core/said.ts'
import { plural } from '../core/words.ts'
import {
  type Decoded,
  jsonTree,
  type Part,
  type Payload,
  type Shown,
  type ShownList,
  type ShownMap,
} from './payload.ts'
import { problemOf, type Trouble } from './trouble.ts'

export function isMap(value: Shown | undefined): value is ShownMap {
  return typeof value === 'object' && value !== null && value.kind === 'map'
}

export function isList(value: Shown | undefined): value is ShownList {
  return typeof value === 'object' && value !== null && value.kind === 'list'
}

/** What stands under a key, the last where it stands twice, as `JSON.parse` would have it. */
export function member(value: Shown | undefined, name: string): Shown | undefined {
  return isMap(value) ? value.entries.findLast(([key]) => key === name)?.[1] : undefined
}

export function textMember(value: Shown | undefined, name: string): string | null {
  const found = member(value, name)
  return typeof found === 'string' ? found : null
}

/** The beginning of a text, so that a summary stays one line however long the text is. */
export function clip(text: string, longest = 80): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/** One line for a value: `"chat"`, `7`, `3 items`, `2 entries`, `16 bytes`. */
export function brief(value: Shown | undefined): string {
  if (value === undefined) return '?'
  if (typeof value === 'string') return JSON.stringify(clip(value))
  if (typeof value === 'bigint') return clip(value.toString(), 40)
  if (typeof value !== 'object' || value === null) return String(value)
  if (value.kind === 'list') return plural(value.items.length, 'item')
  if (value.kind === 'map')
    return `${value.entries.length} ${value.entries.length === 1 ? 'entry' : 'entries'}`
  if (value.kind === 'bytes') return plural(value.bytes.length, 'byte')
  return clip(value.tag, 40)
}

/** A name as it is where it needs no quotes, such as a topic, a queue or an id. */
export function name(value: Shown | undefined): string {
  return typeof value === 'string' && /^[\w./:$#+@~-]+$/.test(value) ? clip(value) : brief(value)
}

/** The words of a summary, without those that are absent. */
export function line(...words: readonly (string | null | undefined)[]): string {
  return words.filter((word) => typeof word === 'string' && word !== '').join(' ')
}

/** The parts that are there. */
export function partsOf(...given: readonly (readonly [name: string, value: Shown | undefined])[]): Part[] {
  return given.flatMap(([name, value]): Part[] => (value === undefined ? [] : [[name, value]]))
}

export function decoded(
  payload: Payload,
  summary: string,
  parts: readonly Part[],
  trouble: Trouble | null = null,
): Decoded {
  return { summary, parts, problem: problemOf(payload, trouble) }
}

/** One of several packets of a message. */
export interface Packet {
  readonly summary: string
  readonly parts: readonly Part[]
}

/** Several packets as one description: the parts of one stand as they are, of several each under its summary. */
export function gather(
  payload: Payload,
  packets: readonly Packet[],
  trouble: Trouble | null = null,
): Decoded {
  const [first] = packets
  if (first && packets.length === 1) return decoded(payload, first.summary, first.parts, trouble)
  const shown = packets.slice(0, 3).map((packet) => packet.summary)
  const more = packets.length > 3 ? [said`and ${packets.length - 3} more`] : []
  const summary = `${plural(packets.length, 'packet')}: ${[...shown, ...more].join(', ')}`
  return decoded(
    payload,
    summary,
    packets.map(({ summary, parts }, index): Part => [`${index + 1} ${summary}`, mapOf(parts)]),
    trouble,
  )
}

export function mapOf(entries: ShownMap['entries']): ShownMap {
  return { kind: 'map', entries }
}

export function listOf(items: readonly Shown[]): ShownList {
  return { kind: 'list', items }
}

export function shownBytes(bytes: Uint8Array): Shown {
  return { kind: 'bytes', bytes }
}

export function tagged(tag: string, value: Shown): Shown {
  return { kind: 'tagged', tag, value }
}

/** A text as a tree where it is a list or map of JSON, as itself otherwise. */
export function jsonOr(text: string): Shown {
  return (/^\s*[[{]/.test(text) ? jsonTree(text) : null) ?? text
}
