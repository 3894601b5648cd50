// npm run screenshots: a picture of every view as different people see it, from real Chromium, and of the panel and
// the settings in Firefox as well; all of them on one sheet to look through, out/screenshots/index.html. It judges nothing.
//
//   npm run screenshots -- --only message --look narrow,dark

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { DrivenBrowser, PageLook } from '../src/cli/browsers/driven-browser.ts'
import { type Markup, markup } from '../src/core/report/markup.ts'
import { launch } from '../test/e2e/driven-lab.ts'
import { record, setStage } from '../test/e2e/stage.ts'
import { reach } from '../test/e2e/steps.ts'
import { views } from '../test/e2e/views.ts'
import { startLab } from '../test/lab/server.ts'

interface Look extends PageLook {
  readonly fromRight?: boolean
}

const looks: Readonly<Record<string, Look>> = {
  light: {},
  dark: { dark: true },
  narrow: { width: 360, height: 720 },
  low: { height: 320 },
  wide: { width: 2560, height: 800 },
  'from-right': { fromRight: true },
  'high-contrast': { dark: true, forcedColors: true },
}

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, look: { type: 'string', default: '' } },
})
const out = new URL('../out/screenshots/', import.meta.url).pathname
const chosen = Object.entries(looks).filter(([name]) =>
  values.look.split(',').some((each) => name.includes(each)),
)
const taken: [view: string, files: string[]][] = []

async function ofEveryView(): Promise<void> {
  const stage = await setStage()
  const { browser } = stage
  try {
    for (const view of views.filter(({ name }) => name.includes(values.only))) {
      const files: string[] = []
      await browser.look({})
      await reach(stage, view)
      for (const [name, look] of chosen) {
        await browser.evaluate(`void (document.documentElement.dir = '${look.fromRight ? 'rtl' : 'ltr'}')`)
        await browser.look(look)
        await browser.evaluate(
          'Promise.all(document.getAnimations().map(({ finished }) => finished)).then(() => null)',
        )
        files.push(`${view.name}.${name}.png`)
        await browser.screenshot(`${out}${files.at(-1)}`)
      }
      taken.push([view.name, files])
      console.log(view.name)
    }
  } finally {
    await stage.close()
  }
}

/** The panel where it usually is, in the DevTools of both browsers; and their settings page. */
async function ofThePanel(name: DrivenBrowser['name']): Promise<void> {
  const lab = await startLab()
  const browser = await launch(name)
  try {
    await record(browser, lab)
    await browser.panel(
      `lifeline.select(lifeline.session().sockets.find(({ verdict }) => verdict?.rule === 'effect-ran-twice').number)`,
    )
    await browser.waitForPanel(`document.querySelector('[data-verdict-title]') !== null`)
    const files: string[] = []
    for (const dark of [false, true]) {
      files.push(`panel-in-${name}.${dark ? 'dark' : 'light'}.png`)
      await browser.panelScreenshot(`${out}${files.at(-1)}`, { dark })
    }
    const settings = await browser.panel<string>(`new URL('options.html', location.href).href`)
    await browser.tab(1)
    await browser.look({})
    await browser.navigate(settings)
    await browser.waitFor(`document.querySelector('#memory') !== null`)
    files.push(`settings-in-${name}.png`)
    await browser.screenshot(`${out}${files.at(-1)}`)
    taken.push([`In ${name}`, files])
  } finally {
    await browser.close()
    await lab.stop()
  }
}

const style: Markup = {
  markup: `body{font:14px/1.4 system-ui,sans-serif;margin:1rem}img{height:300px;border:1px solid #888;vertical-align:top}
div{display:flex;gap:8px;overflow-x:auto}`,
}

function sheet(): string {
  const rows = taken.map(
    ([view, files]) =>
      markup`<h2>${view}</h2><div>${files.map((file) => markup`<a href="${file}"><img src="${file}" alt="${file}" title="${file}" loading="lazy"></a>`)}</div>`,
  )
  return `<!doctype html>\n${markup`<html lang="en"><head><meta charset="utf-8"><title>Lifeline, every view</title><style>${style}</style></head><body><h1>Every view</h1>${rows}</body></html>`.markup}\n`
}

if (values.only + values.look === '') await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
if (values.only === '') for (const name of ['chromium', 'firefox'] as const) await ofThePanel(name)
await ofEveryView()
await writeFile(`${out}index.html`, sheet())
console.log(`\nTo look through: ${out}index.html`)
