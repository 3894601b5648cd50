// The steps of the standards, one by one, as a page observes them: the same without the extension, with it
// while DevTools is closed, and with the panel recording.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Lab, startLab } from '../lab/server.ts'
import { cases } from '../transparency/cases.ts'
import { limits } from '../transparency/limits.ts'
import { allCases, pagesOf } from '../transparency/pages.ts'
import { type InStates, launchInStates, type State } from '../transparency/states.ts'
import { names } from './drive.ts'

type Results = Readonly<Record<string, { readonly failed?: string }>>

describe.each(names)('a page finds what the standards say (%s)', (name) => {
  let lab: Lab
  let browsers: InStates
  let results: Record<State, Results>
  beforeAll(async () => {
    const pages = pagesOf(cases)
    lab = await startLab({ pages: pages.page })
    browsers = await launchInStates(name)
    results = await browsers.each(async (browser) => {
      const over = pages.over()
      await browser.navigate(lab.origin + allCases)
      await over
      return JSON.parse(await browser.evaluate<string>('window.results')) as Results
    })
  }, 400_000)
  afterAll(async () => {
    await browsers?.close()
    await lab?.stop()
  })

  it.each(cases.map((each) => ({ ...each, name: `${each.id}: ${each.step}` })))('$name', ({ id, spec }) => {
    const { without, idle, recording } = results
    expect(without[id], spec).toBeDefined()
    expect(without[id]?.failed, spec).toBeUndefined()
    const limit = limits.find((each) => each.id === id && each.browser === name)
    if (limit) {
      expect(idle[id], `a limit that is none any more: ${limit.why}`).not.toEqual(without[id])
      expect(recording[id]).not.toEqual(without[id])
      return
    }
    expect(idle[id], spec).toEqual(without[id])
    expect(recording[id], spec).toEqual(without[id])
  })
})
