// A button that does something about what is missing; nothing where the browser around the panel cannot do it.

import type { Remedy } from '../evidence/notices.ts'
import { type MessageName, say } from '../language/say.ts'
import { type PanelActions, useActions } from './context.ts'

const remedies: Readonly<
  Record<Remedy, { readonly name: MessageName; act(actions: PanelActions): (() => void) | undefined }>
> = {
  reload: { name: 'remedyReload', act: ({ reload }) => reload },
  settings: { name: 'remedySettings', act: ({ openSettings }) => openSettings },
  capture: { name: 'remedyCapture', act: ({ recordAgain }) => recordAgain },
}

export function RemedyButton({ remedy }: { remedy: Remedy }) {
  const actions = useActions()
  const { name, act } = remedies[remedy]
  const does = act(actions)
  if (!does) return null
  return (
    <button type="button" class="remedy" data-remedy={remedy} onClick={() => does()}>
      {say(name)}
    </button>
  )
}
