// Every scenario of the lab in every browser, through the real panel: what is flagged, and why.

import { describe, expect, it } from 'vitest'
import { scenarios } from '../lab/scenarios.ts'
import { describeIn, names, socketsOf } from './drive.ts'

/** A socket as a line: `/ws/dashboard/ flagged effect-ran-twice`. */
const line = (path: string, flagged: boolean, rule: string | null) =>
  `${path} ${flagged ? 'flagged' : 'not flagged'} ${rule ?? 'healthy'}`

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}

for (const name of names)
  describeIn(name, 'the lab', (setting) => {
    describe.each(scenarios.map((each) => [each.id, each] as const))('%s', (_id, scenario) => {
      it(scenario.title, async () => {
        const { browser } = setting()
        await browser.openPanel()
        const found = await socketsOf(setting(), scenario)
        const expected = scenario.expect[name]
        if (expected.length === 0) return
        expect(
          found.map(({ url, flagged, verdict }) => line(pathOf(url), flagged, verdict?.rule ?? null)),
        ).toEqual(expected.map(({ path, flagged, rule }) => line(path, flagged, rule)))
        for (const { verdict } of found)
          if (verdict) expect(verdict.evidence.length, verdict.sentence).toBeGreaterThan(0)
      })
    })
  })
