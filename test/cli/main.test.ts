// The terminal on files: what it prints, what it writes, and the code it ends with.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { lifeline } from './lifeline.ts'

const fixtures = new URL('../fixtures/sessions/', import.meta.url).pathname
const session = `${fixtures}v3.jsonl`
const folder = mkdtempSync(join(tmpdir(), 'lifeline-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

const fileWith = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const header = JSON.parse(readFileSync(session, 'utf8').split('\n')[0] ?? '') as object
const constructed = {
  kind: 'constructed',
  about: 'd.1',
  at: 1e12,
  state: 0,
  url: 'ws://h/ok',
  given: 'ws://h/ok',
  protocols: [],
  site: [],
}
const sessionOf = (name: string, lines: readonly object[]) =>
  fileWith(name, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)

/** A session of one socket that opened and was closed cleanly. */
const healthy = sessionOf('healthy.jsonl', [
  { ...header, facts: null },
  constructed,
  { kind: 'open-fired', about: 'd.1', at: 1e12 + 5, state: 1, protocol: '', extensions: '' },
  { kind: 'close-fired', about: 'd.1', at: 1e12 + 9, state: 3, code: 1000, clean: true, reason: '' },
])

describe('lifeline diagnose', () => {
  it('prints why, with the facts that prove it, and ends with 1 where something is flagged', async () => {
    const { code, out, err } = await lifeline('diagnose', session)
    expect(code).toBe(1)
    expect(err).toBe('')
    expect(out).toMatch(/3 sockets, 1 flagged/)
    expect(out).toMatch(/✗ #2 {2}localhost:\d+\/ws\/dashboard\/ {3}Closed by the page before open/)
    expect(out).toMatch(/certain · effect-ran-twice\n {4}· close\(\) before open/)
  })

  it('ends with 0 where nothing is', async () => {
    const { code, out } = await lifeline('diagnose', healthy)
    expect(code).toBe(0)
    expect(out).toMatch(/✓ #1 {2}h\/ok {3}Closed cleanly by the server/)
  })

  it.each([
    [4000, 0, '✓ #1  h/ok   Connecting for 4 s'],
    [6000, 1, 'connecting for more than 5 s'],
  ])('knows how long a socket waited while nothing more happened: %d ms', async (waited, exit, told) => {
    const path = sessionOf('waiting.jsonl', [{ ...header, until: 1e12 + waited, facts: 1 }, constructed])
    const { code, out } = await lifeline('diagnose', path)
    expect(out).toContain(told)
    expect(code).toBe(exit)
  })

  it('gives the same as JSON', async () => {
    const { code, out } = await lifeline('diagnose', session, healthy, '--json')
    expect(code).toBe(1)
    const told = JSON.parse(out)
    expect(told).toMatchObject({
      format: 'lifeline-diagnosis',
      version: 1,
      sessions: [
        { name: session, flagged: 1, damage: null, header: { browser: { kind: 'firefox' } } },
        { name: healthy, flagged: 0 },
      ],
    })
    expect(told.sessions[0].sockets[1].verdict.rule).toBe('effect-ran-twice')
  })

  it('is decided by expectations, where there are any', async () => {
    const met = await lifeline('diagnose', session, '--expect', '/ws/dashboard/=flagged')
    expect(met.code).toBe(1)
    const all = await lifeline('diagnose', session, '--expect', '/ws/chat/=opens', '--expect', '*=healthy')
    expect(all.code).toBe(1)
    expect(all.out).toMatch(
      /as expected: \/ws\/chat\/ opens\nNOT AS EXPECTED: \* healthy; #2: Closed by the page/,
    )
    const chat = await lifeline('diagnose', session, '--expect', '/ws/chat/=healthy')
    expect(chat.code).toBe(0)
  })

  it('says of a damaged file how far it was read', async () => {
    const half = fileWith('half.jsonl', readFileSync(session, 'utf8').slice(0, -200))
    const { code, out } = await lifeline('diagnose', half)
    expect(code).toBe(1)
    expect(out).toMatch(/! read up to line \d+: it is cut off \(\d+ of \d+ facts were read before\)/)
  })

  it.each([
    ['a file that is not there', join(folder, 'none'), 'there is no such file'],
    ['a folder', folder, 'it is a folder'],
    ['binary junk', fileWith('junk', '\u0000\u0001\u0002'), 'neither a session nor a HAR'],
    ['what would steer the terminal', fileWith('steering', '\u001b]0;title\u0007\u001b[31m'), '\\u001b]0;'],
    ['another JSON', fileWith('other.json', '{"log":7}'), 'there is no log in it'],
    [
      'a file from the future',
      fileWith('new.jsonl', '{"format":"lifeline-session","version":7}\n'),
      'newer Lifeline',
    ],
  ])('ends with 2 and a sentence for %s', async (_, path, why) => {
    const { code, out, err } = await lifeline('diagnose', path)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(`${path}: `)
    expect(err).toContain(why)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

describe('lifeline report', () => {
  it.each([
    ['report.html', /^<!doctype html>/i],
    ['report.md', /effect that ran twice/],
    ['report.txt', /^socket /m],
    ['report.har', /"_webSocketMessages"/],
    ['report.jsonl', /^\{"format":"lifeline-session"/],
  ])('writes %s', async (name, holds) => {
    const path = join(folder, name)
    const { code, out } = await lifeline('report', session, '-o', path)
    expect(code).toBe(0)
    expect(out).toContain(path)
    expect(readFileSync(path, 'utf8')).toMatch(holds)
  })

  it('leaves secrets out unless it is told not to', async () => {
    const token = 'hunter2-is-no-secret'
    const secret = fileWith(
      'secret.jsonl',
      readFileSync(healthy, 'utf8').replaceAll('ws://h/ok', `ws://h/ok?token=${token}`),
    )
    for (const name of ['a.html', 'a.md', 'a.txt', 'a.har', 'a.jsonl']) {
      const path = join(folder, name)
      expect((await lifeline('report', secret, '-o', path)).out).toMatch(/1 secret replaced/)
      expect(readFileSync(path, 'utf8'), name).not.toContain(token)
    }
    const path = join(folder, 'a.jsonl')
    await lifeline('report', secret, '-o', path, '--no-redact')
    expect(readFileSync(path, 'utf8')).toContain(token)
  })

  it('says before what would be replaced, and writes nothing', async () => {
    const secret = fileWith(
      'preview.jsonl',
      readFileSync(healthy, 'utf8').replaceAll('ws://h/ok', 'ws://h/ok?token=hunter2000'),
    )
    const { code, out } = await lifeline('report', secret, '--preview')
    expect(code).toBe(0)
    expect(out).toMatch(/^query token +present, 10 characters, \d+ ×, becomes redacted-query-1$/m)
    expect(out).not.toContain('hunter2000')
    expect((await lifeline('report', healthy, '--preview')).out).toBe('Nothing looks like a secret.\n')
  })

  it('gives a session that says the same when it is opened again, packed or as HAR', async () => {
    const before = JSON.parse((await lifeline('diagnose', session, '--json')).out).sessions[0].sockets
    for (const name of ['again.jsonl.gz', 'again.har']) {
      const path = join(folder, name)
      await lifeline('report', session, '-o', path, '--no-redact')
      const after = JSON.parse((await lifeline('diagnose', path, '--json')).out).sessions[0].sockets
      expect(after, name).toEqual(before)
    }
  })
})

describe('lifeline compare', () => {
  it('ends with 0 for a session and itself, and with 1 for one in which something is another', async () => {
    const same = await lifeline('compare', session, session)
    expect(same.code).toBe(0)
    const other = await lifeline('compare', session, healthy)
    expect(other.code).toBe(1)
    const json = await lifeline('compare', session, healthy, '--json')
    expect(json.code).toBe(1)
    expect(JSON.parse(json.out)).toHaveProperty('differs', true)
  })

  it('holds two groups of one session against each other', async () => {
    const { code, out } = await lifeline(
      'compare',
      session,
      session,
      '--a',
      '/ws/chat/',
      '--b',
      '/ws/dash*',
      '--json',
    )
    expect(code).toBe(1)
    const { a, b } = JSON.parse(out)
    expect([a.sockets, b.sockets]).toEqual([1, 2])
  })

  it.each(['html', 'md', 'txt'])('is written as .%s', async (ending) => {
    const path = join(folder, `compared.${ending}`)
    await lifeline('compare', session, healthy, '-o', path)
    expect(readFileSync(path, 'utf8').length).toBeGreaterThan(200)
  })
})

describe('wrong usage ends with 2, and the command’s help', () => {
  it.each([
    [['diagnose'], 'name at least one file'],
    [['diagnose', session, '--nonsense'], '--nonsense'],
    [['diagnose', session, '--expect', 'x'], 'ENDPOINT=OUTCOME'],
    [['report', session], 'say where to write'],
    [['report', session, '-o', 'report.pdf'], 'the ending says what to write'],
    [['compare', session], 'name two files'],
    [['compare', session, session, '-o', 'x.pdf'], 'is written as'],
    [['record', 'gopher://x', '-o', 'x.jsonl'], 'no http, https or file URL'],
    [['record', 'http://x/', '-o', 'x.jsonl', '--until', 'soon'], 'settled, or seconds'],
    [['record', 'http://x/', '-o', 'x.jsonl', '--browser', 'mosaic'], 'chromium, firefox or all'],
    [['record', 'http://x/', '-o', 'x.jsonl', '--webdriver', 'nowhere'], 'http or https URL'],
    [['fly'], 'There is no command fly'],
  ])('%j', async (args, why) => {
    const { code, out, err } = await lifeline(...args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(why)
    expect(err).toContain('Exit codes')
  })

  it('help is no failure', async () => {
    const { code, out } = await lifeline('--help')
    expect(code).toBe(0)
    expect(out).toMatch(/lifeline record URL/)
    expect((await lifeline('compare', '--help')).out).toMatch(/^lifeline compare A B/)
  })
})
