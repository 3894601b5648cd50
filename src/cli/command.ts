// What every command of the terminal has in common: how it is described, what it may say, and how it ends.

/** 0: nothing flagged, nothing differs, every expectation met. 1: the opposite. 2: wrong usage or input. */
export type ExitCode = 0 | 1 | 2

export interface Io {
  /** To standard output: results. */
  out(text: string): void
  /** To standard error: progress and failures. */
  err(text: string): void
  /** Whether standard error is a terminal, on which a line may be written over. */
  readonly live: boolean
}

export interface Command {
  readonly name: string
  /** What follows the name: `FILE… [--json]`. */
  readonly synopsis: string
  /** One line. */
  readonly about: string
  /** The options, a line each. */
  readonly options: readonly string[]
  run(args: readonly string[], io: Io): Promise<ExitCode>
}

/** Said to whoever calls a command with what it cannot do; ends with exit code 2. */
export class UsageError extends Error {}

/** Said of a file, page or browser that cannot be used; ends with exit code 2. */
export class InputError extends Error {}
