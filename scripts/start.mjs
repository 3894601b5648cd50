// npm start: sets up what is missing, builds, starts the lab and shows its dashboard in a browser with the
// Lifeline panel in front. Without a display it does the same headless, and prints what the panel says.

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { setUp } from './setup.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** @param {string[]} args */
function node(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  return status ?? 1
}

try {
  setUp({ browsers: 'any' })
  process.exitCode =
    node('scripts/build.mjs') ||
    node('node_modules/tsx/dist/cli.mjs', 'scripts/show.ts', ...process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
