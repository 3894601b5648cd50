// Record and clear, preserve log, the filter and the state chips.

import { useComputed } from '@preact/signals'
import { type MessageName, say } from '../language/say.ts'
import type { Chip } from '../list/filter.ts'
import { CompareButton } from './compare-button.tsx'
import { useFiles, useStore } from './context.ts'
import { ExportButton } from './export.tsx'
import { FilterBox } from './filter/filter-box.tsx'
import { ArrangeMenu } from './listing/arrange.tsx'
import { OpenFile } from './open-file.tsx'

const chipTitles: readonly (readonly [Chip, MessageName])[] = [
  ['flagged', 'chipFlagged'],
  ['connecting', 'chipConnecting'],
  ['open', 'chipOpen'],
  ['closed', 'chipClosed'],
]

export function Toolbar() {
  const store = useStore()
  const { chip } = store
  const live = !useFiles()?.opened.value
  return (
    <div class="bar toolbar" role="toolbar" aria-label={say('toolbar')}>
      {live && <Recording />}
      <FilterBox />
      <fieldset class="chips" aria-label={say('toolbarOnly')}>
        {chipTitles.map(([name, title]) => (
          <button
            key={name}
            type="button"
            class="chip"
            data-chip={name}
            aria-pressed={chip.value === name}
            onClick={() => {
              chip.value = chip.value === name ? null : name
            }}
          >
            {say(title)} <Count of={name} />
          </button>
        ))}
      </fieldset>
      <ArrangeMenu />
      <OpenFile label={say('openButton')} />
      <CompareButton />
      <ExportButton />
    </div>
  )
}

function Count({ of: name }: { of: Chip }) {
  const { counters } = useStore()
  const count = useComputed(() => counters.value[name]).value
  return (
    <b data-counter={name} class={name === 'flagged' && count > 0 ? 'fault' : ''}>
      {count}
    </b>
  )
}

/** What concerns a session that is being recorded; a file's is over. */
function Recording() {
  const store = useStore()
  const { recording, preserveLog } = store
  return (
    <>
      <button
        type="button"
        data-action="record"
        class={recording.value ? 'recording' : ''}
        aria-pressed={recording.value}
        title={say(recording.value ? 'recordPause' : 'recordResume')}
        onClick={() => store.record(!recording.value)}
      >
        <span aria-hidden="true">{recording.value ? '●' : '○'}</span>{' '}
        {say(recording.value ? 'recordOn' : 'recordPaused')}
      </button>
      <button type="button" data-action="clear" title={say('logClearWhy')} onClick={() => store.clear()}>
        <span aria-hidden="true">⌫</span> {say('logClear')}
      </button>
      <label title={say('logPreserveWhy')}>
        <input
          type="checkbox"
          data-action="preserve-log"
          checked={preserveLog.value}
          onChange={(event) => {
            preserveLog.value = event.currentTarget.checked
          }}
        />
        {say('logPreserve')}
      </label>
    </>
  )
}
