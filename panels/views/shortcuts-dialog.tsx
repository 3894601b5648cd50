// `?` lists every key that works now.

import { useComputed } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { say } from '../language/say.ts'
import { listenForShortcuts, shortcuts, useShortcut } from './shortcuts.ts'

export function Shortcuts() {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => listenForShortcuts(document), [])
  useShortcut({ keys: ['?'], does: 'shortcutsOpen', run: () => dialog.current?.showModal() })
  useShortcut({ keys: ['↑', '↓'], does: 'shortcutListMove' })
  useShortcut({ keys: ['←', '→'], does: 'shortcutTabs' })
  const working = useComputed(() => shortcuts.value.filter(({ when }) => when?.() ?? true))
  return (
    <dialog ref={dialog} class="dialog shortcuts" aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title">{say('shortcutsTitle')}</h2>
      <dl>
        {working.value.map(({ keys, does }) => (
          <div key={`${keys.join(' ')} ${does}`}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key.replace('ArrowLeft', '←').replace('ArrowRight', '→')}</kbd>
              ))}
            </dt>
            <dd>{say(does)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">{say('shortcutsClose')}</button>
      </form>
    </dialog>
  )
}
