// npm run bench: what the extension costs a page, as ratios to the same browser without it. Each workload runs
// in turns in all states, forwards and backwards, with a fresh page each time; the browser without the extension
// is there twice, and its ratio to itself says how much a ratio means on this machine. It judges nothing.
//
//   npm run bench -- --only receive,send --in chromium --rounds 20 --json out/bench.json
//   npm run bench -- --quick
//   npm run bench -- --only memory --messages 1000000
//   npm run bench -- --only profile
//   npm run bench -- --in chromium --only receive,send --beside <folder of another extension, unpacked>
//
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { DrivenBrowser } from '../src/cli/browsers/driven-browser.ts'
import { type HookScript, measureHook } from './bench/hook-script.ts'
import { measureMemory } from './bench/memory.ts'
import { measureProfiles } from './bench/profile.ts'
import { restless } from './bench/rest.ts'
import { type BenchServer, startServer } from './bench/server.ts'
import { beside, leave, type Seat, type StateId, seat, states } from './bench/states.ts'
import { turns } from './bench/statistics.ts'
import { type Samples, tellCurve, tellHook, tellProfile, tellWorkload } from './bench/told.ts'
import { type Sample, type Workload, workloads } from './bench/workloads.ts'

const { values } = parseArgs({
  options: {
    /** Names of workloads, and `hook`, `memory`, `profile`; a profile is taken only when it is named. */
    only: { type: 'string', default: '' },
    in: { type: 'string', default: 'chromium,firefox' },
    states: { type: 'string', default: states.map(({ id }) => id).join() },
    /** Another extension to measure too, with DevTools closed: the folder it is unpacked in. */
    beside: { type: 'string' },
    /** Rounds in all; browsers are started anew for each sitting. */
    rounds: { type: 'string' },
    sittings: { type: 'string' },
    messages: { type: 'string' },
    /** A tenth of the work, once: to see that everything runs. */
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})
const { quick } = values
const only = values.only.split(',').filter((name) => name !== '')
const rounds = Number(values.rounds ?? (quick ? 2 : 12))
const sittings = Number(values.sittings ?? (quick ? 1 : 3))
const messages = Number(values.messages ?? (quick ? 200_000 : 5_000_000))
const share = quick ? 0.1 : 1
const chosenStates = [
  ...states.filter(({ id }) => values.states.split(',').includes(id)),
  ...(values.beside ? [beside(resolve(values.beside))] : []),
]
const wanted = (name: string) => only.length === 0 || only.includes(name)
const chosen = workloads.filter(({ id }) => wanted(id))
const unknown = only.filter(
  (name) => !['hook', 'memory', 'profile', ...workloads.map(({ id }) => id)].includes(name),
)
if (unknown.length > 0) throw new Error(`there is no workload ${unknown.join(', ')}`)

interface Measured {
  readonly browser: string
  readonly version: string
  readonly samples: Record<string, Samples>
  readonly hook: HookScript | null
}

/** Several rounds of each workload in browsers that were just started; the first round is not counted. */
async function sit(
  seats: readonly Seat[],
  server: BenchServer,
  samples: Record<string, Samples>,
): Promise<void> {
  for (const workload of chosen) {
    console.error(`${seats[0]?.browser.name}: ${workload.title}`)
    for (let round = -1; round < Math.ceil(rounds / sittings); round++)
      for (const place of turns(seats, round + 2)) {
        const took = await once(workload, place, server)
        if (round < 0) continue
        samples[workload.id] ??= {}
        const own = samples[workload.id] as Partial<Record<StateId, Sample[]>>
        own[place.state.id] = [...(own[place.state.id] ?? []), took]
      }
  }
}

async function once(workload: Workload, place: Seat, server: BenchServer): Promise<Sample> {
  if (place.state.devtools) await place.browser.panel('(lifeline.clear(), 0)')
  const took = await workload.run(place, server, share)
  await place.browser.navigate('about:blank')
  return took
}

async function measureIn(name: DrivenBrowser['name'], server: BenchServer): Promise<Measured> {
  const samples: Record<string, Samples> = {}
  let version = ''
  let hook: HookScript | null = null
  const needed = chosen.length > 0 ? chosenStates : states.filter(({ id }) => id === 'none')
  for (let sitting = 0; sitting < (chosen.length > 0 ? sittings : 1); sitting++) {
    const seats = await seat(name, needed)
    try {
      version = seats[0]?.browser.version ?? ''
      const bare = seats.find(({ state }) => state.id === 'none')
      if (sitting === 0 && bare && wanted('hook'))
        hook = await measureHook(bare.browser, server, quick ? 20 : 200)
      await sit(seats, server, samples)
    } finally {
      await leave(seats)
    }
  }
  console.log(`\n${name} ${version}`)
  if (hook) console.log(tellHook(hook))
  for (const { id, title } of chosen) console.log(tellWorkload(title, chosenStates, samples[id] ?? {}))
  return { browser: name, version, samples, hook }
}

const browsers = (['chromium', 'firefox'] as const).filter((name) => values.in.split(',').includes(name))
const server = await startServer()
try {
  if (quick)
    console.log('--quick: a tenth of the work, to see that everything runs; the figures mean little.')
  const measured: Measured[] = []
  if (chosen.length > 0 || wanted('hook'))
    for (const name of browsers) measured.push(await measureIn(name, server))
  const memory =
    wanted('memory') && browsers.includes('chromium') ? await measureMemory(server, messages) : []
  for (const curve of memory) console.log(`\n${tellCurve(curve)}`)
  const profiles = only.includes('profile') ? await measureProfiles(server, quick ? 20_000 : 200_000) : []
  for (const profile of profiles) console.log(`\n${tellProfile(profile)}`)
  if (restless() > 0) console.log(`\n${restless()} times others kept the machine busy for 4 s.`)
  if (values.json) {
    const machine = { node: process.version, processors: cpus().length }
    mkdirSync(dirname(values.json), { recursive: true })
    writeFileSync(
      values.json,
      `${JSON.stringify({ format: 'lifeline-bench', version: 1, quick, machine, measured, memory, profiles }, null, 1)}\n`,
    )
  }
} finally {
  await server.stop()
}
