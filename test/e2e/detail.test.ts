// What the panel says beyond the verdict, in real browsers: names from source maps, the sibling that works, the
// checklist, a server's log on the lifeline, handlers, and the stories of retries.

import { expect, it } from 'vitest'
import { until } from '../../src/cli/browsers/driven-browser.ts'
import { scenario } from '../lab/scenarios.ts'
import { describeIn, names, session, socketsOf } from './drive.ts'

for (const name of names)
  describeIn(name, 'the detail of a socket', (setting) => {
    const text = (selector: string) =>
      setting().browser.panel<string>(
        `document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`,
      )
    const count = (selector: string) =>
      setting().browser.panel<number>(`document.querySelectorAll(${JSON.stringify(selector)}).length`)
    const open = async (id: string) => {
      await setting().browser.openPanel()
      await socketsOf(setting(), scenario(id))
      await setting().browser.panel(`document.querySelector('[data-socket][data-flagged="true"]')?.click()`)
    }

    it('names the clean-up as its author wrote it, and the socket beside it that works', async () => {
      await open('dashboard-double-mount')
      await until('the source map', async () =>
        /useWebSocket\.ts:\d+/.test(await text('[data-verdict-sentence]')),
      )
      expect(await count('[data-difference="close()"][data-matters="true"]')).toBe(1)
      expect(await count('[data-question]')).toBe(8)
      expect(await text('[data-question="route"]')).toContain('has the same route and opened')
    })

    it('puts the server’s own log on the lifeline', async () => {
      // Times in the log are whole seconds: connections of the page before could not be told from this page's.
      const before = setting().lab.log.length
      await open('dashboard-exception-after-accept')
      const lines = setting().lab.log.slice(before).join('\n')
      await setting().browser.panel(`(() => {
        const area = document.querySelector('[data-server-text]')
        area.value = ${JSON.stringify(lines)}
        area.dispatchEvent(new Event('input', { bubbles: true }))
        document.querySelector('[data-action="paste-server-log"]').click()
      })()`)
      await until('lines on the lifeline', async () => (await count('[data-server-line]')) > 0)
      expect(await text('.ladder')).toContain('accepted')
      const { facts } = await session(setting().browser)
      expect(facts.filter(({ kind }) => kind === 'server:logged').length).toBeGreaterThan(1)
    })

    it('draws the lifeline of handlers', async () => {
      await open('handler-overwritten')
      await setting().browser.panel(`document.querySelector('[data-tab="handlers"]').click()`)
      expect(await count('[data-handler-lane]')).toBe(4)
      expect(await text('[data-handler-lane="open"]')).toContain('put in place of another')
    })

    it.each([
      'reconnect-constant',
      'reconnect-exponential',
      'reconnect-storm',
      'socket-leak',
      'churn-with-open',
    ])('tells %s as one story', async (id) => {
      await open(id)
      const { stories } = await session(setting().browser)
      expect(stories.map(({ verdict }) => verdict?.rule)).toEqual([scenario(id).story])
      expect(await count('[data-story]')).toBe(1)
    })
  })
