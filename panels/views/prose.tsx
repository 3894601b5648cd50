// A sentence whose `code` stands in backticks. Always text, never markup. A call site among the code is named as
// its author wrote it, where a source map tells.

import type { Fact, Frame } from '../../src/core/fact.ts'
import { printable } from '../../src/core/printable.ts'
import { frameName } from '../../src/core/words.ts'
import { useSourceMaps } from './context.ts'

export function Prose({ text, frames = [] }: { text: string; frames?: readonly Frame[] }) {
  const frameOf = (part: string) => frames.find((frame) => printable(frameName(frame)) === part) ?? null
  return (
    <>
      {printable(text)
        .split('`')
        .map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
          <Part key={index} text={part} isCode={index % 2 === 1} frame={frameOf(part)} />
        ))}
    </>
  )
}

/** The innermost frame of every call site. */
export const framesOf = (facts: readonly Fact[]) =>
  facts.flatMap((fact) => ('site' in fact && fact.site[0] ? fact.site[0] : []))

interface Told {
  readonly text: string
  readonly isCode: boolean
  /** The call site that the code names, where it names one. */
  readonly frame: Frame | null
}

function Part({ text, isCode, frame }: Told) {
  if (isCode) return <Code text={text} frame={frame} />
  return text === '' ? null : <bdi>{text}</bdi>
}

function Code({ text, frame }: { text: string; frame: Frame | null }) {
  const maps = useSourceMaps()
  const shown = frame && maps?.original(frame)?.frame
  return (
    <code title={shown ? text : undefined}>
      <bdi>
        {shown
          ? printable(
              `${frameName(shown)}${shown.function && !frame?.function ? ` (${shown.function})` : ''}`,
            )
          : text}
      </bdi>
    </code>
  )
}
