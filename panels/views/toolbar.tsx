// Record and clear, preserve log, the filter and the state chips.

import type { Chip } from '../filter.ts'
import { CompareButton } from './compare.tsx'
import { useFiles, useStore } from './context.ts'
import { ExportButton } from './export.tsx'
import { FilterBox } from './filter/filter-box.tsx'
import { ArrangeMenu } from './listing/arrange.tsx'
import { OpenFile } from './open-file.tsx'

const chipTitles: readonly (readonly [Chip, string])[] = [
  ['flagged', 'Flagged'],
  ['connecting', 'Connecting'],
  ['open', 'Open'],
  ['closed', 'Closed'],
]

export function Toolbar() {
  const store = useStore()
  const { chip, counters } = store
  const live = !useFiles()?.opened.value
  return (
    <div class="bar toolbar" role="toolbar" aria-label="Recording and filter">
      {live && <Recording />}
      <FilterBox />
      <fieldset class="chips" aria-label="Show only">
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
            {title}{' '}
            <b data-counter={name} class={name === 'flagged' && counters.value.flagged > 0 ? 'fault' : ''}>
              {counters.value[name]}
            </b>
          </button>
        ))}
      </fieldset>
      <ArrangeMenu />
      <OpenFile label="Open…" />
      <CompareButton />
      <ExportButton />
    </div>
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
        title={recording.value ? 'Pause recording' : 'Record again'}
        onClick={() => store.record(!recording.value)}
      >
        <span aria-hidden="true">{recording.value ? '●' : '○'}</span>{' '}
        {recording.value ? 'Recording' : 'Paused'}
      </button>
      <button
        type="button"
        data-action="clear"
        title="Clear the log of this tab"
        onClick={() => store.clear()}
      >
        <span aria-hidden="true">⌫</span> Clear
      </button>
      <label title="Keep the sockets of earlier pages when the tab navigates">
        <input
          type="checkbox"
          data-action="preserve-log"
          checked={preserveLog.value}
          onChange={(event) => {
            preserveLog.value = event.currentTarget.checked
          }}
        />
        Preserve log
      </label>
    </>
  )
}
