// Runs a command line as a shell would, and gives what it said.

import type { ExitCode } from '../../src/cli/command.ts'
import { run } from '../../src/cli/main.ts'

export interface Ended {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
}

export async function lifeline(...args: readonly string[]): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await run(args, {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    live: false,
  })
  return { code, out: out.join(''), err: err.join('') }
}
