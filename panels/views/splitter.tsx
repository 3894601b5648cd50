// The border between list and detail: dragged, or moved with the arrow keys.

import { useSignal } from '@preact/signals'
import { say } from '../say.ts'

const step = 4
const narrowest = 25
const widest = 75

export function Splitter() {
  const share = useSignal(48)
  const move = (to: number) => {
    share.value = Math.min(widest, Math.max(narrowest, to))
    document.documentElement.style.setProperty('--list-share', `${share.value}%`)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves has no element of its own in HTML
    <div
      class="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={say('listWidth')}
      aria-valuenow={share.value}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') move(share.value - step)
        if (event.key === 'ArrowRight') move(share.value + step)
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          move((event.clientX / document.documentElement.clientWidth) * 100)
      }}
    />
  )
}
