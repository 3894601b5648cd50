// The button that saves the session. What it opens is loaded when it is pressed.

import type { ComponentChild } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { say } from '../language/say.ts'
import { useShownRecording } from './context.ts'

export function ExportButton() {
  const recordingShown = useShownRecording()
  const dialog = useRef<HTMLDialogElement>(null)
  const [choices, setChoices] = useState<ComponentChild>(null)
  const open = async () => {
    const [{ Choices }, recording] = await Promise.all([import('./export-choices.tsx'), recordingShown()])
    if (!recording) return
    setChoices(<Choices recording={recording} done={() => dialog.current?.close()} />)
    dialog.current?.showModal()
  }
  return (
    <>
      <button type="button" data-action="export" title={say('exportWhy')} onClick={() => void open()}>
        {say('exportSession')}
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="export-title" onClose={() => setChoices(null)}>
        {choices}
      </dialog>
    </>
  )
}
