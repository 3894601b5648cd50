// A sentence whose `code` stands in backticks. Always text, never markup. A call site among the code is named as
// its author wrote it, where a source map tells.

import type { Fact, Frame } from '../../src/core/fact.ts'
import { frameName } from '../../src/core/words.ts'
import { useSourceMaps } from './context.ts'

export function Prose({ text, frames = [] }: { text: string; frames?: readonly Frame[] }) {
  return (
    <>
      {text.split('`').map((part, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
          <Code key={index} text={part} frame={frames.find((frame) => frameName(frame) === part) ?? null} />
        ) : (
          part
        ),
      )}
    </>
  )
}

/** The innermost frame of every call site. */
export const framesOf = (facts: readonly Fact[]) =>
  facts.flatMap((fact) => ('site' in fact && fact.site[0] ? fact.site[0] : []))

function Code({ text, frame }: { text: string; frame: Frame | null }) {
  const maps = useSourceMaps()
  const shown = frame && maps?.original(frame)?.frame
  return (
    <code title={shown ? text : undefined}>
      <bdi>
        {shown
          ? `${frameName(shown)}${shown.function && !frame?.function ? ` (${shown.function})` : ''}`
          : text}
      </bdi>
    </code>
  )
}
