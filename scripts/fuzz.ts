// Runs the properties of test/properties for as long as asked: `npm run fuzz -- --seconds 60 --seed 1`. A failure is
// printed with its seed and path, and the smallest input that shows it.

import fc from 'fast-check'
import { properties } from '../test/properties/index.ts'

function given(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`)
  const value = at < 0 ? otherwise : Number(process.argv[at + 1])
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} needs a whole number`)
  return value
}

const seconds = given('seconds', 60)
const seed = given('seed', Date.now() % 2 ** 31)
const end = Date.now() + seconds * 1000
console.log(`seed ${seed}, ${seconds} s, ${properties.length} properties`)

let [rounds, runs] = [0, 0]
const failed = new Map<string, string>()
while (Date.now() < end && failed.size < properties.length) {
  for (const { name, holds, runs: most } of properties) {
    if (failed.has(name) || Date.now() >= end) continue
    const found = await fc.check(holds, { seed: (seed + rounds) | 0, numRuns: most, endOnFailure: false })
    runs += found.numRuns
    if (!found.failed) continue
    failed.set(name, `seed ${found.seed}, path ${found.counterexamplePath}`)
    console.error(`\n✕ ${name}\n${await fc.asyncDefaultReportMessage(found)}`)
  }
  rounds++
}
console.log(`${rounds} rounds, ${runs} runs, ${failed.size} properties failed`)
for (const [name, where] of failed) console.error(`✕ ${name} (${where})`)
process.exitCode = failed.size > 0 ? 1 : 0
