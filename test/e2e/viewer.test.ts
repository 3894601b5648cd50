// Saved sessions in real browsers: what the panel shows is exported without its secrets, and read again on a page of
// its own, without DevTools and without the page it came from. A tab's session is shown there too, as it is recorded.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DrivenBrowser } from '../../src/cli/browsers/driven-browser.ts'
import type { Fact } from '../../src/core/fact.ts'
import { openFile } from '../../src/file/open.ts'
import { scenarios } from '../lab/scenarios.ts'
import { type Lab, startLab } from '../lab/server.ts'
import { choose, launch, names, session, socketsOf } from './drive.ts'

const scenario = scenarios.find(({ id }) => id === 'dashboard-double-mount')

/** Gives the page of the tab a file, as a person does with the button. */
function give(browser: DrivenBrowser, name: string, text: string): Promise<void> {
  return browser.evaluate(`void (() => {
    const given = new DataTransfer()
    given.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}))
    const field = document.querySelector('[data-input="open-file"]')
    field.files = given.files
    field.dispatchEvent(new Event('change', { bubbles: true }))
  })()`)
}

const opened = (name: string) =>
  `document.querySelector('[data-file="opened"]')?.textContent.includes(${JSON.stringify(name)})`
const rows = (browser: DrivenBrowser) =>
  browser.evaluate<string[]>(
    `[...document.querySelectorAll('tr[data-socket]')].map((row) => row.dataset.path + ' ' + row.dataset.rule)`,
  )

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

