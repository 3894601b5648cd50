// Call sites as the author wrote them: frames are traced through the page's source maps, one map at a time and only
// when a view asks for a frame. Until it is there, and where there is none, the generated place is shown.

import { signal } from '@preact/signals'
import type { Frame } from '../../src/core/fact.ts'
import type { SourceText } from './source-text.ts'
import type { Trace } from './trace-frames.ts'

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

type Loaded = { readonly trace: Trace } | { readonly why: string }

/** Source maps whose texts are read by `read`. */
export function createSourceMaps(read: (url: string) => Promise<SourceText>): SourceMaps {
  const loaded = new Map<string, Loaded | null>()
  const originals = new Map<string, Original | null>()
  const revision = signal(0)

  function load(url: string): void {
    loaded.set(url, null)
    void import('./trace-frames.ts')
      .then(({ tracerOf }) => tracerOf(url, read))
      .then((trace) => loaded.set(url, { trace }))
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
      const original = found.trace(frame)
      originals.set(key, original)
      return original
    },
    failure(frame) {
      const found = known(frame)
      return found && 'why' in found ? found.why : ''
    },
  }
}
