// Every scenario of the lab through the real panel: in both browsers, and in Chromium beside an extension that
// makes it withhold why sockets fail. There a verdict may be narrowed, if the true one is among what is left.

import { describe, expect, it } from 'vitest'
import { scenarios } from '../lab/scenarios.ts'
import { describeIn, socketsOf } from './drive.ts'
import { environments, sittings } from './environments.ts'
import { judge } from './judged.ts'

for (const environment of environments)
  for (const { options, scenarios: shown } of sittings(environment, scenarios))
    describeIn(
      environment.browser,
      `the lab: ${environment.name}${options.acceptInsecureCerts ? ', any certificate accepted' : ''}`,
      (setting) => {
        describe.each(shown.map((each) => [each.id, each] as const))('%s', (_id, scenario) => {
          it(scenario.title, async () => {
            await setting().browser.openPanel()
            const found = await socketsOf(setting(), scenario)
            const expected = scenario.expect[environment.browser]
            if (expected.length === 0) return
            const judged = judge(found, expected)
            if (!(environment.mayNarrow && judged.judgement === 'narrowed'))
              expect(judged.found).toEqual(judged.expected)
            expect(judged.judgement).not.toBe('wrong')
            for (const { verdict } of found)
              if (verdict) expect(verdict.evidence.length, verdict.sentence).toBeGreaterThan(0)
          })
        })
      },
      options,
    )
