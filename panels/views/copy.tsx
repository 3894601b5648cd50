// One socket taken along on the clipboard: its log, a report for an issue tracker, the handshake as a command, a test
// that fails while the bug is there. Secrets stay behind.

import { useSignal } from '@preact/signals'
import { useRef, useState } from 'preact/hooks'
import type { Decoded } from '../../src/core/decode.ts'
import type { CopyForm } from '../copies.ts'
import { shownRecording } from '../shown.ts'
import type { Row } from '../store.ts'
import { copyText, useActions, useFiles, useStore } from './context.ts'
import { Foreign } from './foreign.tsx'

const forms: readonly (readonly [form: CopyForm, title: string])[] = [
  ['text', 'Log (text)'],
  ['markdown', 'Report (Markdown)'],
  ['curl', 'Handshake (curl)'],
  ['websocat', 'Connection (websocat)'],
  ['playwright', 'Test (Playwright)'],
]

export function CopyMenu({ row }: { row: Row }) {
  const store = useStore()
  const files = useFiles()
  const { known } = useActions()
  const menu = useRef<HTMLDetailsElement>(null)
  const [write, setWrite] = useState<((form: CopyForm) => Decoded<string>) | null>(null)
  const told = useSignal('')

  // A copy must follow the click at once, so what takes time is done when the menu opens.
  const opened = async () => {
    told.value = ''
    if (!menu.current?.open) return
    const [{ copyOf }, recording] = await Promise.all([
      import('../copies.ts'),
      shownRecording(store, files?.opened.value ?? null, known, Date.now()),
    ])
    if (recording) setWrite(() => (form: CopyForm) => copyOf(form, recording, row))
  }
  const copy = (form: CopyForm, title: string) => {
    const found = write?.(form)
    if (!found) return
    if (found.ok) copyText(found.value)
    told.value = found.ok ? `Copied: ${title}` : found.why
    menu.current?.removeAttribute('open')
  }
  return (
    <span class="copy">
      <span role="status" class="dim">
        <Foreign text={told.value} />
      </span>
      <details ref={menu} onToggle={() => void opened()}>
        <summary data-action="copy-menu">Copy as</summary>
        <div class="choices">
          {forms.map(([form, title]) => (
            <button
              key={form}
              type="button"
              data-copy={form}
              disabled={!write}
              onClick={() => copy(form, title)}
            >
              {title}
            </button>
          ))}
        </div>
      </details>
    </span>
  )
}
