// A browser in which a page is recorded: the real one with the real extension, here or on another machine.

import type { Fact } from '../../core/fact.ts'
import type { Header } from '../../core/file/header.ts'
import type { Standing } from '../../core/standing.ts'

export interface Recorder {
  readonly browser: Header['browser']
  readonly os: string
  /** Opens the page; resolves when it has loaded. @throws {Error} when it does not */
  open(url: string): Promise<void>
  /** Runs a script's text in the page; what it returns is awaited. @throws {Error} what it throws */
  run(script: string): Promise<void>
  title(): Promise<string>
  /** How the session stands. */
  standing(): Promise<Standing>
  facts(): Promise<readonly Fact[]>
  close(): Promise<void>
}

/** Facts that are asked for at once: a megabyte or two. */
const piece = 5000

/** All facts, asked for in pieces. */
export async function inPieces(
  ask: (from: number, most: number) => Promise<readonly Fact[]>,
): Promise<readonly Fact[]> {
  const facts: Fact[] = []
  for (;;) {
    const more = await ask(facts.length, piece)
    for (const fact of more) facts.push(fact)
    if (more.length < piece) return facts
  }
}
