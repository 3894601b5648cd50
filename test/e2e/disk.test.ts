// What was recorded is nowhere on the disk, in a private window or another: there is one log, in memory. Something
// that a page itself stores is waited for, so that the browser has had its time to write.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type DrivenBrowser, type LaunchOptions, until } from '../../src/cli/browsers/driven-browser.ts'
import { type Lab, startLab } from '../lab/server.ts'
import { launch, names, session, settled } from './drive.ts'

/** The files below a folder that hold a text, as UTF-8 or as UTF-16. */
async function filesWith(folder: string, text: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name)
        // A browser deletes files while it runs.
        const bytes = await readFile(path).catch(() => Buffer.alloc(0))
        return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')) ? [path] : []
      }),
  )
  return found.flat()
}

const random = () => crypto.randomUUID().replaceAll('-', '')

interface Setting {
  readonly browser: DrivenBrowser
  readonly lab: Lab
  /** Where the browser has its profile, and whatever else it writes. */
  readonly folder: string
}

/** Runs in a browser whose files are all in one folder. */
async function within(
  name: (typeof names)[number],
  options: Partial<LaunchOptions>,
  act: (setting: Setting) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lifeline-disk-'))
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  const lab = await startLab()
  const browser = await launch(name, options)
  try {
    await act({ browser, lab, folder })
  } finally {
    await browser.close()
    await lab.stop()
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    await rm(folder, { recursive: true, force: true })
  }
}

/** Has the page of the tab store something, and gives what waits until the browser has written it. */
async function storedByPage({ browser, folder }: Setting): Promise<() => Promise<void>> {
  const control = random()
  await browser.evaluate(`void localStorage.setItem('${control}', '${control}')`)
  return () =>
    until('the browser to write', async () => (await filesWith(folder, control)).length > 0, 120_000)
}

/** A socket whose URL, message and reason hold a text, recorded and shown, also by the next background. */
async function recordSocket({ browser, lab }: Setting, text: string): Promise<void> {
  const socketUrl = `${lab.origin.replace('http', 'ws')}/ws/ok-echo?${text}`
  await browser.evaluate(`void (window.socket = Object.assign(new WebSocket('${socketUrl}'), {
    onopen() { this.send('${text}') },
    onmessage() { this.close(3000, '${text}') },
  }))`)
  await browser.waitFor('window.socket.readyState === 3')
  await settled(browser, 1)
  await browser.waitForPanel(`document.querySelector('[data-socket]') !== null`)
  // The next background finds the log again: it was kept.
  await browser.stopBackground()
  await browser.closePanel()
  await browser.openPanel()
  await browser.waitForPanel('window.lifeline.session().sockets.length === 1')
  expect((await session(browser)).sockets[0]?.log).toContain(text)
}

describe.each(names)('%s', (name) => {
  it('writes nothing to the disk of what was recorded', async () => {
    await within(name, {}, async (setting) => {
      const { browser, lab, folder } = setting
      const recorded = random().slice(0, 30)
      await browser.openPanel()
      await browser.navigate(`${lab.origin}/`)
      const written = await storedByPage(setting)
      await recordSocket(setting, recorded)
      await written()
      expect(await filesWith(folder, recorded)).toEqual([])
    })
  }, 200_000)

  it('writes nothing to the disk of a private window, nor of what was asked for there', async () => {
    await within(name, { allowPrivate: true }, async (setting) => {
      const { browser, lab, folder } = setting
      const recorded = random().slice(0, 30)
      await browser.navigate(`${lab.origin}/`)
      const written = await storedByPage(setting)
      await browser.privateTab()
      await browser.openPanel()
      await browser.navigate(`${lab.origin}/?${recorded}`)
      await recordSocket(setting, recorded)
      // A filter that was used is remembered, elsewhere on the disk.
      await browser.panelType('[data-action="filter"]', `${recorded}\n`)
      await browser.waitForPanel(
        `document.querySelector('[data-action="filter"]').value.includes('${recorded}')`,
      )
      await written()
      expect(await filesWith(folder, recorded)).toEqual([])

      await browser.closeTab()
      const writtenAfter = await storedByPage(setting)
      await writtenAfter()
      expect(await filesWith(folder, recorded)).toEqual([])
    })
  }, 200_000)
})
