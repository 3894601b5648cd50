// How a socket stands, as a sign at the beginning of its line: told apart by its shape, and by its name.

import type { Phase } from '../../src/core/summary.ts'
import { type Standing, standingNames } from '../language/named.ts'
import { say } from '../language/say.ts'

interface Props {
  readonly flagged: boolean
  /** Of the socket, or of a story's last one. */
  readonly phase: Phase | undefined
  /** It stands for several sockets. */
  readonly story?: boolean
}

export function StandingMark({ flagged, phase, story = false }: Props) {
  const [sign, standing] = signOf(flagged, phase)
  const name = say(standingNames[standing])
  return (
    <span
      class={`sign ${standing}`}
      role="img"
      aria-label={story && !flagged ? say('storyLast', name) : name}
    >
      {sign}
    </span>
  )
}

function signOf(flagged: boolean, phase: Phase | undefined): readonly [sign: string, standing: Standing] {
  if (flagged) return ['⚑', 'flagged']
  if (phase === 'open') return ['✓', 'open']
  return phase === 'connecting' || phase === 'unseen' ? ['…', 'connecting'] : ['○', 'closed']
}
