// The popup of the toolbar button, in real browsers: what is flagged in the tab, a line each, without DevTools; and the
// switch that turns a site off, so that its pages keep their own WebSocket and nothing of them is recorded.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DrivenBrowser, until } from '../../src/cli/browsers/driven-browser.ts'
import { scenarios } from '../lab/scenarios.ts'
import { type Lab, startLab } from '../lab/server.ts'
import { launch, names, socketsOf } from './drive.ts'

const scenario = scenarios.find(({ id }) => id === 'subprotocol-mismatch')
const api = '(globalThis.browser ?? chrome)'

describe.each(names)('the popup (%s)', (name) => {
  let lab: Lab
  let browser: DrivenBrowser
  let popup = ''

  const urls = () =>
    browser.background<string[]>(
      `${api}.tabs.query({}).then((tabs) => tabs.sort((a, b) => a.index - b.index).map(({ url }) => url ?? ''))`,
    )
  const press = (action: string) => browser.evaluate(`document.querySelector('${action}').click()`)

  beforeAll(async () => {
    if (!scenario) throw new Error('the scenario is gone')
    lab = await startLab()
    browser = await launch(name, { prefs: { 'extensions.openPopupWithoutUserGesture.enabled': true } })
    await browser.openPanel()
    await socketsOf({ browser, lab }, scenario)
    const id = await browser.background<number>(
      `${api}.tabs.query({}).then((tabs) => tabs.find(({ url }) => url?.startsWith('${lab.origin}')).id)`,
    )
    popup = `${await browser.panel<string>(`new URL('popup.html', location.href).href`)}?tab=${id}`
  })
  afterAll(async () => {
    await browser?.close()
    await lab?.stop()
  })

  it('opens from the toolbar button', async () => {
    await browser.background(`${api}.action.openPopup().then(() => null)`)
    await until('the popup', () =>
      browser.background<boolean>(
        `${api}.runtime.getContexts({ contextTypes: ['POPUP'] })
          .then((found) => found.some(({ documentUrl }) => documentUrl.endsWith('/panels/popup.html')))`,
      ),
    )
  })

  it('tells what is flagged, and why', async () => {
    await browser.tab(1)
    await browser.navigate(popup)
    await browser.waitFor(`document.querySelector('[data-flagged][data-rule]') !== null`)
    expect(await browser.evaluate<string>(`document.querySelector('[data-counts]').textContent`)).toMatch(
      /^\d+ sockets? .*1 flagged$/,
    )
    expect(await browser.evaluate<string>(`document.querySelector('.verdict').textContent`)).toMatch(
      /subprotocol/i,
    )
  })

  it('turns a site off, and on again', async () => {
    const recorded = () => browser.panel<number>('lifeline.session().sockets.length')
    /** How many sockets are recorded of a page that constructs one and sees it end. */
    const heard = async () => {
      await browser.tab(0)
      await browser.navigate(`${lab.origin}/`)
      await browser.panel('window.lifeline.clear()')
      await browser.evaluate(`new Promise((over) => {
        new WebSocket('${lab.origin.replace('http', 'ws')}/ws/ok-echo').onopen = ({ target }) => {
          target.onclose = () => setTimeout(over, 300)
          target.close()
        }
      })`)
      return recorded()
    }
    const turned = (on: boolean) =>
      browser.waitFor(`document.querySelector('[role="switch"]').getAttribute('aria-checked') === '${on}'`)
    expect(await heard()).toBe(1)

    const turn = async (on: boolean) => {
      await browser.tab(1)
      await browser.navigate(popup)
      await browser.waitFor(`document.querySelector('[role="switch"]') !== null`)
      await turned(!on)
      await press('[role="switch"]')
      await turned(on)
    }
    await turn(false)
    expect(await heard()).toBe(0)
    await browser.waitForPanel(`document.querySelector('[data-empty="site-off"]') !== null`)

    await turn(true)
    expect(await heard()).toBe(1)
    await browser.waitForPanel(`document.querySelector('[data-empty]') === null`)
  })

  it('leads to the socket, on a page beside the tab', async () => {
    if (!scenario) throw new Error('the scenario is gone')
    await browser.tab(0)
    await socketsOf({ browser, lab }, scenario)
    await browser.tab(1)
    await browser.navigate(popup)
    await browser.waitFor(`document.querySelector('[data-flagged]') !== null`)
    await press('[data-flagged]')
    await until('the page to open', async () =>
      (await urls()).some((url) => /viewer\.html\?tab=\d+&socket=/.test(url)),
    )
    expect((await urls())[1]).toMatch(/viewer\.html\?tab=\d+&socket=/)
  })
})
