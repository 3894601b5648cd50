// The button that compares the session with another. What it opens is loaded when it is pressed.

import type { ComponentChild } from 'preact'
import { useState } from 'preact/hooks'
import { say } from '../language/say.ts'
import { useFiles } from './context.ts'

export function CompareButton() {
  const [dialog, setDialog] = useState<ComponentChild>(null)
  if (!useFiles()) return null
  const open = async () => {
    const { CompareDialog } = await import('./compare-dialog.tsx')
    setDialog(<CompareDialog closed={() => setDialog(null)} />)
  }
  return (
    <>
      <button type="button" data-action="compare" title={say('compareWhy')} onClick={() => void open()}>
        {say('compareSessions')}
      </button>
      {dialog}
    </>
  )
}
