// What says that something is pinned, and the buttons that pin it.

import type { SubjectId } from '../../src/core/units.ts'
import { say } from '../language/say.ts'
import { useStore } from './context.ts'

/** Drawn, as not every system has a letter for it. */
const shape = 'M5 1h6v1.5l-1 1V7l2.5 2.5V11H8.7v4H7.3v-4H3.5V9.5L6 7V3.5l-1-1z'

export function PinSign() {
  return (
    <svg class="pin" viewBox="0 0 16 16" role="img" aria-label={say('pinned')}>
      <path d={shape} />
    </svg>
  )
}

interface Props {
  readonly pinned: boolean
  /** By which whoever automates the panel knows it. */
  readonly action: string
  onPin(): void
}

export function PinButton({ pinned, action, onPin }: Props) {
  return (
    <button
      type="button"
      class="icon"
      data-action={action}
      aria-label={say('pin')}
      aria-pressed={pinned}
      title={say('pinKey')}
      onClick={onPin}
    >
      <svg class="pin" viewBox="0 0 16 16" aria-hidden="true">
        <path d={shape} />
      </svg>
    </button>
  )
}

export function PinSocket({ id }: { id: SubjectId }) {
  const { pins } = useStore()
  return (
    <PinButton pinned={pins.sockets.value.has(id)} action="pin-socket" onPin={() => pins.toggleSocket(id)} />
  )
}
