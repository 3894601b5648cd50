// The messages of a socket in real browsers: looked through by a pattern that never ends, found in, pinned and saved;
// and a socket that is pinned, and found again by its link.

import { expect, it } from 'vitest'
import { until } from '../../src/cli/browsers/driven-browser.ts'
import { scenario } from '../lab/scenarios.ts'
import { choose, describeIn, names, socketsOf } from './drive.ts'

const talk = [
  '{"type":"greeting","name":"Ada"}',
  `${'a'.repeat(60)}!`,
  '{"type":"answer","deep":{"er":{"name":"Grace"}}}',
]
const listed = `document.querySelector('[data-listed]')?.textContent`
const messages = `document.querySelectorAll('[data-message]').length`
/** A key as the element hears it; typing itself is a person's, by the browser. */
const press = (selector: string, key: string, control = false) =>
  `void document.querySelector(${JSON.stringify(selector)}).dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', ctrlKey: ${control}, bubbles: true, cancelable: true }))`
/** Writes something else into a field. */
const write = (action: string, text: string) =>
  `void (() => {
    const field = document.querySelector('[data-action="${action}"]')
    field.value = ${JSON.stringify(text)}
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })()`
/** Keeps what the next download holds and the next copy copies. */
const takings = `void (window.gave = '', window.copied = '',
  URL.createObjectURL = ((real) => (blob) => {
    void blob.text().then((text) => { window.gave = text })
    return real.call(URL, blob)
  })(URL.createObjectURL),
  document.execCommand = ((real) => (...given) => {
    window.copied = document.activeElement.value
    return real.apply(document, given)
  })(document.execCommand))`

for (const name of names)
  describeIn(name, 'the messages of a socket', (setting) => {
    const saying = (said: readonly string[]) =>
      setting().browser.evaluate(`new Promise((done) => {
        const socket = (window.talking ??= new WebSocket('ws://' + location.host + '/ws/ok-echo'))
        const said = ${JSON.stringify(said)}
        let heard = 0
        const say = () => said.forEach((each) => socket.send(each))
        socket.onmessage = () => { if (++heard === said.length) done(null) }
        if (socket.readyState === 1) say()
        else socket.onopen = say
      })`)

    it('gives up a pattern that never ends, says what it did not search, and goes on with another', async () => {
      const { browser } = setting()
      await browser.openPanel()
      await socketsOf(setting(), scenario('ok-echo'))
      await saying(talk)
      await browser.waitForPanel(`document.querySelectorAll('tr[data-socket]').length > 1`)
      await choose(browser, 'tr[data-number="2"]')
      await choose(browser, '[data-tab="messages"]')
      await browser.waitForPanel(`${messages} === 6`)
      await browser.panelType('[data-action="search-messages"]', '/^(a+)+$/')
      await browser.waitForPanel(`/took too long: 5 not searched/.test(${listed})`)
      await browser.panel(write('search-messages', '/"name":"[A-Z]da"/'))
      await browser.waitForPanel(`${messages} === 2 && ${listed} === '2 of 6'`)
      await browser.panel(write('search-messages', ''))
      await browser.panelType('[data-action="messages-size"]', '>50')
      await browser.waitForPanel(`${messages} === 2`)
      await browser.panel(write('messages-size', ''))
      await browser.waitForPanel(`${messages} === 6`)
    })

    it('finds in a message, in what was folded and among its bytes', async () => {
      const { browser } = setting()
      await browser.panelClick('[data-message]:last-child')
      await browser.waitForPanel(`!!document.querySelector('[data-reading="tree"]')`)
      await browser.panelClick('[data-reading="tree"]')
      await browser.panel(press('[data-message-detail] .tree', 'f', true))
      await browser.waitForPanel(`document.activeElement.dataset.action === 'find-in-message'`)
      await browser.panelType('[data-action="find-in-message"]', 'grace')
      await browser.waitForPanel(`document.querySelector('mark[data-current]')?.textContent === 'Grace'`)
      expect(await browser.panel(`document.querySelector('mark').checkVisibility()`)).toBe(true)
      await browser.panelClick('[data-reading="hex"]')
      await browser.waitForPanel(
        `[...document.querySelectorAll('mark[data-current]')].map((each) => each.textContent).join('').includes('47 72 61 63 65')`,
      )
    })

    it('saves and copies a message and the list', async () => {
      const { browser } = setting()
      await browser.panel(takings)
      await browser.panelClick('[data-action="save-message"]')
      await browser.waitForPanel(`window.gave === ${JSON.stringify(talk[2])}`)
      expect(await browser.panel(`document.querySelector('[data-saved="true"]').textContent`)).toMatch(
        /socket-2-message-6\.json/,
      )
      await browser.panelClick('[data-action="take-messages"]')
      await browser.panelClick('[data-take="copy-jsonl"]')
      await browser.waitForPanel(`window.copied.split('\\n').length === 7`)
      const [first = ''] = (await browser.panel<string>('window.copied')).split('\n')
      expect(JSON.parse(first)).toMatchObject({ direction: 'sent', opcode: 1, text: talk[0] })
    })

    it('keeps a pinned message while others come', async () => {
      const { browser } = setting()
      await browser.panel(press('[data-message]:last-child', 'p'))
      await browser.waitForPanel(
        `document.querySelector('[data-action="messages-pinned"]')?.textContent === 'Pinned 1'`,
      )
      await saying(['one more'])
      await browser.waitForPanel(`${messages} === 8`)
      await browser.panelClick('[data-action="messages-pinned"]')
      await browser.waitForPanel(
        `${messages} === 1 && document.querySelector('[data-message]').textContent.includes('Grace')`,
      )
    })

    it('pins a socket by its key, finds it, and leads to it by its link', async () => {
      const { browser } = setting()
      await browser.panel(press('tr[data-number="2"]', 'p'))
      await browser.panelType('[data-action="filter"]', 'is:pinned')
      await browser.waitForPanel(
        `[...document.querySelectorAll('tr[data-socket]')].map((row) => row.dataset.number).join() === '2'`,
      )
      await browser.panel(write('filter', 'url:echo'))
      await browser.waitForPanel(
        `[...document.querySelectorAll('tr[data-socket]')].map((row) => row.dataset.number).join() === '2,1'`,
      )
      await browser.panelClick('[data-action="copy-link"]')
      const link = await browser.panel<string>('window.copied')
      expect(link).toMatch(/viewer\.html\?tab=\d+#socket=2&tab=messages&filter=url%3Aecho$/)
      await browser.panelClick('[data-action="open-page"]')
      await until('the page of its own', async () =>
        (
          await browser.background<string[]>(
            `(globalThis.browser ?? chrome).tabs.query({}).then((tabs) => tabs.map(({ url, pendingUrl }) => url || pendingUrl || ''))`,
          )
        ).includes(link),
      )
      await browser.tab(1)
      await browser.navigate(link)
      await browser.waitFor(
        `document.querySelector('tr.selected')?.dataset.number === '2' && document.querySelector('[data-tab="messages"]')?.ariaSelected === 'true'`,
      )
      expect(await browser.evaluate(`document.querySelector('[data-action="filter"]').value`)).toBe(
        'url:echo',
      )
    })
  })
