// Bytes of a message, sixteen a line, with what is looked for marked among the bytes and the letters beside them.

import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { findBytes, type Run } from '../../../src/payload/find-bytes.ts'
import { type HexLine, hexLines } from '../../../src/payload/payload.ts'
import { hexText } from '../../messages/taking.ts'
import { useFind } from './marked.tsx'
import { More } from './more.tsx'

/** Drawn at first, and while something is looked for; the rest when it is asked for. */
const mostLines = { first: 256, searched: 4096 }

export function Hex({ bytes }: { bytes: Uint8Array }) {
  const find = useFind()
  const [asked, more] = useState(mostLines.first)
  const drawn = find ? Math.max(asked, mostLines.searched) : asked
  const found = find ? findBytes(bytes.subarray(0, drawn * 16), find.text) : []
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the panel is scrolled by keyboard, too */}
      <pre class="mono payload" dir="ltr" tabIndex={0}>
        {found.length === 0
          ? hexText(bytes, drawn)
          : hexLines(bytes, 0, drawn).map((line, index) => (
              <Line key={line.offset} line={line} runs={within(found, index * 16)} />
            ))}
      </pre>
      {bytes.length > drawn * 16 && <More onMore={() => more(drawn * 4)} />}
    </>
  )
}

/** The parts of the runs on the line that begins here, counted from its first byte. */
function within(found: readonly Run[], start: number): readonly (Run & { readonly of: number })[] {
  return found
    .filter(({ from, to }) => from < start + 16 && to > start)
    .map(({ from, to }) => ({ from: Math.max(0, from - start), to: Math.min(16, to - start), of: from }))
}

function Line({ line, runs }: { line: HexLine; runs: ReturnType<typeof within> }) {
  const hex: (JSX.Element | string)[] = []
  const ascii: (JSX.Element | string)[] = []
  let at = 0
  for (const { from, to, of } of runs) {
    // One run is one thing that was found, however many pieces it is drawn in.
    hex.push(
      line.hex.slice(at * 3, from * 3),
      <mark data-found={of}>{line.hex.slice(from * 3, to * 3 - 1)}</mark>,
    )
    hex.push(line.hex.slice(to * 3 - 1, to * 3))
    ascii.push(line.ascii.slice(at, from), <mark data-found={of}>{line.ascii.slice(from, to)}</mark>)
    at = to
  }
  return (
    <>
      {line.offset}
      {'  '}
      {hex}
      {line.hex.slice(at * 3)}
      {' '.repeat(49 - line.hex.length)}
      {ascii}
      {line.ascii.slice(at)}
      {'\n'}
    </>
  )
}
