// npm test: sets up what a fresh clone lacks, builds, and runs every test. Nothing is skipped silently: a
// missing browser is a failure, and so is a skipped test. The last line says `N passed, N failed`.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setUp } from './setup.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * @param {string} script
 * @param {string[]} args
 */
function node(script, args) {
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }).status === 0
}

/**
 * @param {string} file
 * @returns {{ passed: number, failed: number }}
 */
function countIn(file) {
  try {
    const { numPassedTests, numTotalTests, numFailedTestSuites, success } = JSON.parse(
      readFileSync(file, 'utf8'),
    )
    const failed = numTotalTests - numPassedTests
    // A file that could not even be loaded holds no failed test, but it failed.
    return {
      passed: numPassedTests,
      failed: failed === 0 && !success ? Math.max(1, numFailedTestSuites) : failed,
    }
  } catch (error) {
    console.error(`The tests left no result: ${error instanceof Error ? error.message : error}`)
    return { passed: 0, failed: 1 }
  }
}

function run() {
  try {
    setUp({ browsers: 'all', driver: true })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1 }
  }
  if (!node('scripts/build.mjs', [])) return { passed: 0, failed: 1 }
  const folder = mkdtempSync(join(tmpdir(), 'lifeline-test-'))
  const result = join(folder, 'result.json')
  const ended = node('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${result}`,
    ...process.argv.slice(2),
  ])
  const { passed, failed } = countIn(result)
  rmSync(folder, { recursive: true, force: true })
  if (passed + failed === 0 || (!ended && failed === 0)) return { passed, failed: 1 }
  return { passed, failed }
}

const { passed, failed } = run()
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
