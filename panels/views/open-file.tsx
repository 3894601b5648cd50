// A button that asks for a file, and the same by dropping one anywhere on the page, for which one button is enough.

import { useEffect, useRef } from 'preact/hooks'
import { say } from '../language/say.ts'
import { useFiles } from './context.ts'

export function OpenFile({ label, drops = true }: { label: string; drops?: boolean }) {
  const files = useFiles()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!drops) return
    const over = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      event.preventDefault()
      const file = event.dataTransfer?.files[0]
      if (file) void files?.open(file)
    }
    document.addEventListener('dragover', over)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('drop', drop)
    }
  }, [files, drops])
  if (!files) return null
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        data-input="open-file"
        accept=".jsonl,.gz,.har,.json"
        onChange={(event) => {
          const field = event.currentTarget
          const file = field.files?.[0]
          if (file) void files.open(file)
          field.value = ''
        }}
      />
      <button
        type="button"
        data-action="open-file"
        title={say('openWhy')}
        onClick={() => input.current?.click()}
      >
        {label}
      </button>
    </>
  )
}
