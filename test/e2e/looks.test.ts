// How the panel meets a person, in real browsers: on what is wrong, in the theme around it, as it was left, without
// motion where none is wanted, and with the focus always to be seen.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DrivenBrowser } from '../../src/cli/browsers/driven-browser.ts'
import { scenario } from '../lab/scenarios.ts'
import { type Lab, startLab } from '../lab/server.ts'
import { launch, names, session, socketsOf } from './drive.ts'

describe.each(names)('the look of the panel (%s)', (name) => {
  let lab: Lab
  let browser: DrivenBrowser
  let pages: Readonly<Record<'viewer' | 'options' | 'popup', string>>

  const evaluate = <T>(expression: string) => browser.evaluate<T>(expression)
  const show = async (page: string) => {
    await browser.navigate('about:blank')
    await browser.navigate(page)
    await browser.waitFor(`document.querySelector('#app')?.children.length > 0`)
  }
  const showSession = async () => {
    await show(pages.viewer)
    await browser.waitFor(
      `document.querySelector('[data-verdict-title]') && document.querySelector('[data-strip]')`,
    )
  }
  const key = (selector: string, pressed: string) =>
    evaluate(
      `void document.querySelector('${selector}').dispatchEvent(new KeyboardEvent('keydown', { key: '${pressed}', bubbles: true }))`,
    )

  beforeAll(async () => {
    lab = await startLab()
    // What is set so in DevTools themselves; Chromium's follow the system, which is dark below.
    browser = await launch(name, { prefs: { 'devtools.theme': 'dark' } })
    await browser.openPanel()
    await socketsOf({ browser, lab }, scenario('dashboard-double-mount'))
    const page = (file: string) => browser.panel<string>(`new URL('${file}', location.href).href`)
    pages = {
      viewer: await page('viewer.html?tab=first'),
      options: await page('options.html'),
      popup: await page('popup.html'),
    }
  })
  afterAll(async () => {
    await browser?.close()
    await lab?.stop()
  })

  it('opens on the flagged socket, with its row in sight', async () => {
    await browser.waitForPanel(`document.querySelector('[data-verdict-title]') !== null`)
    const flagged = (await session(browser)).sockets.find(({ verdict }) => verdict !== null)
    expect(await browser.panel(`document.querySelector('[data-lifeline]').dataset.selectedSocket`)).toBe(
      flagged?.id,
    )
    await browser.waitForPanel(`(() => {
      const box = (selector) => document.querySelector(selector).getBoundingClientRect()
      const [row, list, heads] = [box('tr.selected'), box('.list'), box('.list thead')]
      return row.top >= heads.bottom - 1 && row.bottom <= list.bottom + 1
    })()`)
  })

  it('is as it was left: columns, their widths, order, groups, and the list’s share', async () => {
    await browser.tab(1)
    await browser.look({})
    await showSession()
    const press = (selector: string) => evaluate(`document.querySelector('${selector}').click()`)
    const left = `JSON.stringify([
      [...document.querySelectorAll('.list th[data-column]')].map((head) => [head.dataset.column, head.ariaSort]),
      document.querySelector('.name-column').style.width,
      document.querySelector('.splitter').ariaValueNow,
      document.querySelectorAll('.list th[scope="rowgroup"]').length,
    ])`
    const fresh = await evaluate(left)
    await press('[data-action="arrange"]')
    await browser.waitFor(`document.querySelector('[data-choose-column="size"]') !== null`)
    await press('[data-choose-column="size"]')
    await press('[data-grouping="none"]')
    await press('[data-sort="outcome"]')
    await key('[data-column="socket"] .column-border', 'ArrowRight')
    await key('.splitter', 'ArrowRight')
    await browser.waitFor(
      `document.querySelector('.list [data-column="size"]') && document.querySelector('.splitter').ariaValueNow === '52'`,
    )
    const changed = await evaluate<string>(left)
    expect(changed).not.toBe(fresh)
    await showSession()
    expect(await evaluate(left)).toBe(changed)
    await evaluate('localStorage.clear()')
  })

  it('has the theme of the system on pages of its own, and of DevTools in them', async () => {
    for (const page of Object.values(pages)) {
      await show(page)
      for (const dark of [true, false]) {
        await browser.look({ dark })
        await browser.waitFor(`document.documentElement.dataset.theme === '${dark ? 'dark' : 'light'}'`)
      }
    }
    await browser.tab(0)
    const theme = await browser.panel<string>('(globalThis.browser ?? chrome).devtools.panels.themeName')
    expect(await browser.panel('document.documentElement.dataset.theme')).toBe(
      theme === 'dark' ? 'dark' : 'light',
    )
    if (name === 'firefox') expect(theme).toBe('dark')
    await browser.tab(1)
  })

  it('moves nothing where a person wants no motion', async () => {
    const moving = `[...document.querySelectorAll('*')].filter((each) => {
      const styles = [getComputedStyle(each), getComputedStyle(each, '::after')]
      return styles.some((style) => /[1-9]/.test(style.transitionDuration) || style.animationName !== 'none')
    }).length`
    for (const page of Object.values(pages)) {
      await show(page)
      await browser.look({})
      // The panel's buttons fade for whoever minds no motion; the settings have nothing that moves.
      await browser.waitFor(
        page === pages.viewer ? `${moving} > 0` : `document.querySelector('button') !== null`,
      )
      await browser.look({ reducedMotion: true })
      await browser.waitFor(`${moving} === 0`)
    }
    await browser.look({})
  })

  it('shows the focus wherever it is', async () => {
    for (const page of Object.values(pages)) {
      await (page === pages.viewer ? showSession() : show(page))
      const [reached, unseen] = await evaluate<[number, string[]]>(`(() => {
        const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
        const reached = all.filter((each) => (each.focus(), document.activeElement === each))
        const unseen = reached.filter((each) => {
          each.focus()
          const { outlineStyle, outlineWidth, opacity } = getComputedStyle(each)
          const row = each.querySelector(':scope > .row')
          const drawn = row && getComputedStyle(row).stroke !== 'none'
          return !drawn && (outlineStyle === 'none' || parseFloat(outlineWidth) < 1 || opacity === '0')
        })
        return [reached.length, unseen.map((each) => each.outerHTML.slice(0, 120))]
      })()`)
      expect(reached).toBeGreaterThan(2)
      expect(unseen).toEqual([])
    }
  })

  it('marks what is chosen where the system takes its colours away', async () => {
    await showSession()
    await browser.look({ forcedColors: true })
    await browser.waitFor(`matchMedia('(forced-colors: active)').matches`)
    const outline = (selector: string) =>
      evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).outlineStyle`)
    expect(await outline('tr.selected')).toBe('solid')
    expect(await outline('tr[data-socket]:not(.selected)')).toBe('none')
    await browser.look({})
  })
})
