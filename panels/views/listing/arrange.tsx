// The button of the menu that says how the list is arranged. What stands in the menu is loaded a moment later.

import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { say } from '../../language/say.ts'
import { laterViews } from '../later.tsx'

const { ArrangeFields } = laterViews

export function ArrangeMenu() {
  const open = useSignal(false)
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const shown = open.value
  useEffect(() => {
    if (!shown) return
    const pressed = ({ target }: Event) => {
      if (target instanceof Node && !menu.current?.contains(target)) open.value = false
    }
    document.addEventListener('pointerdown', pressed)
    return () => document.removeEventListener('pointerdown', pressed)
  }, [shown, open])
  const close = () => {
    open.value = false
    button.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what its button and fields do
    <div
      ref={menu}
      class="arrange"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open.value) return
        event.stopPropagation()
        close()
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) open.value = false
      }}
    >
      <button
        ref={button}
        type="button"
        data-action="arrange"
        aria-expanded={open.value}
        aria-controls="arrange"
        onClick={() => {
          open.value = !open.value
        }}
      >
        {say('arrange')} <span aria-hidden="true">▾</span>
      </button>
      {open.value && <ArrangeFields />}
    </div>
  )
}
