// What is shipped: the rules without their examples, and everything else of them; and how much of it a browser loads
// before a page's first script runs, and before the panel is there.

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, transform } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { withoutExamples } from '../scripts/without-examples.mjs'

const core = join(import.meta.dirname, '../src/core')
const files = readdirSync(core, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => readFileSync(file, 'utf8').includes('\n  examples: ['))

describe('a source that is shipped without its examples', () => {
  it.each(files.map((file) => [file.slice(core.length + 1), file]))('%s', async (_, file) => {
    const text = readFileSync(file, 'utf8')
    const shipped = withoutExamples(text)
    expect(shipped).toContain('examples: []')
    // The examples are last in their object: what stands before them is as it was, and what comes after too.
    const at = text.indexOf('\n  examples: [')
    expect(shipped.startsWith(text.slice(0, at))).toBe(true)
    expect(text.endsWith(shipped.slice(shipped.indexOf('examples: []') + 'examples: ['.length))).toBe(true)
    await expect(transform(shipped, { loader: 'ts' })).resolves.toBeTruthy()
  })

  it('leaves out nothing else, whatever stands in the text', () => {
    const text = `const a = { examples: [\`]\${[1]}\`, ']', /[\\]]/, { b: [2] }], c: 'examples: [1]', d: [3] }`
    expect(withoutExamples(text)).toBe("const a = { examples: [], c: 'examples: [1]', d: [3] }")
  })
})

const dist = join(import.meta.dirname, '../dist')
const packed = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length

/** A built script and whatever it imports before it runs; what is imported later is not in it. */
async function loadedFirst(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    splitting: true,
    outdir: dist,
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  const names = new Map(Object.keys(metafile.inputs).map((name) => [name.replace(/^.*\//, ''), name]))
  const files = new Set([entry])
  for (const file of files) {
    const name = names.get(file.replace(/^.*\//, '')) ?? ''
    for (const { kind, original } of metafile.inputs[name]?.imports ?? [])
      if (kind === 'import-statement') files.add(join(dirname(file), original ?? ''))
  }
  return [...files]
}

describe.each(['chromium', 'firefox'])('what %s loads', (browser) => {
  it('into every page is no more than 10 kB, packed', () => {
    expect(packed(join(dist, browser, 'page.js'))).toBeLessThan(10_000)
  })

  it.each(['panel.js', 'viewer.js'])('before %s draws is no more than 80 kB, packed', async (entry) => {
    const files = await loadedFirst(join(dist, browser, 'panels', entry))
    expect(files.length).toBeGreaterThan(1)
    expect(files.reduce((sum, file) => sum + packed(file), 0)).toBeLessThan(80_000)
  })
})
