// Reads a script's source map and traces frames through it; loaded when a view first asks for a frame.

import { isIgnored, originalPositionFor, sourceContentFor, TraceMap } from '@jridgewell/trace-mapping'
import type { Frame } from '../../src/core/fact.ts'
import { say } from '../language/say.ts'
import { enclosingFunctions, placeName } from './enclosing.ts'
import type { Original } from './source-maps.ts'
import type { SourceText } from './source-text.ts'

/** A script's frames as the author wrote them; null for a frame that the map does not know. */
export type Trace = (frame: Frame) => Original | null

/** The last `sourceMappingURL` comment of a script is the one that counts (ECMA-426 §11.1.2.1). */
const comment = /\/[/*][#@]\s*sourceMappingURL=([^\s'"*]+)/g

/**
 * Finds the source map that a script names, and what traces through it.
 * @throws {Error} where there is none, it is out of reach, or it is no map: the message says which.
 */
export async function tracerOf(url: string, read: (url: string) => Promise<SourceText>): Promise<Trace> {
  const map = await mapOf(url, read)
  return (frame) => trace(map, frame)
}

async function mapOf(url: string, read: (url: string) => Promise<SourceText>): Promise<TraceMap> {
  const { text, mapHeader } = await read(url)
  const named = [...text.matchAll(comment)].at(-1)?.[1] ?? mapHeader
  if (named === '') throw new Error(say('mapNone'))
  const address = new URL(named, url).href
  if (!/^(?:https?|data):/i.test(address)) throw new Error(say('mapOut'))
  const map = await read(address)
  // Some servers put a line before the JSON that keeps it from being run as a script (ECMA-426 §11.1.2).
  const json: unknown = JSON.parse(map.text.replace(/^\)\]\}'[^\n]*\n/, ''))
  if (typeof json !== 'object' || json === null) throw new Error(say('mapNot'))
  return new TraceMap(
    json as ConstructorParameters<typeof TraceMap>[0],
    address.startsWith('data:') ? url : address,
  )
}

/** The map is the page's own, and a view asks for this while it draws: what is no map must not end the panel. */
function trace(map: TraceMap, frame: Frame): Original | null {
  try {
    return traced(map, frame)
  } catch {
    return null
  }
}

function traced(map: TraceMap, frame: Frame): Original | null {
  if (frame.line < 1) return null
  const found = originalPositionFor(map, { line: frame.line, column: Math.max(0, frame.column - 1) })
  if (found.source === null) return null
  const content = sourceContentFor(map, found.source)
  const place = content === null ? '' : placeName(enclosingFunctions(content, found.line, found.column + 1))
  return {
    frame: {
      function: place || frame.function,
      url: found.source,
      line: found.line,
      column: found.column + 1,
    },
    name: tidy(found.source),
    ignored: isIgnored(map, found.source) || /\/node_modules\//.test(found.source),
  }
}

/** `webpack://app/./src/x.tsx?1f2e` as `src/x.tsx`. */
function tidy(source: string): string {
  return source
    .replace(/^(?:webpack|turbopack|rollup|vite)(?:-internal)?:\/\/[^/]*\//, '')
    .replace(/\?[0-9a-f]+$/, '')
    .replace(/^(?:\.\.?\/)+/, '')
}
