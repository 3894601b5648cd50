// The ladder in real browsers: to scale and evenly, each rung's fact by pointer and keyboard, and what is taken along.

import { expect, it } from 'vitest'
import { scenario } from '../lab/scenarios.ts'
import { choose, describeIn, names, session, socketsOf } from './drive.ts'

for (const name of names)
  describeIn(name, 'the ladder', (setting) => {
    const panel = <T>(expression: string) => setting().browser.panel<T>(expression)

    it('is drawn evenly or to scale, and remembers which', async () => {
      const { browser } = setting()
      await browser.openPanel()
      await socketsOf(setting(), scenario('dashboard-double-mount'))
      const flagged = (await session(browser)).sockets.find(({ flagged }) => flagged)
      await choose(browser, `[data-socket="${flagged?.id}"]`)
      const heights = () =>
        panel<number[]>(
          `[...document.querySelectorAll('.ladder .rung .reach')].map((each) => each.getBoundingClientRect().y)`,
        )
      const even = await heights()
      const steps = even.slice(1).map((y, index) => Math.round(y - (even[index] ?? 0)))
      expect(new Set(steps).size).toBeLessThanOrEqual(2)
      await browser.panelClick('[data-spacing="scale"]')
      const scaled = await heights()
      expect(scaled).toHaveLength(even.length)
      const times = await panel<number[]>(
        `[...document.querySelectorAll('.ladder .rung')].map((each) => Number(/\\+([\\d.]+)/.exec(each.textContent)[1]))`,
      )
      const length = (from: number, to: number) => (scaled[to] ?? 0) - (scaled[from] ?? 0)
      const last = times.length - 1
      const middle = times.findIndex((time) => time > (times[last] ?? 0) / 3)
      const shareOfTime = (times[middle] ?? 0) / (times[last] ?? 1)
      expect(length(0, middle) / length(0, last)).toBeCloseTo(shareOfTime, 1)
      expect(await panel('localStorage.getItem("ladder")')).toBe('"scale"')
      await browser.panelClick('[data-spacing="even"]')
    })

    it('marks the evidence, and tells the fact, the call site and the headers of a rung', async () => {
      const { browser } = setting()
      expect(await panel(`document.querySelector('[data-rung="close-called"]').dataset.proves`)).toBe('')
      await panel(
        `document.querySelector('[data-rung="close-called"]').dispatchEvent(new MouseEvent('click', { bubbles: true }))`,
      )
      await browser.waitForPanel(`document.querySelector('[data-rung-detail]') !== null`)
      const told = await panel<string>(`document.querySelector('[data-rung-detail]').textContent`)
      expect(told).toContain('close-called')
      expect(told).toMatch(/(?:dashboard\.js|useWebSocket\.ts):\d+/)
      expect(told).toContain('evidence of the verdict')
      await browser.panelClick('[data-action="rung-close"]')
      await browser.waitForPanel(`document.querySelector('[data-rung-detail]') === null`)
      const chat = (await session(browser)).sockets.find(({ flagged }) => !flagged)
      await choose(browser, `[data-socket="${chat?.id}"]`)
      await panel(`document.querySelector('[data-rung="net:sent"]').focus()`)
      await panel(
        `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))`,
      )
      await browser.waitForPanel(`document.querySelector('[data-rung-detail] table') !== null`)
      expect(await panel<string>(`document.querySelector('[data-rung-detail] table').textContent`)).toMatch(
        /Sec-WebSocket-Key/i,
      )
      await browser.panelClick('[data-action="rung-fact"]')
      await browser.waitForPanel(`document.querySelector('.facts .pointed')?.dataset.fact === 'net:sent'`)
      await choose(browser, '[data-tab="why"]')
    })

    it('is taken along as text, as a drawing and as a picture', async () => {
      const { browser } = setting()
      await choose(browser, '[data-socket][data-flagged="true"]')
      // The clipboard of a headless browser is nobody's: what is copied is taken where it is given away.
      await panel(`void (() => {
        document.execCommand = () => (window.copied = document.activeElement.value, true)
        const write = navigator.clipboard.write.bind(navigator.clipboard)
        navigator.clipboard.write = async (items) => {
          await write(items)
          const picture = await createImageBitmap(await items[0].getType('image/png'))
          window.copied = 'picture ' + picture.width + ' × ' + picture.height
        }
      })()`)
      const copied = async (form: string) => {
        await panel(`window.copied = ''`)
        await browser.panelClick('[data-action="copy-ladder"]')
        await browser.waitForPanel(`document.querySelector('[data-copy="${form}"]')?.disabled === false`)
        await browser.panelClick(`[data-copy="${form}"]`)
        await browser.waitForPanel(
          `document.querySelector('.ladder-head [role="status"]').textContent !== ''`,
        )
        return panel<string>('window.copied')
      }
      expect(await copied('ladder-text')).toMatch(
        /page +browser +server\n[\s\S]*close\(\) before open[\s\S]*open never fired/,
      )
      expect(await copied('ladder-svg')).toMatch(
        /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*<\/svg>\n$/,
      )
      expect(await copied('ladder-png')).toMatch(/^picture 1328 × \d{3,}$/)
    })
  })
