// A session as the text of a file: JSON Lines, the header first, then one fact a line.

import type { Recording } from './header.ts'

/** A piece of the file is about this long, so that a writer neither waits for it nor is called for each fact. */
const enough = 65_536

/** The text of the file in pieces, each ending with a whole line. */
export function* piecesOf({ header, facts }: Recording): Generator<string> {
  let piece = `${JSON.stringify({ ...header, facts: facts.length })}\n`
  for (const fact of facts) {
    if (piece.length >= enough) {
      yield piece
      piece = ''
    }
    piece += `${JSON.stringify(fact)}\n`
  }
  yield piece
}

/** The whole file as one text. */
export function textOfFile(recording: Recording): string {
  return [...piecesOf(recording)].join('')
}
