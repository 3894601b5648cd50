// lifeline diagnose: what became of the sockets of a saved session or a HAR, and why.

import { parseArgs } from 'node:util'
import { socketJson, storyJson } from '../../core/diagnosis-json.ts'
import { endOfRecording } from '../../core/file/end.ts'
import { openSession, type Session } from '../../core/session.ts'
import type { Opened } from '../../file/open.ts'
import { type Command, type ExitCode, UsageError } from '../command.ts'
import { check, type Expectation, parseExpectation } from '../expectations.ts'
import { openPath } from '../files.ts'
import { type Diagnosed, isFlagged, tell } from '../told.ts'

export const diagnose: Command = {
  name: 'diagnose',
  synopsis: 'FILE… [--expect ENDPOINT=OUTCOME]… [--json]',
  about: 'Prints the verdicts of sessions or HARs.',
  options: [
    '--expect ENDPOINT=OUTCOME  what must become of its sockets: opens, fails, flagged, healthy or a rule',
    '--json                     the diagnosis as JSON',
  ],
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        expect: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
      },
    })
    if (positionals.length === 0) throw new UsageError('name at least one file')
    const expectations = values.expect.map(parseExpectation)
    const all: Diagnosed[] = []
    for (const path of positionals) {
      const diagnosed = await diagnosePath(path, expectations)
      all.push(diagnosed)
      if (!values.json) io.out(tell(diagnosed))
    }
    if (values.json) io.out(`${JSON.stringify(diagnosisJson(all), null, 1)}\n`)
    return exitCodeOf(all)
  },
}

/** Expectations decide, where there are any; else whether anything is flagged. */
export function exitCodeOf(all: readonly Diagnosed[]): ExitCode {
  const bad = all.some(({ session, checked }) =>
    checked.length > 0
      ? checked.some(({ met }) => !met)
      : session.rows().some(isFlagged) || session.stories().some(({ verdict }) => verdict),
  )
  return bad ? 1 : 0
}

/** Diagnoses while the file is being read. */
export async function diagnosePath(path: string, expectations: readonly Expectation[]): Promise<Diagnosed> {
  let session: Session | null = null
  const opened = await openPath(path, {
    facts(facts, { browser }) {
      session ??= openSession(browser.kind)
      session.append(facts)
    },
  })
  return diagnosed(path, opened, expectations, session)
}

/** The diagnosis of a session that was opened, or just recorded. */
export function diagnosed(
  name: string,
  { recording, damage }: Opened,
  expectations: readonly Expectation[],
  known: Session | null = null,
): Diagnosed {
  const { header, facts } = recording
  const session = known ?? openSession(header.browser.kind)
  if (!known) session.append(facts)
  const now = endOfRecording(recording)
  session.advance(now)
  return { name, header, damage, session, now, checked: check(expectations, session.rows()) }
}

/** Diagnoses as JSON. */
export function diagnosisJson(all: readonly Diagnosed[]): unknown {
  return {
    format: 'lifeline-diagnosis',
    version: 1,
    sessions: all.map(({ name, header, damage, session, now, checked }) => ({
      name,
      header,
      damage,
      flagged: session.rows().filter(isFlagged).length,
      sockets: session.rows().map((row) => socketJson(row, now)),
      stories: session.stories().map(storyJson),
      expectations: checked,
    })),
  }
}
