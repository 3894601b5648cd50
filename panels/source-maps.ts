// Call sites as the author wrote them: frames are traced through the page's source maps, one map at a time and only
// when a view asks for a frame. Until it is there, and where there is none, the generated place is shown.

import { isIgnored, originalPositionFor, sourceContentFor, TraceMap } from '@jridgewell/trace-mapping'
import { signal } from '@preact/signals'
import type { Frame } from '../src/core/fact.ts'
import { enclosingFunctions, placeName } from './enclosing.ts'
import type { SourceText } from './source-text.ts'

export interface Original {
  /** The place in the source; `function` is the name there, '' where none is known. */
  readonly frame: Frame
  /** The source as the map names it, without the bundler's scheme. */
  readonly name: string
  /** The map says that this is a library's code (`ignoreList`). */
  readonly ignored: boolean
}

export interface SourceMaps {
  /** The original of a frame; null while it is being found, and where there is none. Reads a signal. */
  original(frame: Frame): Original | null
  /** Why a frame has no original, once that is known; '' before and where it has one. */
  failure(frame: Frame): string
}

type Loaded = { readonly map: TraceMap } | { readonly why: string }

/** Source maps whose texts are read by `read`. */
export function createSourceMaps(read: (url: string) => Promise<SourceText>): SourceMaps {
  const loaded = new Map<string, Loaded | null>()
  const originals = new Map<string, Original | null>()
  const revision = signal(0)

  function load(url: string): void {
    loaded.set(url, null)
    void mapOf(url, read)
      .then((map) => loaded.set(url, { map }))
      .catch((error: unknown) =>
        loaded.set(url, { why: error instanceof Error ? error.message : String(error) }),
      )
      .then(() => revision.value++)
  }

  function known(frame: Frame): Loaded | null {
    void revision.value
    if (!loaded.has(frame.url)) load(frame.url)
    return loaded.get(frame.url) ?? null
  }

  return {
    original(frame) {
      const found = known(frame)
      if (!found || 'why' in found) return null
      const key = `${frame.url}:${frame.line}:${frame.column}`
      const before = originals.get(key)
      if (before !== undefined) return before
      const original = trace(found.map, frame)
      originals.set(key, original)
      return original
    },
    failure(frame) {
      const found = known(frame)
      return found && 'why' in found ? found.why : ''
    },
  }
}

/** The last `sourceMappingURL` comment of a script is the one that counts (ECMA-426 §11.1.2.1). */
const comment = /\/[/*][#@]\s*sourceMappingURL=([^\s'"*]+)/g

async function mapOf(url: string, read: (url: string) => Promise<SourceText>): Promise<TraceMap> {
  const { text, mapHeader } = await read(url)
  const named = [...text.matchAll(comment)].at(-1)?.[1] ?? mapHeader
  if (named === '') throw new Error('the script names no source map')
  const address = new URL(named, url).href
  if (!/^(?:https?|data):/i.test(address)) throw new Error('its source map is out of reach')
  const map = await read(address)
  // Some servers put a line before the JSON that keeps it from being run as a script (ECMA-426 §11.1.2).
  const json: unknown = JSON.parse(map.text.replace(/^\)\]\}'[^\n]*\n/, ''))
  if (typeof json !== 'object' || json === null) throw new Error('its source map is not a map')
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
