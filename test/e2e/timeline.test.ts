// The time axis in real browsers: zoomed with the wheel and the keyboard, brushed, dragged, and a part of it selected so
// that only sockets that lived then are listed. A long list stays small in the document.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { longSession } from '../../scripts/bench/long-session.ts'
import type { DrivenBrowser } from '../../src/cli/browsers/driven-browser.ts'
import { textOfFile } from '../../src/core/file/write.ts'
import { launch, names } from './drive.ts'

describe.each(names)('the time axis (%s)', (name) => {
  let browser: DrivenBrowser

  const listed = () => browser.evaluate<number>(`document.querySelectorAll('tr[data-socket]').length`)
  /** What the ends of the brush say, in milliseconds since the session's start. */
  const shown = () =>
    browser.evaluate<[number, number]>(
      `['from', 'to'].map((end) => parseFloat(document.querySelector('.brush-end.' + end).getAttribute('aria-valuetext')))`,
    )
  const press = (action: string) =>
    browser.evaluate(`document.querySelector('[data-action="${action}"]').click()`)
  /** Events as a pointer makes them, at shares of an element's width. */
  const drag = (selector: string, from: number, to: number, more = '') =>
    browser.evaluate(`void (() => {
      const element = document.querySelector('${selector}')
      const box = element.getBoundingClientRect()
      const at = (share) => ({ bubbles: true, cancelable: true, pointerId: 1, button: 0, buttons: 1,
        clientX: box.left + box.width * share, clientY: box.top + 3, ${more} })
      // Only a pointer that is there can be captured.
      Element.prototype.setPointerCapture = () => undefined
      element.dispatchEvent(new PointerEvent('pointerdown', at(${from})))
      for (const share of [0.5, 1]) element.dispatchEvent(new PointerEvent('pointermove', at(${from} + (${to} - ${from}) * share)))
      element.dispatchEvent(new PointerEvent('pointerup', at(${to})))
    })()`)
  const showAll = async () => {
    await press('zoom-fit')
    await browser.waitFor(`document.querySelector('[data-action="zoom-fit"]').disabled`)
  }

  beforeAll(async () => {
    browser = await launch(name)
    await browser.openPanel()
    const viewer = await browser.panel<string>(`new URL('viewer.html', location.href).href`)
    await browser.tab(1)
    await browser.navigate(viewer)
    await browser.waitFor('typeof lifeline === "object"')
    await open(12_000)
  })
  afterAll(() => browser?.close())

  async function open(facts: number): Promise<void> {
    const text = [...textOfFile(longSession(facts))].join('')
    await browser.evaluate(
      `lifeline.files.open(new File([${JSON.stringify(text)}], 'long.jsonl')).then(() => null)`,
    )
    await browser.waitFor(
      `document.querySelector('[data-file="opened"]') && document.querySelector('.brush-end')`,
    )
  }

  it('zooms around the pointer with Ctrl and the wheel, and shows all again', async () => {
    const [from, to] = await shown()
    expect(from).toBe(0)
    await browser.evaluate(`void (() => {
      const box = document.querySelector('th.time').getBoundingClientRect()
      document.querySelector('tr[data-socket] .life').dispatchEvent(new WheelEvent('wheel', {
        bubbles: true, cancelable: true, ctrlKey: true, deltaY: -60, clientX: box.left + box.width / 2, clientY: box.bottom + 30 }))
    })()`)
    await browser.waitFor(`document.querySelector('.brush.zoomed') !== null`)
    const [left, right] = await shown()
    expect(right - left).toBeLessThan(0.6 * (to - from))
    expect((left + right) / 2 / ((from + to) / 2)).toBeCloseTo(1, 1)
    await showAll()
    expect(await shown()).toEqual([from, to])
  })

  it('is brushed on the overview, and moved by dragging a life', async () => {
    await drag('[data-strip]', 0.25, 0.5)
    await browser.waitFor(`document.querySelector('.brush.zoomed') !== null`)
    const [from, to] = await shown()
    const [start, end] = [from / (to - from), to / (to - from)]
    expect(start).toBeCloseTo(1, 1)
    expect(end).toBeCloseTo(2, 1)
    await drag('tr[data-socket] .life', 0.2, 0.7)
    await browser.waitFor(
      `parseFloat(document.querySelector('.brush-end.from').getAttribute('aria-valuetext')) < ${from * 0.8}`,
    )
    await showAll()
  })

  it('goes by keys: the ends of the brush, and plus, minus and zero anywhere', async () => {
    const [, to] = await shown()
    const key = (selector: string, name: string) =>
      browser.evaluate(
        `void document.querySelector('${selector}').dispatchEvent(new KeyboardEvent('keydown', { key: '${name}', bubbles: true, cancelable: true }))`,
      )
    await key('.brush-end.to', 'ArrowLeft')
    await browser.waitFor(`document.querySelector('.brush.zoomed') !== null`)
    expect((await shown())[1] / to).toBeCloseTo(0.98, 2)
    await key('body', '+')
    await browser.waitFor(
      `parseFloat(document.querySelector('.brush-end.to').getAttribute('aria-valuetext')) < ${to * 0.9}`,
    )
    await key('body', '0')
    await browser.waitFor(`document.querySelector('.brush.zoomed') === null`)
  })

  it('lists what lived in a selected part alone, until it is given up', async () => {
    const all = await listed()
    await drag('tr[data-socket] .life', 0.4, 0.45, 'shiftKey: true')
    await browser.waitFor(`document.querySelector('[data-selected-range]') !== null`)
    const part = await listed()
    expect(part).toBeGreaterThan(0)
    expect(part).toBeLessThan(all / 2)
    await browser.evaluate(
      `void document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))`,
    )
    await browser.waitFor(`document.querySelectorAll('tr[data-socket]').length === ${all}`)
  })

  it('tells the instant under the pointer', async () => {
    await drag('tr[data-socket] .life', 0.5, 0.5)
    await browser.waitFor(
      `/^\\d+\\.\\d ms · \\d\\d:/.test(document.querySelector('[data-readout]').textContent)`,
    )
    expect(await browser.evaluate<boolean>(`document.querySelector('.list[data-pointed]') !== null`)).toBe(
      true,
    )
  })

  it('draws of a thousand sockets those in sight', async () => {
    await open(100_000)
    // In another order than that of time, sockets of a story stand by themselves.
    await browser.evaluate(`document.querySelector('[data-sort="socket"]').click()`)
    await browser.waitFor(`document.querySelector('table').getAttribute('aria-rowcount') > 1000`)
    const numbers = () =>
      browser.evaluate<string>(
        `[...document.querySelectorAll('tr[data-socket]')].map(({ dataset }) => dataset.number).join()`,
      )
    expect(await listed()).toBeLessThan(100)
    const before = await numbers()
    await browser.evaluate(`void document.querySelector('section.list').scrollTo(0, 1e6)`)
    await browser.waitFor(
      `[...document.querySelectorAll('tr[data-socket]')].map(({ dataset }) => dataset.number).join() !== '${before}'`,
    )
    expect(await listed()).toBeLessThan(100)
  })
})
