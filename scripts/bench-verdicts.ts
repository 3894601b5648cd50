// npm run bench:verdicts: every scenario of the lab, several times in each environment, and how often the verdict
// was right, narrowed honestly or wrong. Prints the table, and ends with 1 where anything was wrong.
//
//   npm run bench:verdicts -- --runs 5 --only subprotocol --in Firefox
//
import { parseArgs } from 'node:util'
import { launch, type Setting, socketsOf } from '../test/e2e/driven-lab.ts'
import { type Environment, environments, type Sitting, sittings } from '../test/e2e/environments.ts'
import { type Judgement, judge } from '../test/e2e/judged.ts'
import type { Expected, Scenario } from '../test/lab/scenario.ts'
import { scenarios } from '../test/lab/scenarios.ts'
import { startLab } from '../test/lab/server.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    in: { type: 'string', default: '' },
  },
})
const runs = Number(values.runs)
const chosen = scenarios.filter(({ id }) => id.includes(values.only))
const signs: Readonly<Record<Judgement, string>> = { right: '✓', narrowed: '~', wrong: '✗' }

type Tally = Record<Judgement, number>
const tallies = new Map<string, Tally>(
  environments.map(({ name }) => [name, { right: 0, narrowed: 0, wrong: 0 }]),
)
/** Runs in which the page did not come to what it waits for, whatever was in its way. */
let unfinished = 0
const healthy = { runs: 0, flagged: 0 }
/** For each scenario and environment, a sign a run. */
const cells = new Map<Scenario, Map<string, string>>(chosen.map((scenario) => [scenario, new Map()]))

/** All scenarios once, in a fresh browser: what one leaves behind is in no other run's way. */
async function runIn(
  { name, browser: kind }: Environment,
  { options, scenarios: shown }: Sitting,
): Promise<void> {
  const lab = await startLab()
  const browser = await launch(kind, options)
  try {
    for (const scenario of shown) {
      const expected = scenario.expect[kind]
      if (expected.length === 0) continue
      const mark = await judgementOf(name, { browser, lab }, scenario, expected)
      const row = cells.get(scenario)
      row?.set(name, `${row.get(name) ?? ''}${mark ? signs[mark] : '!'}`)
    }
  } finally {
    await browser.close()
    await lab.stop()
  }
}

async function judgementOf(
  name: string,
  setting: Setting,
  scenario: Scenario,
  expected: readonly Expected[],
): Promise<Judgement | null> {
  try {
    await setting.browser.openPanel()
    const found = await socketsOf(setting, scenario)
    const { judgement, found: said, expected: wanted } = judge(found, expected)
    const tally = tallies.get(name)
    if (tally) tally[judgement]++
    if (judgement === 'wrong')
      console.log(`✗ ${name}: ${scenario.id}\n  found    ${said.join(', ')}\n  expected ${wanted.join(', ')}`)
    if (expected.every(({ flagged }) => !flagged)) {
      healthy.runs++
      if (found.some(({ flagged }) => flagged)) healthy.flagged++
    }
    return judgement
  } catch (error) {
    unfinished++
    console.log(`! ${name}: ${scenario.id}\n  ${error instanceof Error ? error.message : error}`)
    return null
  }
}

const named = environments.filter(({ name }) => name === values.in)
const entered = named.length > 0 ? named : environments.filter(({ name }) => name.startsWith(values.in))
for (const environment of entered)
  for (let run = 0; run < runs; run++)
    for (const sitting of sittings(environment, chosen)) await runIn(environment, sitting)

const width = Math.max(...chosen.map(({ id }) => id.length))
const columns = entered.map(({ name }) => name)
console.log(`\n${''.padEnd(width)}  ${columns.join('  ')}`)
for (const [scenario, marks] of cells)
  console.log(
    `${scenario.id.padEnd(width)}  ${columns.map((name) => (marks.get(name) ?? '–').padEnd(name.length)).join('  ')}`,
  )
console.log(
  '\n✓ right   ~ narrowed, the true cause among what is left   ✗ wrong   ! not finished   – not compared',
)
for (const [name, { right, narrowed, wrong }] of [...tallies].filter(([name]) => columns.includes(name)))
  console.log(`${name}: ${right} right, ${narrowed} narrowed, ${wrong} wrong`)
console.log(`healthy: ${healthy.runs} runs, ${healthy.flagged} flagged`)
if (unfinished > 0) console.log(`${unfinished} runs did not finish`)
process.exitCode =
  unfinished > 0 || [...tallies.values()].some(({ wrong }) => wrong > 0) || healthy.flagged > 0 ? 1 : 0
