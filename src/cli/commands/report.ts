// lifeline report: a saved session in another form: a report for people, a HAR, or a session without its secrets.

import { parseArgs } from 'node:util'
import { printable, printableLines } from '../../core/printable.ts'
import type { Replaced } from '../../core/redact/pseudonyms.ts'
import { redact } from '../../core/redact/redact.ts'
import { plural } from '../../core/words.ts'
import { type Command, UsageError } from '../command.ts'
import { formOf, openPath, writePath } from '../files.ts'

export const report: Command = {
  name: 'report',
  synopsis: 'FILE -o OUT [--preview] [--no-redact]',
  about: 'Writes a session or HAR as .html, .md, .txt, .har, .jsonl or .jsonl.gz: the ending of OUT chooses.',
  options: [
    '-o, --out OUT              where to write',
    '--preview                  only say which secrets would be replaced, and by what',
    '--no-redact                leave cookies, tokens and messages as they were recorded',
  ],
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string', short: 'o' },
        preview: { type: 'boolean', default: false },
        'no-redact': { type: 'boolean', default: false },
      },
    })
    const [path, ...others] = positionals
    if (path === undefined || others.length > 0) throw new UsageError('name one file')
    if (values.preview) {
      io.out(preview(redact((await openPath(path)).recording).replaced))
      return 0
    }
    if (values.out === undefined) throw new UsageError('say where to write: -o report.html')
    const write = formOf(values.out)
    const { recording, damage } = await openPath(path)
    if (damage) io.err(printableLines(`${path}: read up to line ${damage.line}: ${damage.why}\n`))
    const { recording: given, replaced } = values['no-redact']
      ? { recording, replaced: [] }
      : redact(recording)
    await writePath(values.out, write(given))
    io.out(
      `${values.out}: written${replaced.length > 0 ? `, ${plural(replaced.length, 'secret')} replaced` : ''}\n`,
    )
    return 0
  },
}

/** A line for each secret; bodies of messages are counted. */
function preview(replaced: readonly Replaced[]): string {
  const messages = replaced.filter(({ kind }) => kind === 'message')
  const lines = replaced
    .filter(({ kind }) => kind !== 'message')
    .map(({ kind, name, shown, pseudonym, uses }) => {
      const what = `${kind} ${name}`.trim().padEnd(28)
      return `${what} ${shown}, ${uses} ×, becomes ${pseudonym}`
    })
  if (messages.length > 0)
    lines.push(`message bodies               ${messages.length}, each becomes redacted-message-…`)
  return `${lines.length > 0 ? lines.map(printable).join('\n') : 'Nothing looks like a secret.'}\n`
}
