// The tests that Lifeline writes for Playwright, run by Playwright in the real Chromium: red while the fault is there,
// green once it is gone.

import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowsers } from '../../src/cli/browsers/find-browsers.mjs'
import { recordingOf } from '../../src/core/file/describe.ts'
import { parse } from '../../src/core/notation.ts'
import { playwrightTest } from '../../src/core/report/playwright.ts'
import { read } from '../../src/core/report/reading.ts'
import type { SubjectId } from '../../src/core/units.ts'
import { type Lab, startLab } from '../lab/server.ts'

const root = new URL('../../', import.meta.url).pathname

/** What the page does on load; a fault is mended by giving it another script. */
let script = ''
let lab: Lab
let folder: string

beforeAll(async () => {
  lab = await startLab({
    pages: (path) =>
      path === '/app'
        ? {
            status: 200,
            type: 'text/html',
            body: `<!doctype html><title>App</title><script>${script}</script>`,
          }
        : undefined,
  })
  // Beneath the repository, so that the test's own import is found.
  await mkdir(`${root}out`, { recursive: true })
  folder = await mkdtemp(`${root}out/playwright-`)
  await writeFile(
    join(folder, 'playwright.config.mjs'),
    `export default {
  testDir: '.',
  outputDir: 'results',
  reporter: 'line',
  use: {
    launchOptions: {
      executablePath: ${JSON.stringify(findBrowsers().chromium?.path)},
      args: ['--no-sandbox', '--disable-gpu'],
    },
  },
}
`,
  )
})

afterAll(async () => {
  await lab.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The source that is written for the first socket of a session with this log. */
function sourceFor(log: string): string {
  const facts = parse(log).flatMap(({ facts: found }) => found)
  const recording = recordingOf(facts, {
    writer: { name: 'Lifeline', version: '0.1.0' },
    browser: { kind: 'chromium', name: 'Chromium', version: '' },
    os: '',
    savedAt: null,
    settings: null,
  })
  return playwrightTest(read(recording), 'd.1' as SubjectId)
}

/** Runs one generated test; what Playwright said, and whether the test passed. */
async function run(source: string): Promise<{ readonly passed: boolean; readonly said: string }> {
  await writeFile(join(folder, 'copied.spec.ts'), source)
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '-c', join(folder, 'playwright.config.mjs')],
    // A runner inside of a runner must not take the outer one's settings for its own.
    { cwd: folder, env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', NO_COLOR: '1' } },
  )
  let said = ''
  child.stdout.on('data', (piece) => {
    said += piece
  })
  child.stderr.on('data', (piece) => {
    said += piece
  })
  const status = await new Promise((resolve) => child.once('close', resolve))
  return { passed: status === 0, said }
}

const socket = (path: string, then = '') =>
  `const socket = new WebSocket('ws://' + location.host + '${path}'); ${then}`

interface Case {
  readonly name: string
  readonly path: string
  /** The log of the session that the test is written from; PAGE and SOCKET stand for addresses. */
  readonly log: string
  readonly broken: string
  readonly mended: string
  readonly red: RegExp
}

const cases: readonly Case[] = [
  {
    name: 'a socket that the page closed before it opened',
    path: '/ws/ok-echo',
    log: `
      0.0  0  constructed   SOCKET
      1.0  2  close-called  -  app.js:1
      2.0  3  error-fired
      2.1  3  close-fired   1006  unclean`,
    broken: socket('/ws/ok-echo', 'socket.close()'),
    mended: socket('/ws/ok-echo'),
    red: /closed by the page before open: close\(\), error, close/,
  },
  {
    name: 'an effect that ran twice',
    path: '/ws/ok-echo',
    log: `
      0.0  0  constructed   SOCKET
      1.0  2  close-called  -  app.js:1
      2.1  3  close-fired   1006  unclean
      socket d.2  +1.5
      0.0  0  constructed   SOCKET
      9.0  1  open-fired`,
    broken: `${socket('/ws/ok-echo', 'socket.close()')}; new WebSocket(socket.url)`,
    mended: socket('/ws/ok-echo'),
    red: /closed by the page before open/,
  },
  {
    name: 'a socket that came without a session',
    path: '/ws/cookies-missing',
    log: `
      0.0  0  constructed  SOCKET
      4.0  3  net:failed   "Error during WebSocket handshake: Unexpected response code: 401"
      5.0  3  error-fired
      5.1  3  close-fired  1006  unclean`,
    broken: socket('/ws/cookies-missing'),
    mended: `document.cookie = 'session=orchard; path=/'; ${socket('/ws/cookies-missing')}`,
    red: /never opened: error, close/,
  },
  {
    name: 'a healthy socket',
    path: '/ws/ok-echo',
    log: `
      0.0  0  constructed  SOCKET
      4.0  1  open-fired`,
    broken: `try { new WebSocket('ws://' + location.host + '/ws/ok-echo', 'a b') } catch { document.title = 'threw' }`,
    mended: socket('/ws/ok-echo'),
    red: /the constructor threw: SyntaxError/,
  },
]

describe.each(cases)('the test written from $name', ({ path, log, broken, mended, red }) => {
  const source = () =>
    sourceFor(
      `socket d.0\n0.0 - ctx:document-started ${lab.origin}/app top\nsocket d.1\n${log.replaceAll(
        'SOCKET',
        `${lab.origin.replace('http', 'ws')}${path}`,
      )}`,
    )

  it('is red while it is so', async () => {
    script = broken
    const { passed, said } = await run(source())
    expect(passed, said).toBe(false)
    expect(said).toMatch(red)
  })

  it('is green once it is mended', async () => {
    script = mended
    const { passed, said } = await run(source())
    expect(passed, said).toBe(true)
    expect(said).toMatch(/1 passed/)
  })
})