describe.each(names)('a session on a page of its own (%s)', (name) => {
  let lab: Lab
  let browser: DrivenBrowser
  let viewer = ''
  let live = ''
  let saved = ''
  let facts: readonly Fact[] = []

  beforeAll(async () => {
    if (!scenario) throw new Error('the scenario is gone')
    lab = await startLab()
    browser = await launch(name)
    await browser.openPanel()
    await socketsOf({ browser, lab }, scenario)
    viewer = await browser.panel<string>(`new URL('viewer.html', location.href).href`)
  })
  afterAll(async () => {
    await browser?.close()
    await lab?.stop()
  })

  it('is saved from the panel without its secrets, and told before it leaves', async () => {
    // What a download holds, beside giving it to the browser.
    await browser.panel(`void (window.gave = '', URL.createObjectURL = ((real) => (blob) => {
      void blob.text().then((text) => { window.gave = text })
      return real.call(URL, blob)
    })(URL.createObjectURL))`)
    facts = (await session(browser)).facts
    await browser.panelClick('[data-action="export"]')
    await browser.waitForPanel(
      `document.querySelector('dialog.dialog[open] [data-leaving="replaced"]') !== null`,
    )
    expect(
      await browser.panel<string>(`document.querySelector('[data-leaving="replaced"]').textContent`),
    ).toMatch(/^\d+ secrets replaced/)
    await browser.panelClick('[data-action="save-export"]')
    await browser.waitForPanel(`window.gave !== '' && !document.querySelector('dialog.dialog').open`)
    saved = await browser.panel<string>('window.gave')
    const found = await openFile(once(saved))
    if (!found.ok) throw new Error(found.why)
    const { header, facts: left } = found.value.recording
    expect(header).toMatchObject({
      writer: { name: 'Lifeline' },
      browser: { kind: name },
      captured: { page: true, dropped: 0 },
      redacted: { message: expect.any(Number) },
    })
    // Firefox's DevTools pages are told the major version only.
    expect(parseInt(/\d[\d.]*/.exec(browser.version)?.[0] ?? '', 10)).toBe(
      parseInt(header.browser.version, 10),
    )
    expect(left.length).toBeGreaterThanOrEqual(facts.length)
    const previews = facts.flatMap((fact) => ('preview' in fact && fact.preview !== '' ? [fact.preview] : []))
    expect(previews.length).toBeGreaterThan(0)
    for (const preview of previews) expect(saved).not.toContain(JSON.stringify(preview))
  })

  it.each([
    ['text', /^socket \w+\.2\n/],
    ['markdown', /^\*\*Closed by the page before open/],
    ['curl', /^curl -i -N/],
    ['websocat', /^websocat /],
    ['playwright', /from '@playwright\/test'/],
  ])('gives a socket to the clipboard as %s', async (form, holds) => {
    // The clipboard of a headless browser is nobody's: what is copied is read where it is chosen.
    await browser.panel(`void (window.copied = '', document.execCommand = () => {
      window.copied = document.activeElement.value
      return true
    })`)
    await choose(browser, 'tr[data-rule="effect-ran-twice"][data-number="2"]')
    await browser.panelClick('[data-action="copy-menu"]')
    await browser.waitForPanel(`document.querySelector('[data-copy="${form}"]').disabled === false`)
    await browser.panelClick(`[data-copy="${form}"]`)
    await browser.waitForPanel(`window.copied !== ''`)
    expect(await browser.panel<string>('window.copied')).toMatch(holds)
    await browser.panelClick('[data-action="close-detail"]')
  })

  it('is compared with a saved one, and a group of its sockets with another', async () => {
    await browser.panelClick('[data-action="compare"]')
    await browser.waitForPanel(`document.querySelector('[data-side="a"]') !== null`)
    await browser.panel(`void (() => {
      const given = new DataTransfer()
      given.items.add(new File([${JSON.stringify(saved)}], 'monday.jsonl'))
      const field = document.querySelector('[data-input="compare-file"]')
      field.files = given.files
      field.dispatchEvent(new Event('change', { bubbles: true }))
    })()`)
    await browser.waitForPanel(`document.querySelector('[data-comparison]') !== null`)
    expect(await browser.panel<string>(`document.querySelector('[data-comparison] h2').textContent`)).toMatch(
      /^3 sockets compared/,
    )
    await browser.panelClick('[data-action="end-comparison"]')
    await browser.panelClick('[data-action="compare"]')
    await browser.waitForPanel(`document.querySelector('[data-side="a"]') !== null`)
    await browser.panel(`void (() => {
      for (const [side, at] of [['a', 1], ['b', 3]]) {
        const field = document.querySelector('[data-side="' + side + '"]')
        field.selectedIndex = at
        field.dispatchEvent(new Event('change', { bubbles: true }))
      }
    })()`)
    await browser.panelClick('[data-action="start-compare"]')
    await browser.waitForPanel(`document.querySelector('[data-comparison]') !== null`)
    expect(await browser.panel<string>(`document.querySelector('[data-comparison] dl').textContent`)).toMatch(
      /Endpoint .*Endpoint /,
    )
    await browser.panelClick('[data-action="end-comparison"]')
  })

  it('is read again without DevTools, with the same verdicts', async () => {
    live = await browser.panel<string>(
      `[...document.querySelectorAll('tr[data-socket]')].map((row) => row.dataset.path + ' ' + row.dataset.rule).join()`,
    )
    await browser.tab(1)
    await browser.navigate(viewer)
    await browser.waitFor(`document.querySelector('[data-action="open-file"]') !== null`)
    await give(browser, 'monday.jsonl', saved)
    await browser.waitFor(opened('monday.jsonl'))
    expect((await rows(browser)).join()).toBe(live)
    expect(live).toContain('effect-ran-twice')
    await browser.evaluate(`document.querySelector('tr[data-rule="effect-ran-twice"]').click()`)
    await browser.waitFor(`document.querySelector('[data-verdict-title]') !== null`)
  })

  it('is read up to a damage, and says so', async () => {
    await give(browser, 'half.jsonl', saved.slice(0, saved.length * 0.7))
    await browser.waitFor(opened('half.jsonl'))
    expect(await browser.evaluate<string>(`document.querySelector('[data-gap]').textContent`)).toMatch(
      /^Read up to line \d+: it is cut off/,
    )
    expect((await rows(browser)).length).toBeGreaterThan(0)
  })

  it('stays when the next file is none, which is said', async () => {
    await give(browser, 'notes.txt', 'dear diary')
    await browser.waitFor(`document.querySelector('[data-file="failure"]') !== null`)
    expect(
      await browser.evaluate<string>(`document.querySelector('[data-file="failure"]').textContent`),
    ).toMatch(/notes\.txt: neither a session nor a HAR/)
    expect(await browser.evaluate(opened('half.jsonl'))).toBe(true)
  })

  it('shows what a file holds as text, and runs nothing of it', async () => {
    const bad = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>\\u202e'
    const hostile = saved
      .replaceAll('/ws/dashboard/', `/ws/${bad.replaceAll('"', '\\"')}/`)
      .replaceAll('"title":"', `"title":"${bad.replaceAll('"', '\\"')}`)
    await give(browser, `${bad.replaceAll('/', '')}.jsonl`, hostile)
    await browser.waitFor(opened('<img src=x'))
    expect(await browser.evaluate('window.ran === undefined')).toBe(true)
    expect(await browser.evaluate(`document.querySelectorAll('img, script:not([src])').length`)).toBe(0)
  })

  it('is read in pieces: a large one tells how far it is, and can be stopped', async () => {
    await browser.evaluate(`void (async () => {
      const [head, ...lines] = ${JSON.stringify(saved)}.trimEnd().split('\\n')
      const header = JSON.stringify({ ...JSON.parse(head), facts: null })
      const block = lines.join('\\n') + '\\n'
      const given = new DataTransfer()
      given.items.add(new File([header + '\\n', ...Array(20_000).fill(block)], 'long.jsonl'))
      const field = document.querySelector('[data-input="open-file"]')
      field.files = given.files
      field.dispatchEvent(new Event('change', { bubbles: true }))
    })()`)
    await browser.waitFor(`(() => {
      const bar = document.querySelector('[data-file="reading"] progress')
      if (!(bar?.value > 0 && bar.value < bar.max)) return false
      document.querySelector('[data-action="cancel-reading"]').click()
      return true
    })()`)
    await browser.waitFor(`document.querySelector('[data-file="reading"]') === null`)
    expect(await browser.evaluate(opened('<img src=x'))).toBe(true)
    await browser.evaluate(`document.querySelector('[data-action="close-file"]').click()`)
    await browser.waitFor(`document.querySelector('[data-file="opened"]') === null`)
  })

  it('shows a tab as it is recorded', async () => {
    await browser.navigate(`${viewer}?tab=first`)
    await browser.waitFor(`typeof lifeline.standing === 'function' && lifeline.standing().sockets === 3`)
    expect((await rows(browser)).join()).toBe(live)
  })
})
