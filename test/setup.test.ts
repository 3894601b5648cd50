// A fresh machine gets sentences it can act on, and a complete one waits for nothing.

import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findBrowsers, inspectInstallation } from '../src/cli/browsers/find-browsers.mjs'

const folder = mkdtempSync(join(tmpdir(), 'lifeline-setup-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A folder for PATH with programs that answer any question with one line. */
function pathWith(title: string, answers: Record<string, string>): string {
  const place = join(folder, title)
  mkdirSync(place)
  for (const [name, answer] of Object.entries(answers)) {
    writeFileSync(join(place, name), `#!/bin/sh\necho '${answer}'\n`)
    chmodSync(join(place, name), 0o755)
  }
  return place
}

// Elsewhere the usual places outside of PATH may hold browsers, and the answers would be this machine's.
if (process.platform === 'linux')
  describe('finding browsers on PATH', () => {
    it('reads their versions', () => {
      const PATH = pathWith('both', {
        chromium: 'Chromium 156.0.8078.79 built on Debian',
        'firefox-esr': 'Mozilla Firefox 153.7.0esr',
      })
      expect(findBrowsers({ PATH })).toEqual({
        chromium: { path: join(PATH, 'chromium'), version: '156.0.8078.79', branded: false },
        firefox: { path: join(PATH, 'firefox-esr'), version: '153.7.0esr', branded: false },
      })
    })

    it('takes Google Chrome only when there is nothing better, and says that it is branded', () => {
      const branded = pathWith('branded', { 'google-chrome': 'Google Chrome 156.0.8078.79' })
      expect(findBrowsers({ PATH: branded }).chromium).toMatchObject({ branded: true })
      const testing = pathWith('testing', { chrome: 'Google Chrome for Testing 156.0.8078.79' })
      expect(findBrowsers({ PATH: `${branded}:${testing}` }).chromium).toEqual({
        path: join(testing, 'chrome'),
        version: '156.0.8078.79',
        branded: false,
      })
    })

    it('passes over a wrapper that only tells how to install the browser', () => {
      expect(findBrowsers({ PATH: pathWith('wrapper', { chromium: 'Command not found' }) })).toEqual({})
    })

    it('prefers what the environment names, and refuses what is not there', () => {
      const named = join(pathWith('named', { mine: 'Chromium 150.0.1.2' }), 'mine')
      expect(findBrowsers({ PATH: '', LIFELINE_CHROMIUM: named }).chromium?.path).toBe(named)
      expect(() => findBrowsers({ PATH: '', LIFELINE_FIREFOX: '/nowhere/firefox' })).toThrow(
        'LIFELINE_FIREFOX names /nowhere/firefox, which is not a browser that can be started.',
      )
    })
  })

describe('an installation that cannot be asked for its version', () => {
  it('is read from its folder', () => {
    const chrome = join(folder, 'Google', 'Chrome', 'Application')
    mkdirSync(join(chrome, '156.0.8078.79'), { recursive: true })
    expect(inspectInstallation(join(chrome, 'chrome.exe'))).toMatchObject({
      version: '156.0.8078.79',
      branded: true,
    })
    const firefox = join(folder, 'Mozilla Firefox')
    mkdirSync(firefox)
    writeFileSync(join(firefox, 'application.ini'), '[App]\nName=Firefox\nVersion=153.7.0\n')
    expect(inspectInstallation(join(firefox, 'firefox.exe'))).toMatchObject({
      version: '153.7.0',
      branded: false,
    })
    expect(inspectInstallation(join(folder, 'absent', 'chrome.exe'))).toBeUndefined()
  })
})

it('sets up nothing where nothing is missing', () => {
  const script = join(import.meta.dirname, '../scripts/setup.mjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' })
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
})
