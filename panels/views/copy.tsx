// One socket taken along on the clipboard: its log, a report for an issue tracker, the handshake as a command, a test
// that fails while the bug is there. Secrets stay behind.

import type { CopyForm } from '../files/copies.ts'
import { say } from '../language/say.ts'
import type { Row } from '../session/store.ts'
import { useShownRecording } from './context.ts'
import { CopyMenu } from './copy-menu.tsx'

export function CopySocket({ row }: { row: Row }) {
  const recording = useShownRecording()
  return (
    <CopyMenu<CopyForm>
      title={say('copyAs')}
      action="copy-menu"
      forms={[
        ['text', say('copyLog')],
        ['markdown', say('copyReport')],
        ['curl', say('copyHandshake')],
        ['websocat', say('copyConnection')],
        ['playwright', say('copyTest')],
      ]}
      prepare={async () => {
        const [{ copyOf }, shown] = await Promise.all([import('../files/copies.ts'), recording()])
        return shown && ((form) => copyOf(form, shown, row))
      }}
    />
  )
}
