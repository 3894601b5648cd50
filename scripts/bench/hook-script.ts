// The hook is in every page: how many bytes it has, and how long a fresh document takes to run it.

import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { DrivenBrowser } from '../../src/cli/browsers/driven-browser.ts'
import type { BenchServer } from './server.ts'

const root = new URL('../../', import.meta.url).pathname

export interface HookScript {
  readonly bytes: number
  readonly compressed: number
  /** Milliseconds to compile and run it, in one fresh document each. */
  readonly times: readonly number[]
}

/** Runs the hook in fresh frames of a page without the extension; each time its text is another one. */
export async function measureHook(
  browser: DrivenBrowser,
  { origin }: BenchServer,
  runs: number,
): Promise<HookScript> {
  const text = readFileSync(`${root}dist/${browser.name}/page.js`, 'utf8')
  await browser.navigate(`${origin}/sockets`)
  // What was compiled once is not compiled again, unless it is new.
  const times = await browser.evaluate<number[]>(`((text) => {
    const times = []
    for (let run = 0; run < ${runs}; run++) {
      const frame = document.createElement('iframe')
      document.documentElement.append(frame)
      const { eval: inFrame } = frame.contentWindow
      const fresh = text + '//' + run
      const start = performance.now()
      inFrame(fresh)
      times.push(performance.now() - start)
      frame.remove()
    }
    return times
  })(${JSON.stringify(text)})`)
  const bytes = Buffer.from(text)
  return { bytes: bytes.length, compressed: gzipSync(bytes).length, times }
}
