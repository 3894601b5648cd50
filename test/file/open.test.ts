// Files as people have them: of any version, packed or not, in pieces as a disk or a network gives them.

import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/core/diagnose.ts'
import { recordingOf } from '../../src/core/file/describe.ts'
import { endOfRecording } from '../../src/core/file/end.ts'
import { version } from '../../src/core/file/header.ts'
import { upgradable } from '../../src/core/file/upgrade.ts'
import { textOfFile } from '../../src/core/file/write.ts'
import { logOf } from '../../src/core/log.ts'
import { parse } from '../../src/core/notation.ts'
import { fileName } from '../../src/file/names.ts'
import { type Opening, openFile } from '../../src/file/open.ts'
import { bytesOf } from '../../src/file/save.ts'

const fixtures = new URL('../fixtures/sessions/', import.meta.url)

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const open = (bytes: Uint8Array | string, opening?: Opening, size = 1000) =>
  openFile(pieces(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, size), opening)

async function opened(bytes: Uint8Array | string, opening?: Opening, size?: number) {
  const found = await open(bytes, opening, size)
  if (!found.ok) throw new Error(found.why)
  return found.value
}

const facts = parse(`
  socket doc.1
  100.0  0  constructed  ws://h/chat?name=Jürgen€😀
  110.0  1  open-fired
  130.0  3  close-fired  1000  clean
`).flatMap((section) => section.facts)
const recording = recordingOf(facts, {
  writer: { name: 'Lifeline', version: '0.1.0' },
  browser: { kind: 'firefox', name: 'Firefox', version: '153.0' },
  os: 'Linux x86_64',
  savedAt: null,
  settings: null,
})

describe('a session file', () => {
  it.each([
    [false, 1],
    [false, 7],
    [true, 1],
    [true, 7],
  ])('is opened as it was saved (packed: %s, in pieces of %d bytes)', async (pack, size) => {
    const saved: Uint8Array[] = []
    for await (const piece of bytesOf(recording, pack)) saved.push(piece)
    const progress: number[] = []
    const whole = Buffer.concat(saved)
    const found = await opened(whole, { progress: (read) => progress.push(read) }, size)
    expect(found).toEqual({ recording, damage: null })
    expect(progress.at(-1)).toBe(whole.length)
  })

  it('gives its facts as they are read', async () => {
    const heard: unknown[] = []
    await opened(textOfFile(recording), { facts: (some) => heard.push(...some) }, 50)
    expect(heard).toEqual(facts)
  })

  it('may begin with a byte order mark, as a HAR may', async () => {
    const har = JSON.stringify({ log: { version: '1.2', creator: { name: 'x', version: '1' }, entries: [] } })
    for (const size of [1, 1000]) {
      expect(await opened(`\ufeff${textOfFile(recording)}`, {}, size)).toEqual({ recording, damage: null })
      expect((await opened(`\ufeff${har}`, {}, size)).damage).toBeNull()
    }
  })

  it('whose packing breaks off is read up to there', async () => {
    const long = recordingOf(
      Array.from({ length: 5000 }, (_, n) => ({
        kind: 'error-fired' as const,
        about: facts[0]?.about as never,
        at: n * 7.3,
        state: 3 as const,
      })),
      { ...recording.header, page: { url: '', title: '' } },
    )
    const whole = gzipSync(textOfFile(long))
    const found = await opened(whole.subarray(0, whole.length * 0.6))
    expect(found.recording.facts.length).toBeGreaterThan(500)
    expect(found.recording.facts.length).toBeLessThan(5000)
    expect(found.damage?.line).toBe(found.recording.facts.length + 2)
    expect(found.damage?.why).toMatch(/^its packing is damaged/)
  })

  it('ends to be read when it is cancelled', async () => {
    const cancel = new AbortController()
    const reading = open(
      textOfFile(recording),
      {
        signal: cancel.signal,
        progress: () => cancel.abort(new Error('no more')),
      },
      10,
    )
    await expect(reading).rejects.toThrow('no more')
  })

  it('is called after its page, browser and time', () => {
    const { header } = recordingOf(facts, {
      ...recording.header,
      page: { url: 'https://app.example:8443/a?b', title: '' },
    })
    expect(fileName({ ...header, timeOrigin: Date.UTC(2026, 10, 23, 17, 4) }, 'jsonl.gz')).toBe(
      'lifeline-app.example-8443-firefox-2026-11-23-1704.jsonl.gz',
    )
  })
})

describe('every version of the file', () => {
  const saved = new Map(readdirSync(fixtures).map((name) => [Number(/^v(\d+)\./.exec(name)?.[1]), name]))

  it('has a file that was saved in it, and a step to the next', () => {
    const versions = Array.from({ length: version }, (_, index) => index + 1)
    expect([...saved.keys()].sort()).toEqual(versions)
    expect(upgradable).toEqual(versions.slice(0, -1))
  })

  it.each([...saved])('%d opens whole, and is diagnosed', async (_, name) => {
    const text = readFileSync(new URL(name, fixtures), 'utf8')
    const { recording: found, damage } = await opened(text)
    expect(damage).toBeNull()
    expect(found.header.version).toBe(version)
    expect(found.header.captured.page).toBe(true)
    expect(found.facts.length).toBe(found.header.facts)
    const verdicts = [...diagnose(logOf(found.facts), found.header.browser.kind).values()]
    expect(verdicts.filter(({ verdict }) => verdict).length).toBeGreaterThan(0)
  })

  it('3 tells until when the session was watched, and older ones do not know', async () => {
    for (const [number, name] of saved) {
      const { recording: found } = await opened(readFileSync(new URL(name, fixtures), 'utf8'))
      const end = endOfRecording(found)
      const last = Math.max(...found.facts.map(({ at }) => at))
      if (number < 3) expect([found.header.until, end]).toEqual([null, last])
      else expect([found.header.until, end > last]).toEqual([end, true])
    }
  })

  it('1 opens on one line too, and up to a damaged fact', async () => {
    const whole = JSON.parse(readFileSync(new URL('v1.json', fixtures), 'utf8')) as { facts: unknown[] }
    const { recording: found } = await opened(JSON.stringify(whole))
    expect(found.facts).toEqual(whole.facts)
    const damaged = {
      ...whole,
      facts: whole.facts.map((fact, index) => (index === 3 ? { kind: 'no' } : fact)),
    }
    const { recording: rest, damage } = await opened(JSON.stringify(damaged))
    expect(rest.facts).toEqual(whole.facts.slice(0, 3))
    expect(damage).toEqual({ line: 1, why: 'facts[3]: not a known kind of fact: "no"' })
  })
})

describe('what is neither a session nor a HAR is refused with a sentence', () => {
  it.each([
    ['nothing', '', 'the file is empty'],
    ['junk', '\u0000\u0001\u0002', /^neither a session nor a HAR: /],
    ['another JSON', '{"a":1}', 'neither a session nor a HAR: there is no log in it'],
    ['a number', '1', 'neither a session nor a HAR: there is no log in it'],
    [
      'the future',
      '{"format":"lifeline-session","version":9}\n{}',
      /^this session was saved by a newer Lifeline/,
    ],
    ['packed junk', gzipSync('junk'), /^neither a session nor a HAR/],
    ['a broken packing', new Uint8Array([0x1f, 0x8b, 0, 0, 0]), /^its packing is damaged/],
  ])('%s', async (_, junk, why) => {
    for (const size of [1, 1000]) {
      const found = await open(junk, {}, size)
      expect(found.ok).toBe(false)
      if (!found.ok) expect(found.why).toMatch(why)
    }
  })
})
