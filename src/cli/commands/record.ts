// lifeline record: a page in the real browser with the real extension, saved as a session.

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { recordingOf } from '../../core/file/describe.ts'
import type { Recording } from '../../core/file/header.ts'
import { redact } from '../../core/redact/redact.ts'
import { readSettings } from '../../core/settings.ts'
import type { Standing } from '../../core/standing.ts'
import { plural } from '../../core/words.ts'
import { type Command, InputError, type Io, UsageError } from '../command.ts'
import { parseExpectation } from '../expectations.ts'
import { formOf, writePath } from '../files.ts'
import { extensions, version } from '../installation.ts'
import { type BrowserName, installed, recordLocally } from '../recorders/local.ts'
import type { Recorder } from '../recorders/recorder.ts'
import { recordRemotely } from '../recorders/remote.ts'
import { settle } from '../recorders/settle.ts'
import { type Diagnosed, tell } from '../told.ts'
import { diagnosed, diagnosisJson, exitCodeOf } from './diagnose.ts'

const clock = {
  now: () => performance.now(),
  wait: (length: number) => new Promise<void>((resolve) => setTimeout(resolve, length)),
}

/** A page that never rests, or a script that never ends, is waited for so long, in milliseconds. */
const mostUnsettled = 60_000

interface Wanted {
  readonly url: string
  /** Milliseconds; null: until the page has settled. */
  readonly until: number | null
  readonly script: string | null
}

export const record: Command = {
  name: 'record',
  synopsis: 'URL -o FILE [--browser chromium|firefox|all] [--until settled|SECONDS] [--run SCRIPT]',
  about: 'Records a page in a real browser with the extension, and prints the verdicts.',
  options: [
    '-o, --out FILE             where to save: .jsonl, .jsonl.gz, .har, .html, .md or .txt;',
    '                           with several browsers, each name gets its browser before the ending',
    '--browser NAME             chromium (the usual), firefox or all',
    '--until settled|SECONDS    settled (the usual): all sockets open or ended, and nothing new for 2 s',
    '--run SCRIPT               a JavaScript file that is run in the page once it has loaded; awaited',
    '--webdriver URL            record in a browser of this WebDriver endpoint instead of one started here',
    '--expect ENDPOINT=OUTCOME  what must become of its sockets: opens, fails, flagged, healthy or a rule',
    '--no-redact                leave cookies, tokens and messages as they were recorded',
    '--headed                   show the browser',
    '--browser-arg=ARGUMENT     for the browser’s own command line, such as =--no-sandbox in a container',
    '--accept-insecure-certs    take every certificate as it is',
    '--json                     the diagnosis as JSON',
  ],
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string', short: 'o' },
        browser: { type: 'string', default: 'chromium' },
        until: { type: 'string', default: 'settled' },
        run: { type: 'string' },
        webdriver: { type: 'string' },
        expect: { type: 'string', multiple: true, default: [] },
        'no-redact': { type: 'boolean', default: false },
        headed: { type: 'boolean', default: false },
        'browser-arg': { type: 'string', multiple: true, default: [] },
        'accept-insecure-certs': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    const [url, ...others] = positionals
    if (url === undefined || others.length > 0) throw new UsageError('name one URL')
    if (!/^(?:https?|file):\/\//.test(url)) throw new UsageError(`${url} is no http, https or file URL`)
    if (values.out === undefined) throw new UsageError('say where to save: -o session.jsonl')
    const { out } = values
    const write = formOf(out)
    const expectations = values.expect.map(parseExpectation)
    const script =
      values.run === undefined
        ? null
        : await readFile(values.run, 'utf8').catch((error: Error) => {
            throw new InputError(`${values.run}: ${error.message}`)
          })
    const wanted: Wanted = { url, until: untilOf(values.until), script }
    const names = browsersOf(values.browser)
    const all: Diagnosed[] = []
    for (const name of names) {
      const options = {
        extensions,
        headless: !values.headed,
        acceptInsecureCerts: values['accept-insecure-certs'],
        args: values['browser-arg'],
      }
      const recorder = await started(name, () =>
        values.webdriver === undefined
          ? recordLocally(name, options)
          : recordRemotely(name, values.webdriver, options),
      )
      const recording = await recordIn(recorder, name, wanted, io)
      const path = names.length === 1 ? out : out.replace(/(?=\.[^./\\]+(?:\.gz)?$)/, `.${name}`)
      await writePath(path, write(values['no-redact'] ? recording : redact(recording).recording))
      const told = diagnosed(path, { recording, damage: null }, expectations)
      all.push(told)
      if (!values.json) io.out(tell(told))
    }
    if (values.json) io.out(`${JSON.stringify(diagnosisJson(all), null, 1)}\n`)
    return exitCodeOf(all)
  },
}

