// What was recorded is nowhere on the disk, in a private window or another: there is one log, in memory. Something
// that the page itself stores is waited for, so that the browser has had its time to write.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { until } from '../../src/cli/browsers/driven-browser.ts'
import { startLab } from '../lab/server.ts'
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

it.each(names)(
  'what was recorded is not on the disk (%s)',
  async (name) => {
    const folder = await mkdtemp(join(tmpdir(), 'lifeline-disk-'))
    const before = process.env.TMPDIR
    process.env.TMPDIR = folder
    const lab = await startLab()
    const browser = await launch(name)
    try {
      const [recorded, control] = [random(), random()]
      const socketUrl = `${lab.origin.replace('http', 'ws')}/ws/ok-echo?${recorded}`
      await browser.openPanel()
      await browser.navigate(`${lab.origin}/`)
      await browser.evaluate(`void localStorage.setItem('control', '${control}')`)
      await browser.evaluate(`void (window.socket = Object.assign(new WebSocket('${socketUrl}'), {
      onopen() { this.send('${recorded}') },
      onmessage() { this.close(3000, '${recorded.slice(0, 30)}') },
    }))`)
      await browser.waitFor('window.socket.readyState === 3')
      await settled(browser, 1)
      // The next background finds the log again: it was kept.
      await browser.stopBackground()
      await browser.closePanel()
      await browser.openPanel()
      await browser.waitForPanel('window.lifeline.session().sockets.length === 1')
      expect((await session(browser)).sockets[0]?.log).toContain(recorded)

      await until('the browser to write', async () => (await filesWith(folder, control)).length > 0, 60_000)
      expect(await filesWith(folder, recorded.slice(0, 30))).toEqual([])
    } finally {
      await browser.close()
      await lab.stop()
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
      await rm(folder, { recursive: true, force: true })
    }
  },
  200_000,
)
