// The button that saves the session. What it opens is loaded when it is pressed.

import type { ComponentChild } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { useActions, useFiles, useStore } from './context.ts'

export function ExportButton() {
  const store = useStore()
  const files = useFiles()
  const { known } = useActions()
  const dialog = useRef<HTMLDialogElement>(null)
  const [choices, setChoices] = useState<ComponentChild>(null)
  const open = async () => {
    const [{ Choices }, { shownRecording }] = await Promise.all([
      import('./export-choices.tsx'),
      import('../shown.ts'),
    ])
    const recording = await shownRecording(store, files?.opened.value ?? null, known, Date.now())
    if (!recording) return
    setChoices(<Choices recording={recording} done={() => dialog.current?.close()} />)
    dialog.current?.showModal()
  }
  return (
    <>
      <button
        type="button"
        data-action="export"
        title="Save or share this session"
        onClick={() => void open()}
      >
        Export…
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="export-title" onClose={() => setChoices(null)}>
        {choices}
      </dialog>
    </>
  )
}
