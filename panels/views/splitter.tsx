// The border between list and detail: dragged, or moved with the arrow keys. Where it was left is remembered.

import { useSignalEffect } from '@preact/signals'
import { forwardOf } from '../language/direction.ts'
import { say } from '../language/say.ts'
import { share as shares } from '../settings/choices.ts'
import { useStore } from './context.ts'

const step = 4

export function Splitter() {
  const { share } = useStore().choices
  useSignalEffect(() => document.documentElement.style.setProperty('--list-share', `${share.value}%`))
  const move = (to: number) => {
    share.value = Math.min(shares.most, Math.max(shares.least, to))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves has no element of its own in HTML
    <div
      class="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={say('listWidth')}
      aria-valuenow={Math.round(share.value)}
      aria-valuemin={shares.least}
      aria-valuemax={shares.most}
      tabIndex={0}
      onKeyDown={(event) => {
        const forward = forwardOf(event.currentTarget) * step
        if (event.key === 'ArrowLeft') move(share.value - forward)
        if (event.key === 'ArrowRight') move(share.value + forward)
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
        const fromLeft = (event.clientX / document.documentElement.clientWidth) * 100
        move(forwardOf(event.currentTarget) > 0 ? fromLeft : 100 - fromLeft)
      }}
    />
  )
}
