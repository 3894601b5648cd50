// The panel in Turkish, in real browsers. Debian's have no Turkish of their own, so the extension is made to have no
// other language: then browsers take its messages from there, as they do in a Turkish browser.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { BrowserName, Scenario } from '../lab/scenario.ts'
import { scenarios } from '../lab/scenarios.ts'
import { startLab } from '../lab/server.ts'
import { englishIn } from '../turkish.ts'
import { choose, launch, names, socketsOf } from './drive.ts'

const root = new URL('../../', import.meta.url).pathname

function scenario(id: string): Scenario {
  const found = scenarios.find((each) => each.id === id)
  if (!found) throw new Error(`the lab has no scenario ${id}`)
  return found
}

/** The built extension with Turkish alone. */
async function turkishOnly(name: BrowserName, folder: string): Promise<string> {
  const extension = join(folder, name)
  await cp(join(root, 'dist', name), extension, { recursive: true })
  const path = join(extension, 'manifest.json')
  const manifest = JSON.parse(await readFile(path, 'utf8'))
  await writeFile(path, JSON.stringify({ ...manifest, default_locale: 'tr' }))
  await rm(join(extension, '_locales/en'), { recursive: true })
  return extension
}

/** Where the core's words stand alone; the browser's own words, a site's and a server's are in the evidence. */
const parts = ['[data-verdict]', '.hypotheses', '[data-checklist]', '[data-siblings]', '.ladder']

it.each(names)('verdict, hypotheses and checklist have no English sentence in Turkish (%s)', async (name) => {
  const folder = await mkdtemp(join(tmpdir(), 'lifeline-turkish-'))
  const lab = await startLab()
  const browser = await launch(name, { extension: await turkishOnly(name, folder) })
  const textOf = (selector: string) =>
    browser.panel<string>(`document.querySelector('${selector}')?.textContent ?? ''`)
  try {
    await browser.openPanel()
    const sockets = await socketsOf({ browser, lab }, scenario('dashboard-double-mount'))
    const flagged = sockets.find((socket) => socket.flagged)
    await choose(browser, `[data-socket="${flagged?.id}"]`)
    expect(await textOf('[data-verdict-title]')).toBe(
      'Açılmadan önce sayfa tarafından kapatıldı: iki kez çalışan bir effect',
    )
    expect(await textOf('[data-verdict-sentence]')).toMatch(
      /, kurucudan [\d.]+ ms sonra, readyState CONNECTING iken close\(\) çağırdı; aynı URL’ye giden soket #3 /,
    )
    expect(await textOf('[data-hypothesis="page-closed"]')).toContain('Sayfa erken kapattı')
    expect(await textOf('[data-question="frames"]')).toContain('Çerçeve görüldü mü?')
    for (const part of parts) {
      const text = await textOf(part)
      expect(text, part).not.toBe('')
      expect(englishIn(text), part).toEqual([])
    }
    // What machines read is the same in every language.
    expect(flagged?.verdict?.rule).toBe('effect-ran-twice')
    expect(flagged?.verdict?.certainty).toBe('certain')
  } finally {
    await browser.close()
    await lab.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
