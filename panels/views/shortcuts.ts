// The keys that do something anywhere in the panel: one table, to which each view adds its own while it is there. What
// stands in it is what works, and what `?` lists.

import { type ReadonlySignal, signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { MessageName } from '../language/say.ts'

export interface Shortcut {
  /** As `event.key` says it, with `Ctrl+`, `Alt+` and `Shift+` before it; `Ctrl` is also the command key. */
  readonly keys: readonly string[]
  /** What it does, in words. */
  readonly does: MessageName
  /** Left out where it can be pressed at any time. */
  when?(): boolean
  /** Left out where the keys work by themselves, in the widget that has the focus. */
  run?(): void
}

const table = signal<readonly Shortcut[]>([])
export const shortcuts: ReadonlySignal<readonly Shortcut[]> = table

/** Adds a shortcut; what comes back takes it out again. */
export function addShortcut(shortcut: Shortcut): () => void {
  table.value = [...table.peek(), shortcut]
  return () => {
    table.value = table.peek().filter((each) => each !== shortcut)
  }
}

/** Holds while the view is there. */
export function useShortcut(shortcut: Shortcut): void {
  const latest = useRef(shortcut)
  latest.current = shortcut
  const keys = shortcut.keys.join(' ')
  const { does, run } = shortcut
  const acts = run !== undefined
  useEffect(
    () =>
      addShortcut({
        keys: keys.split(' '),
        does,
        when: () => latest.current.when?.() ?? true,
        ...(acts ? { run: () => latest.current.run?.() } : {}),
      }),
    [keys, does, acts],
  )
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** How the table names what was pressed: `Ctrl+F`, `/`, `?`. Shift is in a sign already. */
export function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  const letter = /^[a-z]$/i.test(key)
  return [
    ctrlKey || metaKey ? 'Ctrl+' : '',
    altKey ? 'Alt+' : '',
    shiftKey && (letter || key.length > 1) ? 'Shift+' : '',
    letter && (ctrlKey || metaKey || altKey) ? key.toUpperCase() : letter ? key.toLowerCase() : key,
  ].join('')
}

/** Listens; a letter that is typed into a field is no shortcut, nor is anything below a dialog. */
export function listenForShortcuts(
  target: Pick<Document, 'addEventListener' | 'removeEventListener'>,
): () => void {
  const heard = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const at = event.target instanceof Element ? event.target : null
    const name = nameOf(event)
    if (at?.closest('dialog[open]') || (typesIn(at) && !/^(?:Ctrl|Alt)\+/.test(name))) return
    const found = table.peek().find(({ keys, run, when }) => run && keys.includes(name) && (when?.() ?? true))
    if (!found) return
    event.preventDefault()
    found.run?.()
  }
  target.addEventListener('keydown', heard)
  return () => target.removeEventListener('keydown', heard)
}

function typesIn(at: Element | null): boolean {
  if (!at) return false
  if (at.matches('textarea, select, [contenteditable]')) return true
  return at instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range', 'file'].includes(at.type)
}
