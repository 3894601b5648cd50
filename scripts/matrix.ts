// npm run matrix: every lab scenario in every browser that is found, once. Writes docs/browser-matrix.md and .json, and
// out/browser-matrix.html; ends with 1 where a cell is not as the lab publishes it.
//
//   npm run matrix -- --only subprotocol --in firefox     prints the table, and writes to out/ alone
//
import { mkdir, writeFile } from 'node:fs/promises'
import { arch, type } from 'node:os'
import { parseArgs } from 'node:util'
import { findBrowsers } from '../src/cli/browsers/find-browsers.mjs'
import { version } from '../src/cli/installation.ts'
import { launch, type Setting, socketsOf } from '../test/e2e/driven-lab.ts'
import { environments, sittings } from '../test/e2e/environments.ts'
import { judge } from '../test/e2e/judged.ts'
import type { BrowserName, Scenario } from '../test/lab/scenario.ts'
import { scenarios } from '../test/lab/scenarios.ts'
import { startLab } from '../test/lab/server.ts'
import { matrixHtml } from './matrix/html.ts'
import { agreement, matrixMarkdown } from './matrix/markdown.ts'
import { type Matrix, type MatrixCell, matrixSocket } from './matrix/matrix.ts'

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, in: { type: 'string', default: '' } },
})
const chosen = scenarios.filter(({ id }) => id.includes(values.only))
const found = findBrowsers()
const names = (['chromium', 'firefox'] as const).filter((name) => found[name] && name.includes(values.in))
const cells = new Map<Scenario, Partial<Record<BrowserName, MatrixCell>>>(
  chosen.map((scenario) => [scenario, {}]),
)

async function cellOf(setting: Setting, scenario: Scenario): Promise<MatrixCell> {
  const expected = scenario.expect[setting.browser.name]
  try {
    await setting.browser.openPanel()
    const sockets = await socketsOf(setting, scenario)
    return {
      sockets: sockets.map(matrixSocket),
      agrees: expected.length === 0 ? 'unpublished' : judge(sockets, expected).judgement,
      failure: '',
    }
  } catch (error) {
    const failure = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return { sockets: [], agrees: 'unfinished', failure }
  }
}

const browsers: Matrix['browsers'][number][] = []
for (const name of names) {
  const environment = environments.find(({ browser }) => browser === name)
  if (!environment) continue
  for (const { options, scenarios: shown } of sittings(environment, chosen)) {
    const lab = await startLab()
    const browser = await launch(name, options)
    try {
      if (!browsers.some((each) => each.name === name))
        browsers.push({ name, version: /\d[\w.]*/.exec(browser.version)?.[0] ?? browser.version })
      for (const scenario of shown) {
        const cell = await cellOf({ browser, lab }, scenario)
        const row = cells.get(scenario)
        if (row) row[name] = cell
        console.error(`${name}: ${scenario.id} ${cell.agrees}`)
      }
    } finally {
      await browser.close()
      await lab.stop()
    }
  }
}

const matrix: Matrix = {
  format: 'lifeline-matrix',
  version: 1,
  lifeline: version,
  os: `${type()} ${arch()}`,
  browsers,
  rows: [...cells].map(([{ id, title, rootCauses }, row]) => ({ id, title, rootCauses, cells: row })),
}
const whole = chosen.length === scenarios.length && names.length === 2
const out = new URL('../out/', import.meta.url)
await mkdir(out, { recursive: true })
await writeFile(new URL('browser-matrix.html', out), matrixHtml(matrix))
const folder = whole ? new URL('../docs/', import.meta.url) : out
await writeFile(new URL('browser-matrix.json', folder), `${JSON.stringify(matrix, null, 1)}\n`)
await writeFile(new URL('browser-matrix.md', folder), matrixMarkdown(matrix))
if (!whole) console.log(matrixMarkdown(matrix))
const { agree, of } = agreement(matrix)
console.log(`${agree} of ${of} cells agree with what is published`)
process.exitCode = agree === of ? 0 : 1
