// The terminal's entry: chooses the command, and turns every failure into a sentence and an exit code.

import { printableLines } from '../core/printable.ts'
import { type Command, type ExitCode, InputError, type Io, UsageError } from './command.ts'
import { compare } from './commands/compare.ts'
import { diagnose } from './commands/diagnose.ts'
import { record } from './commands/record.ts'
import { report } from './commands/report.ts'

const commands: readonly Command[] = [record, diagnose, compare, report]

const exits = `Exit codes: 0 nothing flagged, nothing differs, every expectation met; 1 the opposite;
2 wrong usage, or input that cannot be used.`

function help(): string {
  const lines = commands.map(({ name, synopsis, about }) => `  lifeline ${name} ${synopsis}\n      ${about}`)
  return `Why did this WebSocket close before it opened?\n\n${lines.join('\n')}\n\n${exits}\n`
}

function helpOf({ name, synopsis, about, options }: Command): string {
  return `lifeline ${name} ${synopsis}\n${about}\n\n${options.map((line) => `  ${line}`).join('\n')}\n\n${exits}\n`
}

/** Runs one command line, without `lifeline` itself. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    io.out(help())
    return name === undefined ? 2 : 0
  }
  const command = commands.find((each) => each.name === name)
  if (!command) {
    io.err(printableLines(`There is no command ${name}.\n\n${help()}`))
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(helpOf(command))
    return 0
  }
  try {
    return await command.run(rest, io)
  } catch (error) {
    if (error instanceof UsageError || isArgumentError(error))
      io.err(printableLines(`${(error as Error).message}\n\n${helpOf(command)}`))
    else if (error instanceof InputError) io.err(printableLines(`${error.message}\n`))
    else throw error
    return 2
  }
}

const isArgumentError = (error: unknown) =>
  String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS_')
