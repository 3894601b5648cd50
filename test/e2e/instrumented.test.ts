// Pages whose libraries instrument or replace WebSocket themselves, on top of the hook: they see the same with
// it and without, and their native sockets are still told.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Lab, startLab } from '../lab/server.ts'
import { type EngineServer, startEngine } from '../transparency/engine-server.ts'
import { libraries, libraryPages, pageOf } from '../transparency/libraries.ts'
import { type InStates, launchInStates, type State } from '../transparency/states.ts'
import { names, session, settled } from './drive.ts'

interface Seen {
  readonly failed: string | null
  readonly said: readonly (readonly unknown[])[]
  /** How many facts of a kind the panel heard of, while it recorded. */
  readonly facts: Readonly<Record<string, number>>
}

describe.each(names)('a page with a library that has its own hands on WebSocket (%s)', (name) => {
  let lab: Lab
  let engine: EngineServer
  let browsers: InStates
  let seen: Record<State, Record<string, Seen>>
  beforeAll(async () => {
    lab = await startLab({ pages: await libraryPages() })
    engine = await startEngine()
    browsers = await launchInStates(name)
    seen = await browsers.each(async (browser, state) => {
      const found: Record<string, Seen> = {}
      for (const library of libraries) {
        if (state === 'recording') await browser.panel('window.lifeline.clear()')
        await browser.navigate(`${lab.origin}${pageOf(library)}?engine=${encodeURIComponent(engine.url)}`)
        await browser.waitFor('!!window.told', 30_000)
        const told = JSON.parse(await browser.evaluate<string>('window.told'))
        const facts: Record<string, number> = {}
        if (state === 'recording') {
          await settled(browser, library.natives)
          for (const { kind } of (await session(browser)).facts) facts[kind] = (facts[kind] ?? 0) + 1
        }
        found[library.id] = { ...told, facts }
      }
      return found
    })
  }, 200_000)
  afterAll(async () => {
    await browsers?.close()
    await engine?.stop()
    await lab?.stop()
  })

  it.each(libraries)('sees the same under inspection: $id', ({ id }) => {
    const { without, idle, recording } = seen
    expect(without[id]?.failed).toBeNull()
    expect(without[id]?.said.length).toBeGreaterThan(5)
    expect(idle[id]?.said).toEqual(without[id]?.said)
    expect(recording[id]?.said).toEqual(without[id]?.said)
  })

  it.each(libraries)('has all of its native sockets told: $id', ({ id, natives }) => {
    const facts = seen.recording[id]?.facts ?? {}
    expect((facts.constructed ?? 0) + (facts['construct-threw'] ?? 0)).toBe(natives)
    expect(facts['hook-failed'] ?? 0).toBe(0)
    expect(facts['close-fired']).toBe(facts.constructed)
  })
})
