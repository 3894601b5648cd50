// The ladder taken along: as text for an issue, as a drawing, as a picture. Secrets stay behind.

import type { LadderForm } from '../../files/ladder-copies.ts'
import { say } from '../../language/say.ts'
import type { Row } from '../../session/store.ts'
import { useShownRecording, useStore } from '../context.ts'
import { CopyMenu } from '../copy-menu.tsx'

export function CopyLadder({ row }: { row: Row }) {
  const recording = useShownRecording()
  const { choices } = useStore()
  return (
    <CopyMenu<LadderForm>
      title={say('copyLadder')}
      action="copy-ladder"
      forms={[
        ['ladder-text', say('copyLadderText')],
        ['ladder-svg', 'SVG'],
        ['ladder-png', 'PNG'],
      ]}
      prepare={async () => {
        const [{ ladderCopyOf }, shown] = await Promise.all([
          import('../../files/ladder-copies.ts'),
          recording(),
        ])
        return shown && ((form) => ladderCopyOf(form, shown, row, choices.ladder.value))
      }}
    />
  )
}
