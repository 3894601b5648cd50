// What to do while there is nothing to see: what Lifeline is for, how to capture a page from its start, and what else
// can be looked at. Where nothing is recorded at all, why that is comes first.

import { hindrancesOf } from '../evidence/notices.ts'
import { say } from '../language/say.ts'
import { useActions, useCircumstances, useFiles } from './context.ts'
import { Foreign } from './foreign.tsx'
import { OpenFile } from './open-file.tsx'
import { RemedyButton } from './remedy.tsx'

export function EmptyState() {
  const files = useFiles()
  const circumstances = useCircumstances()
  const [hindrance] = hindrancesOf(circumstances)
  if (files?.opened.value)
    return (
      <section class="list empty" aria-label={say('emptySockets')} data-empty="file">
        <h2>{say('emptyFile')}</h2>
        <p>{say('emptyFileWhy')}</p>
      </section>
    )
  // What has not been told yet may be a session: nothing is said of it that would be gone in a moment.
  if (!hindrance && !circumstances.heard.value)
    return <section class="list empty" aria-label={say('emptySockets')} aria-busy="true" />
  return (
    <section class="list empty" aria-label={say('emptySockets')} data-empty={hindrance?.id ?? 'none'}>
      {hindrance ? (
        <>
          <h2>{say('emptyNotRecorded')}</h2>
          <p data-hindrance={hindrance.id}>
            <Foreign text={hindrance.text} />
          </p>
          <p class="buttons">
            {hindrance.remedy && <RemedyButton remedy={hindrance.remedy} />}{' '}
            {hindrance.id !== 'gone' && hindrance.remedy !== 'reload' && <RemedyButton remedy="reload" />}
          </p>
        </>
      ) : (
        <NoneYet />
      )}
      <Elsewhere />
    </section>
  )
}

function NoneYet() {
  const { reload } = useActions()
  return (
    <>
      <h2>{say('emptyNone')}</h2>
      <p>{say('emptyWhat')}</p>
      {reload && (
        <p class="buttons">
          <button type="button" class="main" data-action="reload-page" onClick={() => reload()}>
            {say('emptyReload')}
          </button>
        </p>
      )}
      <ul>
        <li>{say('emptyReloadWhy')}</li>
        <li>{say('emptyInstalled')}</li>
        <li>{say('emptyWorkers')}</li>
      </ul>
    </>
  )
}

/** What can be looked at instead. */
function Elsewhere() {
  return (
    <>
      {useFiles() && (
        <p class="buttons">
          {say('emptyOpenWhy')} <OpenFile label={say('emptyOpen')} drops={false} />
        </p>
      )}
      <p class="dim">{say('emptyLab')}</p>
    </>
  )
}
