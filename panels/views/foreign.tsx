// Text that a page, a server or a file chose: always text, never markup; its own direction stays its own, and what
// would be invisible or move its neighbours is written out.

import { printable, printableLines } from '../../src/core/printable.ts'

interface Props {
  readonly text: string
  readonly class?: string
  /** Line breaks stay line breaks. */
  readonly lines?: boolean
}

export function Foreign({ text, class: name, lines = false }: Props) {
  return <bdi {...(name ? { class: name } : {})}>{lines ? printableLines(text) : printable(text)}</bdi>
}
