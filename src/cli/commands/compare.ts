// lifeline compare: two sessions side by side, socket by socket.

import { parseArgs } from 'node:util'
import { compare as compareSides } from '../../core/compare/compare.ts'
import { comparisonHtml } from '../../core/compare/html.ts'
import { comparisonMarkdown } from '../../core/compare/markdown.ts'
import { groupOf, sideOf } from '../../core/compare/side.ts'
import { comparisonText } from '../../core/compare/text.ts'
import { printableLines } from '../../core/printable.ts'
import type { Row } from '../../core/session.ts'
import { type Command, UsageError } from '../command.ts'
import { names } from '../expectations.ts'
import { openPath, writePath } from '../files.ts'

const forms: Readonly<Record<string, typeof comparisonText>> = {
  html: comparisonHtml,
  md: comparisonMarkdown,
  txt: comparisonText,
}

async function* whole(text: string): AsyncGenerator<string> {
  yield text
}

export const compare: Command = {
  name: 'compare',
  synopsis: 'A B [--a SOCKETS] [--b SOCKETS] [-o OUT] [--json]',
  about: 'Says what is the same in two sessions, what differs and why, and what only one of them has.',
  options: [
    '-o, --out OUT              write it as .html, .md or .txt instead',
    '--a SOCKETS, --b SOCKETS   of A or B only these, by URL or document (* for anything): two groups of one',
    '                           session are compared by naming its file twice',
    '--json                     the comparison as JSON',
  ],
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string', short: 'o' },
        a: { type: 'string' },
        b: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    const [a, b, ...others] = positionals
    if (a === undefined || b === undefined || others.length > 0) throw new UsageError('name two files')
    const form = values.out === undefined ? undefined : forms[/\.(\w+)$/.exec(values.out)?.[1] ?? '']
    if (values.out !== undefined && !form)
      throw new UsageError(`${values.out}: a comparison is written as .html, .md or .txt`)
    const side = async (path: string, sockets: string | undefined) => {
      const { recording, damage } = await openPath(path)
      if (damage) io.err(printableLines(`${path}: read up to line ${damage.line}: ${damage.why}\n`))
      const whole = sideOf(path, recording)
      return sockets === undefined
        ? whole
        : groupOf(`${path}: ${sockets}`, whole, (row) => isAmong(sockets, row))
    }
    const comparison = compareSides(await side(a, values.a), await side(b, values.b))
    if (values.out !== undefined && form) await writePath(values.out, whole(form(comparison)))
    if (values.json) io.out(`${JSON.stringify(comparison, null, 1)}\n`)
    else if (values.out === undefined) io.out(comparisonText(comparison))
    return comparison.differs ? 1 : 0
  },
}

/** Whether a socket is one of those that a pattern names, by its own URL or its document's. */
function isAmong(pattern: string, { socket, diagnosis }: Row): boolean {
  return names(pattern, socket.summary.url) || names(pattern, diagnosis.case.document?.url ?? '')
}
