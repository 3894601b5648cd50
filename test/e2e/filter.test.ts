// The filter in real browsers: completed by keyboard, offered again after the panel was closed, and part of the address
// of the panel's own page.

import { expect, it } from 'vitest'
import { scenarios } from '../lab/scenarios.ts'
import { describeIn, names, socketsOf } from './drive.ts'

const scenario = scenarios.find(({ id }) => id === 'dashboard-double-mount')
const numbers = `[...document.querySelectorAll('tr[data-socket]')].map((row) => row.dataset.number).join()`
const text = `document.querySelector('[data-action="filter"]').value`

/** A key as the field hears it; typing itself is a person's, by the browser. */
const press = (key: string) =>
  `void document.querySelector('[data-action="filter"]').dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', bubbles: true, cancelable: true }))`
const offered = (word: string) =>
  `[...document.querySelectorAll('[role="option"]')].some((each) => each.textContent.includes('${word}'))`

for (const name of names)
  describeIn(name, 'the filter', (setting) => {
    it('completes keys and values by keyboard', async () => {
      if (!scenario) throw new Error('the scenario is gone')
      const { browser } = setting()
      await browser.openPanel()
      await socketsOf(setting(), scenario)
      await browser.panelType('[data-action="filter"]', 'cau')
      await browser.waitForPanel(offered('cause:'))
      await browser.panel(press('ArrowDown'))
      await browser.panel(press('Enter'))
      await browser.waitForPanel(`${text} === 'cause:' && ${offered('effect-ran-twice')}`)
      await browser.panelType('[data-action="filter"]', 'twice')
      await browser.waitForPanel(offered('effect-ran-twice'))
      await browser.panel(press('ArrowDown'))
      await browser.waitForPanel(
        `document.getElementById(document.querySelector('[data-action="filter"]').getAttribute('aria-activedescendant'))?.textContent.includes('effect-ran-twice')`,
      )
      await browser.panel(press('Tab'))
      await browser.waitForPanel(`${text} === 'cause:effect-ran-twice ' && ${numbers} === '2'`)
      await browser.panel(press('Enter'))
    })

    it('offers a filter again after the panel was closed', async () => {
      const { browser } = setting()
      await browser.closePanel()
      await browser.openPanel()
      await browser.waitForPanel(`document.querySelectorAll('tr[data-socket]').length > 1`)
      await browser.panelClick('[data-action="filter"]')
      await browser.waitForPanel(offered('cause:effect-ran-twice'))
      await browser.panel(press('ArrowDown'))
      await browser.panel(press('Enter'))
      await browser.waitForPanel(`${numbers} === '2'`)
    })

    it('lets a socket go as time passes, though none lives', async () => {
      const { browser, lab } = setting()
      await browser.navigate(`${lab.origin}/`)
      await browser.panel(`lifeline.filter('')`)
      await browser.panel(`lifeline.clear()`)
      await browser.evaluate(`new Promise((over) => {
        new WebSocket(location.href.replace('http', 'ws') + 'ws/nowhere').onclose = () => over(null)
      })`)
      await browser.waitForPanel(`${numbers} === '1'`)
      await browser.panel(`lifeline.filter('since:3s')`)
      await browser.waitForPanel(`${numbers} === '' && document.querySelector('.nothing-left') !== null`)
      await browser.panel(`lifeline.filter('since:1h')`)
      await browser.waitForPanel(`${numbers} === '1'`)
      await browser.panel(`lifeline.filter('')`)
      if (scenario) await socketsOf(setting(), scenario)
    })

    it('stands in the address of the panel’s own page, with the socket and its tab', async () => {
      const { browser } = setting()
      const viewer = await browser.panel<string>(`new URL('viewer.html?tab=first', location.href).href`)
      await browser.tab(1)
      await browser.navigate(`${viewer}#socket=2&tab=handshake&filter=cause%3Aeffect-ran-twice`)
      await browser.waitFor(`document.querySelector('[data-tab="handshake"]')?.ariaSelected === 'true'`)
      expect(await browser.evaluate(numbers)).toBe('2')
      await browser.evaluate(`void document.querySelector('[data-tab="messages"]').click()`)
      await browser.waitFor(`location.hash === '#socket=2&tab=messages&filter=cause%3Aeffect-ran-twice'`)
      await browser.evaluate(`void (location.hash = '#socket=1')`)
      await browser.waitFor(
        `document.querySelector('tr.selected')?.dataset.number === '1' && ${numbers}.length > 1`,
      )
    })
  })
