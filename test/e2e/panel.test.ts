// The main job, in the real DevTools panel: a flagged socket explained, the same log whenever the panel is
// opened, and a background that may be stopped at any time.

import { mkdir, readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { until } from '../../src/cli/browsers/driven-browser.ts'
import type { Scenario } from '../lab/scenario.ts'
import { scenarios } from '../lab/scenarios.ts'
import { choose, describeIn, names, session, settled, socketsOf } from './drive.ts'

const out = new URL('../../out/', import.meta.url).pathname

function scenario(id: string): Scenario {
  const found = scenarios.find((each) => each.id === id)
  if (!found) throw new Error(`the lab has no scenario ${id}`)
  return found
}

const text = (selector: string) => `document.querySelector('${selector}')?.textContent ?? ''`
const texts = (selector: string) =>
  `[...document.querySelectorAll('${selector}')].map((each) => each.textContent)`

for (const name of names)
  describeIn(name, 'the panel', (setting) => {
    it('flags the dashboard’s socket beside a chat that works, and says why in one sentence', async () => {
      const { browser } = setting()
      await browser.openPanel()
      const [chat, dashboard, again] = await socketsOf(setting(), scenario('dashboard-double-mount'))
      expect([chat?.flagged, dashboard?.flagged, again?.flagged]).toEqual([false, true, false])
      const row = `[data-socket="${dashboard?.id}"]`
      expect(await browser.panel(`document.querySelector('${row}').dataset.rule`)).toBe('effect-ran-twice')
      await choose(browser, row)
      expect(await browser.panel(text('[data-verdict-title]'))).toBe(
        'Closed by the page before open: an effect that ran twice',
      )
      expect(await browser.panel(text('[data-verdict-sentence]'))).toMatch(
        /(?:dashboard\.js|useWebSocket\.ts):\d+.* called close\(\) [\d.]+ m?s after the constructor, while readyState was CONNECTING; socket #3 to the same URL/,
      )
      expect(await browser.panel(text('[data-hypothesis="page-closed"]'))).toContain('Page closed it early')
      expect(await browser.panel(texts('[data-hypothesis]'))).toHaveLength(9)
      expect(await browser.panel(text('.ladder'))).toContain('open never fired')
      expect(await browser.panel(text('[data-chip="flagged"] [data-counter]'))).toBe('1')
    })

    it('shows every fact, the handshake and the messages of the socket that works', async () => {
      const { browser } = setting()
      const { sockets } = await session(browser)
      const chat = sockets[0]
      await choose(browser, `[data-socket="${chat?.id}"]`)
      await choose(browser, '[data-tab="timeline"]')
      const kinds = await browser.panel<string[]>(
        `[...document.querySelectorAll('[data-fact]')].map((each) => each.dataset.fact)`,
      )
      expect(kinds).toEqual(
        expect.arrayContaining([
          'constructed',
          'handler-set',
          'net:sent',
          'net:responded',
          'open-fired',
          'message-received',
        ]),
      )
      expect(kinds.indexOf('net:responded')).toBeLessThan(kinds.indexOf('open-fired'))
      await choose(browser, '[data-tab="handshake"]')
      expect(
        await browser.panel(
          `[...document.querySelectorAll('[data-check]:not([data-part="request"])')].filter((each) => each.dataset.result !== 'passed').map((each) => each.dataset.check)`,
        ),
      ).toEqual([])
      expect(
        await browser.panel(
          `[...document.querySelectorAll('[data-check]')].filter((each) => each.dataset.result === 'failed').length`,
        ),
      ).toBe(0)
      await choose(browser, '[data-tab="messages"]')
      expect(await browser.panel<string[]>(texts('[data-message="received"]'))).toHaveLength(3)
      await choose(browser, '[data-tab="why"]')
    })

    it('can be photographed, light and dark', async () => {
      const { browser } = setting()
      await mkdir(out, { recursive: true })
      const pictures = []
      for (const dark of [false, true]) {
        const path = `${out}panel-${name}-${dark ? 'dark' : 'light'}.png`
        await browser.panelScreenshot(path, { width: 1000, height: 700, dark })
        const png = await readFile(path)
        expect(png.subarray(1, 4).toString()).toBe('PNG')
        expect(png.readUInt32BE(16)).toBe(1000)
        pictures.push(png.toString('base64'))
      }
      expect(pictures[0]).not.toBe(pictures[1])
    })

    it('counts the flagged sockets on the toolbar button', async () => {
      const { browser } = setting()
      await until('the badge', async () => (await browser.badge()) === '1')
      expect(await browser.badge()).toBe('1')
    })

    it('filters, shows by state, pauses and clears, by hand', async () => {
      const { browser } = setting()
      const paths = () =>
        browser.panel<string[]>(
          `[...document.querySelectorAll('[data-socket]')].map((each) => each.dataset.path)`,
        )
      await browser.panelType('[data-action="filter"]', 'url:chat')
      await browser.waitForPanel(`document.querySelectorAll('[data-socket]').length === 1`)
      expect(await paths()).toEqual(['/ws/chat/'])
      await browser.panelType('[data-action="filter"]', 'x')
      await browser.waitForPanel(`document.querySelectorAll('[data-socket]').length === 0`)
      await browser.panel(
        `(() => { const field = document.querySelector('[data-action="filter"]'); field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true })) })()`,
      )
      await browser.panelClick('[data-chip="flagged"]')
      await browser.waitForPanel(`document.querySelectorAll('[data-socket]').length === 1`)
      await browser.panelClick('[data-chip="flagged"]')
      await browser.panelClick('[data-action="record"]')
      await browser.panelClick('[data-action="clear"]')
      await browser.navigate(setting().lab.url(scenario('ok-echo')))
      await browser.waitFor(scenario('ok-echo').settled)
      expect((await session(browser)).sockets).toEqual([])
      await browser.panelClick('[data-action="record"]')
      await browser.waitForPanel('window.lifeline.session().recording')
      expect(await socketsOf(setting(), scenario('ok-echo'))).toHaveLength(1)
    })

    it('shows the same log when it is opened after the fact as when it was open from the start', async () => {
      const { browser, lab } = setting()
      await socketsOf(setting(), scenario('subprotocol-mismatch'))
      const early = await session(browser)
      await browser.closePanel()
      await browser.openPanel()
      await browser.waitForPanel('window.lifeline.session().sockets.length === 1')
      const late = await session(browser)
      // Opening DevTools again is itself a fact in Chromium; everything else is the same.
      const facts = late.facts.slice(0, early.facts.length)
      expect(facts).toEqual(early.facts)
      expect(late.facts.slice(early.facts.length).map(({ kind }) => kind)).toEqual(
        name === 'chromium' ? ['ctx:network-watched'] : [],
      )
      expect(late.sockets.map(({ id, verdict, log }) => [id, verdict, log])).toEqual(
        early.sockets.map(({ id, verdict, log }) => [id, verdict, log]),
      )

      await browser.panel('window.lifeline.clear()')
      await browser.closePanel()
      await browser.navigate(lab.url(scenario('close-while-connecting')))
      await browser.waitFor(scenario('close-while-connecting').settled)
      await until('the badge, with DevTools closed', async () => (await browser.badge()) === '1')
      await browser.openPanel()
      const [unseen] = await settled(browser, 1)
      expect(unseen?.verdict?.rule).toBe('page-closed-while-connecting')
      expect(unseen?.log).toMatch(/constructed[\s\S]*close-called[\s\S]*error-fired[\s\S]*close-fired/)
    })

    it('loses and doubles nothing when the background is stopped in between', async () => {
      const { browser, lab } = setting()
      await browser.panel('window.lifeline.clear()')
      await browser.navigate(lab.url(scenario('ok-echo')))
      await browser.waitFor(scenario('ok-echo').settled)
      await settled(browser, 1)
      await browser.stopBackground()
      await browser.evaluate(
        `void (window.again = new WebSocket('${lab.origin.replace('http', 'ws')}/ws/ok-echo'))`,
      )
      await browser.waitFor('window.again.readyState === 1')
      await browser.stopBackground()
      await browser.evaluate('window.again.close(1000)')
      await browser.waitFor('window.again.readyState === 3')
      await browser.waitForPanel(
        `window.lifeline.session().sockets.some(({ number, phase }) => number === 2 && phase === 'closed')`,
      )
      const [before, after] = await settled(browser, 2)
      const once = (log: string, kind: string) =>
        log.split('\n').filter((line) => line.includes(`  ${kind} `)).length
      expect(before?.log).toContain('open-fired')
      for (const kind of ['constructed', 'open-fired', 'close-called', 'close-fired'])
        expect(once(`${after?.log.replaceAll('\n', ' \n')}`, kind), kind).toBe(1)
    })
  })
