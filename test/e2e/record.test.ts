// The terminal records real pages in real browsers, here and over WebDriver, and says the same as the panel.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../../src/cli/browsers/driven-browser.ts'
import { openPath } from '../../src/cli/files.ts'
import { lifeline } from '../cli/lifeline.ts'
import { scenarios } from '../lab/scenarios.ts'
import { type Lab, startLab } from '../lab/server.ts'
import { names } from './drive.ts'

const folder = mkdtempSync(join(tmpdir(), 'lifeline-record-'))
let lab: Lab
beforeAll(async () => {
  lab = await startLab()
})
afterAll(async () => {
  await lab?.stop()
  rmSync(folder, { recursive: true })
})

function urlOf(id: string): string {
  const scenario = scenarios.find((each) => each.id === id)
  if (!scenario) throw new Error(`there is no scenario ${id}`)
  return lab.url(scenario)
}

describe.each(names)('lifeline record (%s)', (name) => {
  it('saves a page until it has settled, and ends with 1 where a socket is flagged', async () => {
    const path = join(folder, `${name}.jsonl.gz`)
    const { code, out, err } = await lifeline(
      'record',
      urlOf('dashboard-double-mount'),
      '-o',
      path,
      '--browser',
      name,
    )
    expect(code, err).toBe(1)
    expect(out).toMatch(/certain · effect-ran-twice/)
    expect(err).toMatch(/: 3 sockets, 1 flagged, \d+ facts/)
    const { recording, damage } = await openPath(path)
    expect(damage).toBeNull()
    expect(recording.header).toMatchObject({
      browser: { kind: name },
      captured: { page: true, network: [name === 'chromium' ? 'devtools.network' : 'webRequest'], gaps: [] },
      page: { url: urlOf('dashboard-double-mount') },
    })
    expect(recording.facts.filter(({ kind }) => kind === 'net:responded').length).toBeGreaterThan(1)
  })

  it('runs a script in the page, and is decided by expectations', async () => {
    const script = join(folder, 'open.js')
    writeFileSync(
      script,
      `await new Promise((opened) => { new WebSocket(location.origin.replace('http', 'ws') + '/ws/ok-echo').onopen = opened })`,
    )
    const args = [
      'record',
      `${lab.origin}/`,
      '-o',
      join(folder, `${name}.html`),
      '--browser',
      name,
      '--run',
      script,
    ]
    const good = await lifeline(...args, '--until', '1', '--expect', '/ws/ok-echo=opens')
    expect(good.code, good.out + good.err).toBe(0)
    const bad = await lifeline(...args, '--until', '1', '--expect', '/ws/ok-echo=fails')
    expect(bad.code).toBe(1)
  })

  it('ends with 2 and a sentence where the page does not open, or its script fails', async () => {
    const path = join(folder, 'none.jsonl')
    const nowhere = await lifeline('record', 'http://127.0.0.1:9/', '-o', path, '--browser', name)
    expect(nowhere.code).toBe(2)
    expect(nowhere.err).toMatch(/http:\/\/127\.0\.0\.1:9\/ did not open/)
    const script = join(folder, 'bad.js')
    writeFileSync(script, `throw new Error('no such room')`)
    const failing = await lifeline('record', `${lab.origin}/`, '-o', path, '--browser', name, '--run', script)
    expect(failing.code).toBe(2)
    expect(failing.err).toMatch(/the script failed in the page: .*no such room/)
  })
})

describe('lifeline record --webdriver', () => {
  let driver: ChildProcess
  let endpoint = ''
  beforeAll(async () => {
    const probe = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => probe.once('listening', resolve))
    const { port } = probe.address() as { port: number }
    await new Promise((resolve) => probe.close(resolve))
    driver = spawn('chromedriver', [`--port=${port}`], { stdio: 'ignore' })
    endpoint = `http://127.0.0.1:${port}`
    await until('chromedriver', async () => (await fetch(`${endpoint}/status`)).ok)
  })
  afterAll(() => {
    driver?.kill()
  })

  it('saves the same page as here, with the network’s side', async () => {
    const path = join(folder, 'remote.jsonl')
    const { code, out, err } = await lifeline(
      ...['record', urlOf('dashboard-double-mount'), '-o', path],
      ...['--webdriver', endpoint, '--browser-arg=--no-sandbox', '--browser-arg=--disable-gpu'],
    )
    expect(code, out + err).toBe(1)
    expect(out).toMatch(/certain · effect-ran-twice/)
    const { recording } = await openPath(path)
    expect(recording.header.captured).toMatchObject({ page: true, network: ['devtools.network'] })
    expect(recording.facts.some(({ kind }) => kind === 'net:failed')).toBe(true)
  })

  it('ends with 2 and a sentence where there is no endpoint, or no Chromium is asked for', async () => {
    const args = ['record', `${lab.origin}/`, '-o', join(folder, 'none.jsonl'), '--webdriver']
    const nowhere = await lifeline(...args, 'http://127.0.0.1:9')
    expect(nowhere.code).toBe(2)
    expect(nowhere.err).toMatch(/chromium could not be started: /)
    const firefox = await lifeline(...args, endpoint, '--browser', 'firefox')
    expect(firefox.code).toBe(2)
    expect(firefox.err).toMatch(/only chromium is recorded/)
  })
})
