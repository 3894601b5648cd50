// npm run check: formatter and linter, types (the core with its own, narrower world), the extension's own
// linter, and the rules of the house. Every step runs; the sum is at the end.

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (/** @type {string} */ path) => `node_modules/${path}`

/** @type {[name: string, ...command: string[]][]} */
const steps = [
  ['format and lint', bin('@biomejs/biome/bin/biome'), 'check', '.'],
  ['types', bin('typescript/bin/tsc'), '-p', '.'],
  ['types of the core', bin('typescript/bin/tsc'), '-p', 'src/core'],
  ['types of the lab’s dashboard', bin('typescript/bin/tsc'), '-p', 'test/lab/pages/dashboard'],
  ['build', 'scripts/build.mjs'],
  ['web-ext lint', 'scripts/lint-extension.mjs'],
  ['architecture', bin('vitest/vitest.mjs'), 'run', '--project=unit', 'test/architecture.test.ts'],
]

const failed = []
for (const [name, ...command] of steps) {
  console.log(`\n— ${name}`)
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' })
  if (status !== 0) failed.push(name)
}
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`)
process.exitCode = failed.length === 0 ? 0 : 1
