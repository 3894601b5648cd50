// What a person must know about the capture itself, above the list: each notice with what to do about it.

import { hindrancesOf, type Notice } from '../evidence/notices.ts'
import { say } from '../language/say.ts'
import { useCircumstances, useFiles, useStore } from './context.ts'
import { Foreign } from './foreign.tsx'
import { RemedyButton } from './remedy.tsx'

export function Notices() {
  const { notices, dismissed, rows } = useStore()
  const circumstances = useCircumstances()
  const live = !useFiles()?.opened.value
  // While the list is empty it says itself what stands in the way.
  const hindrances = live
    ? hindrancesOf(circumstances).filter(({ id }) => id === 'gone' || rows.value.length > 0)
    : []
  const open = notices.value.filter(({ id }) => !dismissed.value.has(id))
  return (
    <div class="notices" role="status">
      {hindrances.map((notice) => (
        <Shown key={notice.id} notice={notice} dismiss={null} />
      ))}
      {open.map((notice) => (
        <Shown
          key={notice.id}
          notice={live ? notice : { id: notice.id, text: notice.text }}
          dismiss={() => {
            dismissed.value = new Set([...dismissed.value, notice.id])
          }}
        />
      ))}
    </div>
  )
}

function Shown({ notice: { id, text, remedy }, dismiss }: { notice: Notice; dismiss: (() => void) | null }) {
  return (
    <p data-notice={id}>
      <span aria-hidden="true">⚠</span>{' '}
      <span>
        <Foreign text={text} /> {remedy && <RemedyButton remedy={remedy} />}
      </span>
      {dismiss && (
        <button type="button" aria-label={say('noticeDismiss')} onClick={dismiss}>
          ✕
        </button>
      )}
    </p>
  )
}
