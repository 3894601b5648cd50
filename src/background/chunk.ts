// A piece of a log as session storage keeps it: the facts themselves while it is small and new, else their JSON
// compressed, because all tabs share ten megabytes.

import { base64 } from '@scure/base'
import type { Fact } from '../core/fact.ts'
import type { Bytes } from '../core/units.ts'

/** Facts as they are, or gzipped JSON in base64. */
export type Chunk = readonly Fact[] | string

/** Measured on facts read from JSON, in V8: 1.4 to 1.7 bytes of heap for each character. */
const perCharacter: Bytes = 2

/** How much memory facts take, about. */
export function sizeOf(facts: readonly Fact[]): Bytes {
  let size = 0
  for (const fact of facts) size += JSON.stringify(fact).length
  return size * perCharacter
}

/** Cuts facts into pieces of about so many bytes, in order. */
export function* slices(facts: readonly Fact[], most: Bytes): Generator<readonly Fact[]> {
  let [from, size] = [0, 0]
  for (const [index, fact] of facts.entries()) {
    size += sizeOf([fact])
    if (size < most) continue
    yield facts.slice(from, index + 1)
    from = index + 1
    size = 0
  }
  if (from < facts.length) yield facts.slice(from)
}

export async function pack(facts: readonly Fact[]): Promise<string> {
  const compressed = new Blob([JSON.stringify(facts)]).stream().pipeThrough(new CompressionStream('gzip'))
  return base64.encode(new Uint8Array(await new Response(compressed).arrayBuffer()))
}

/** The facts of a chunk. @throws {Error} for what is none */
export async function unpack(chunk: unknown): Promise<readonly Fact[]> {
  if (Array.isArray(chunk)) return factsIn(chunk)
  if (typeof chunk !== 'string') throw new Error('neither facts nor packed ones')
  const read = new Blob([new Uint8Array(base64.decode(chunk))])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
  return factsIn(await new Response(read).json())
}

/** Facts were decoded before they were kept; this only tells them from what is none at all. */
function factsIn(found: unknown): readonly Fact[] {
  if (!Array.isArray(found) || !found.every(isLike)) throw new Error('no list of facts')
  return found
}

const isLike = (each: unknown): each is Fact =>
  typeof each === 'object' &&
  each !== null &&
  'kind' in each &&
  typeof each.kind === 'string' &&
  'about' in each &&
  typeof each.about === 'string' &&
  'at' in each &&
  typeof each.at === 'number'
