// What is shipped: the rules without their examples, and everything else of them.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'esbuild'
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