async function started(name: string, start: () => Promise<Recorder>): Promise<Recorder> {
  try {
    return await start()
  } catch (error) {
    if (error instanceof InputError || error instanceof UsageError) throw error
    throw new InputError(`${name} could not be started: ${sentence(error)}`)
  }
}

/** What a driver says of a failure is long, and its first line tells it. */
const sentence = (error: unknown) => (error as Error).message.split('\n')[0]?.slice(0, 300) ?? ''

/** @throws UsageError */
function untilOf(text: string): number | null {
  if (text === 'settled') return null
  const seconds = Number(text)
  if (!(seconds > 0 && seconds <= 86_400))
    throw new UsageError(`--until ${text}: write settled, or seconds up to a day`)
  return seconds * 1000
}

/** @throws UsageError */
function browsersOf(text: string): readonly BrowserName[] {
  if (text === 'all') {
    const found = installed()
    if (found.length === 0) throw new InputError('there is no browser here')
    return found
  }
  if (text !== 'chromium' && text !== 'firefox')
    throw new UsageError(`--browser ${text}: chromium, firefox or all`)
  return [text]
}

/** @throws InputError what the script threw, or that it does not end */
async function runIn(recorder: Recorder, script: string): Promise<void> {
  let ticking: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const tell = () => reject(new Error(`it did not end within ${mostUnsettled / 1000} s`))
    ticking = setTimeout(tell, mostUnsettled)
  })
  try {
    await Promise.race([recorder.run(script), late])
  } catch (error) {
    throw new InputError(`the script failed in the page: ${(error as Error).message}`)
  } finally {
    clearTimeout(ticking)
  }
}

/** Opens the page, waits as it was asked to, and takes the facts. */
async function recordIn(
  recorder: Recorder,
  name: string,
  { url, until, script }: Wanted,
  io: Io,
): Promise<Recording> {
  const start = clock.now()
  let last = ''
  const progress = ({ sockets, flagged, facts }: Standing) => {
    last = `${name}: ${plural(sockets, 'socket')}, ${flagged} flagged, ${plural(facts, 'fact')}, ${((clock.now() - start) / 1000).toFixed(0)} s`
    if (io.live) io.err(`\r\u001b[K${last}`)
  }
  const gaps: string[] = []
  try {
    await recorder.open(url).catch((error: Error) => {
      throw new InputError(`${url} did not open: ${error.message}`)
    })
    if (script !== null) await runIn(recorder, script)
    if (until === null) {
      const rested = await settle(() => recorder.standing(), mostUnsettled, clock, progress)
      if (!rested)
        gaps.push(
          `Recording ended after ${mostUnsettled / 1000} s, while the page's sockets had not come to rest.`,
        )
    } else
      while (clock.now() - start < until) {
        progress(await recorder.standing())
        await clock.wait(Math.min(200, Math.max(0, until - (clock.now() - start))))
      }
    const ended = await recorder.standing()
    progress(ended)
    const facts = await recorder.facts()
    const { browser, os } = recorder
    return recordingOf(facts, {
      writer: { name: 'Lifeline', version },
      browser,
      os,
      page: { url, title: await recorder.title().catch(() => '') },
      savedAt: Date.now(),
      until: ended.now,
      settings: { memory: readSettings(undefined).memoryPerTab },
      gaps,
    })
  } finally {
    io.err(io.live ? `\r\u001b[K${last}\n` : `${last}\n`)
    await recorder.close()
  }
}
