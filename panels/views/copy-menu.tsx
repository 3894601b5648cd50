// A menu of things to take along on the clipboard. A browser lets a page copy only right after a click, so what takes
// time is done when the menu opens.

import { useSignal } from '@preact/signals'
import { useRef, useState } from 'preact/hooks'
import type { Decoded } from '../../src/core/decode.ts'
import { copyPicture } from '../files/clipboard.ts'
import { say } from '../language/say.ts'
import { copyText } from './context.ts'
import { Foreign } from './foreign.tsx'

/** A text, or a picture with the name that its file has where the browser copies no pictures. */
export type Copied = string | { readonly name: string; readonly png: Promise<Blob> }

interface Props<Form extends string> {
  readonly title: string
  readonly action: string
  readonly forms: readonly (readonly [form: Form, title: string])[]
  /** Null where there is nothing to copy from. */
  readonly prepare: () => Promise<((form: Form) => Decoded<Copied>) | null>
}

export function CopyMenu<Form extends string>({ title, action, forms, prepare }: Props<Form>) {
  const menu = useRef<HTMLDetailsElement>(null)
  const [write, setWrite] = useState<((form: Form) => Decoded<Copied>) | null>(null)
  const told = useSignal('')

  const opened = async () => {
    if (!menu.current?.open) return
    told.value = ''
    const found = await prepare()
    if (found) setWrite(() => found)
  }
  const copy = async (form: Form, name: string) => {
    const found = write?.(form)
    if (!found) return
    menu.current?.removeAttribute('open')
    told.value = found.ok ? await taken(found.value, name) : found.why
  }
  return (
    <span class="copy">
      <span role="status" class="dim">
        <Foreign text={told.value} />
      </span>
      <details ref={menu} onToggle={() => void opened()}>
        <summary data-action={action}>{title}</summary>
        <div class="choices">
          {forms.map(([form, name]) => (
            <button
              key={form}
              type="button"
              data-copy={form}
              disabled={!write}
              onClick={() => void copy(form, name)}
            >
              {name}
            </button>
          ))}
        </div>
      </details>
    </span>
  )
}

/** Copies it, and says what became of it. */
async function taken(copied: Copied, name: string): Promise<string> {
  if (typeof copied !== 'string') {
    const became = await copyPicture(copied.name, copied.png)
    return became === 'copied' ? say('copiedForm', name) : say('savedInstead', copied.name)
  }
  copyText(copied)
  return say('copiedForm', name)
}
