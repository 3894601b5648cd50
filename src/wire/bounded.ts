// A copy of foreign data that is never larger than a fact may be. It stands at the doors, so that what a page made
// is not first copied whole: a URL of a megabyte, a hundred megabytes given as a reason, an object that holds itself.

/** UTF-16 units kept of a text. Real URLs, headers and call stacks are shorter. */
export const mostText = 8192
/** Of a list, such as headers or subprotocols. */
const mostItems = 1000
/** Of a message's beginning: 64 KiB, as base64 of bytes. The hook keeps less unless it is told otherwise. */
const mostPreview = 87_384
const mostFields = 32
const mostDepth = 6
/** Of one fact together: many long texts in a list are as large as one that is too long. */
const mostTogether = 65_536
/** Shorter texts are left whole: names, numbers and subjects, without which a fact is none. */
const short = 100
/** Beyond this nothing more is taken, however short. */
const end = 2 * mostTogether

export interface Copied {
  readonly value: unknown
  /** About how many characters the copy has as JSON. */
  readonly size: number
}

/** A copy as JSON would make it, cut to size; where text was cut off, it ends by saying how much. */
export function bounded(input: unknown): Copied {
  let size = 0

  function text(value: string): string {
    const room = Math.max(short, Math.min(mostText, mostTogether - size))
    const kept = value.length <= room ? value : cut(value, room)
    size += kept.length + 2
    return kept
  }

  /** Needs no note where it was cut: the message's size is told beside it. */
  function beginning(value: string): string {
    const kept = value.slice(0, mostPreview)
    size += kept.length + 2
    return kept
  }

  function copy(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return text(value)
    size += 4
    if (value === null || typeof value === 'boolean') return value
    if (typeof value === 'number') return Number.isFinite(value) ? value : null
    if (typeof value !== 'object' || depth === mostDepth) return undefined
    if (Array.isArray(value)) {
      const list: unknown[] = []
      const length = Math.min(value.length, mostItems)
      for (let index = 0; index < length && size < end; index++)
        list.push(copy(value[index], depth + 1) ?? null)
      return list
    }
    const fields: Record<string, unknown> = {}
    let count = 0
    for (const name of Object.keys(value)) {
      // No field of a fact has another name; `__proto__` least of all.
      if (!/^[A-Za-z]{1,20}$/.test(name)) continue
      if (count++ === mostFields || size >= end) break
      const given = (value as Record<string, unknown>)[name]
      const field =
        name === 'preview' && typeof given === 'string' ? beginning(given) : copy(given, depth + 1)
      size += name.length + 3
      if (field !== undefined) fields[name] = field
    }
    return fields
  }

  try {
    return { value: copy(input, 0), size }
  } catch {
    return { value: null, size } // it ran code when it was read, and that threw
  }
}

/** For the words that tell what was cut off: with them, a text that was cut is not cut again. */
const noteRoom = 24

function cut(text: string, room: number): string {
  const kept = text.slice(0, room - noteRoom)
  const whole = /[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept
  return `${whole}…(${text.length - whole.length} more)`
}
