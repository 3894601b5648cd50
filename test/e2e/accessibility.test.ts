// Every view in both themes, wide and narrow, held to axe-core's rules (WCAG 2.2 A and AA, and its best practices) in a
// real browser: contrast, names, roles, order, targets.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DrivenBrowser } from '../../src/cli/browsers/driven-browser.ts'
import { launch } from './drive.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const session = readFileSync(new URL('../fixtures/sessions/v3.jsonl', import.meta.url), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[]
}

/** What a view is called, and what leads there from the session page. */
const views: readonly (readonly [name: string, act: string])[] = [
  ['the list', ''],
  ...['why', 'timeline', 'handshake', 'handlers', 'messages'].map(
    (tab) => [tab, `document.querySelector('[data-tab="${tab}"]').click()`] as const,
  ),
  [
    'a zoomed and selected part',
    `document.querySelector('[data-action="zoom-in"]').click(), setTimeout(() => document.querySelector('[data-action="select-range"]').click(), 100)`,
  ],
  [
    'a filter with problems',
    `lifeline.filter?.('url:( cod:1'), document.querySelector('[data-filter], .filter-box input')?.focus()`,
  ],
  ['the shortcuts', `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }))`],
  [
    'the export',
    `document.querySelector('dialog[open]')?.close(), document.querySelector('[data-action="export"]').click()`,
  ],
  [
    'what is compared',
    `document.querySelector('dialog[open]')?.close(), document.querySelector('[data-action="compare"]').click()`,
  ],
]

describe.each([
  ['wide', 1280],
  ['narrow', 500],
])('nothing in the way of anybody (%s)', (_, width) => {
  let browser: DrivenBrowser
  let viewer = ''

  async function violations(): Promise<readonly string[]> {
    const found = await browser.evaluate<readonly Violation[]>(`(async () => {
      if (typeof axe === 'undefined') { ${axe}; }
      // What moves or fades is looked at once it is there.
      await Promise.all(document.getAnimations().map(({ finished }) => finished))
      const { violations } = await axe.run(document, { resultTypes: ['violations'] })
      return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, failureSummary }) => ({ target: target.map(String), failureSummary })) }))
    })()`)
    return found.flatMap(({ id, nodes }) =>
      nodes.slice(0, 4).map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    )
  }

  beforeAll(async () => {
    browser = await launch('chromium', { width, height: 900 })
    await browser.openPanel()
    viewer = await browser.panel<string>(`new URL('viewer.html', location.href).href`)
    await browser.tab(1)
  })
  afterAll(() => browser?.close())

  it.each(['light', 'dark'])('the session page, %s', async (theme) => {
    await browser.navigate(viewer)
    await browser.waitFor('typeof lifeline === "object"')
    await browser.evaluate(`(lifeline.theme('${theme}'), null)`)
    const found: Record<string, readonly string[]> = { 'no session': await violations() }
    await browser.evaluate(
      `lifeline.files.open(new File([${JSON.stringify(session)}], 'session.jsonl')).then(() => null)`,
    )
    await browser.waitFor(`document.querySelector('tr[data-socket]') && document.querySelector('.brush-end')`)
    await browser.evaluate(`document.querySelector('tr[data-socket]').click()`)
    await browser.waitFor(`document.querySelector('[data-tab]') !== null`)
    for (const [name, act] of views) {
      if (act !== '') await browser.evaluate(`void (${act})`)
      await browser.evaluate(`new Promise((drawn) => setTimeout(drawn, 200))`)
      found[name] = await violations()
    }
    expect(Object.fromEntries(Object.entries(found).filter(([, each]) => each.length > 0))).toEqual({})
  })

  it.each(['options.html', 'popup.html'])('%s', async (page) => {
    await browser.navigate(viewer.replace('viewer.html', page))
    await browser.waitFor(`document.querySelector('#app')?.children.length > 0`)
    expect(await violations()).toEqual([])
  })
})
