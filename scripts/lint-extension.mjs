// Firefox's own linter over the built extension: no error, and no warning but the one that is not ours.

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Preact can set innerHTML for those who ask for it; no view of the panel does, and a test keeps it so. */
const notOurs = (/** @type {{ code: string, file?: string }} */ { code, file }) =>
  code === 'UNSAFE_VAR_ASSIGNMENT' && /^panels\/chunk-\w+\.js$/.test(file ?? '')

const { stdout, stderr, status } = spawnSync(
  process.execPath,
  [
    'node_modules/web-ext/bin/web-ext.js',
    'lint',
    '--source-dir=dist/firefox',
    '--no-config-discovery',
    '--output=json',
  ],
  { cwd: root, encoding: 'utf8' },
)
const start = stdout.indexOf('{')
if (start < 0) {
  console.error(stderr || `web-ext lint said nothing and ended with ${status}`)
  process.exit(1)
}
/** @type {Record<'errors' | 'warnings' | 'notices', { code: string, message: string, file?: string, line?: number }[]>} */
const found = JSON.parse(stdout.slice(start))
const complaints = [...found.errors, ...found.warnings.filter((each) => !notOurs(each)), ...found.notices]
for (const { code, message, file, line } of complaints)
  console.error(`${code}: ${message} (${file ?? 'manifest'}:${line ?? 0})`)
console.log(`${found.errors.length} errors, ${found.warnings.length} warnings, ${complaints.length} to mend`)
process.exitCode = complaints.length === 0 ? 0 : 1
