// A socket's life between page, browser and server: evenly spaced or to scale, with the verdict's evidence marked. A
// rung that is chosen tells its fact; the whole can be taken along as text and as a picture.

import { useState } from 'preact/hooks'
import type { Fact } from '../../../src/core/fact.ts'
import { layOut, type Spacing } from '../../../src/core/ladder/layout.ts'
import { proving } from '../../../src/core/ladder/proving.ts'
import { foot, ladder } from '../../../src/core/ladder/rungs.ts'
import { sceneOf } from '../../../src/core/ladder/scene.ts'
import { say } from '../../language/say.ts'
import type { Row } from '../../session/store.ts'
import { useStore } from '../context.ts'
import { CopyLadder } from './copy-ladder.tsx'
import { Drawing } from './drawing.tsx'
import { RungDetail } from './rung-detail.tsx'

export function Ladder({ row }: { row: Row }) {
  const { placement, choices } = useStore()
  const [chosen, setChosen] = useState<Fact | null>(null)
  const { socket } = row
  const spacing = choices.ladder.value
  const rungs = ladder(socket, placement.value.of(socket.id).lines, proving(row.diagnosis))
  const last = foot(socket)
  const scene = sceneOf(layOut(rungs, spacing), last, {
    page: say('lanePage'),
    browser: say('laneBrowser'),
    server: say('laneServer'),
  })
  const at = rungs.findIndex(({ fact }) => fact === chosen)
  const told = rungs[at]
  return (
    <>
      <div class="ladder-head">
        <fieldset class="chips" aria-label={say('ladderSpacing')}>
          {(['even', 'scale'] as const satisfies readonly Spacing[]).map((each) => (
            <button
              key={each}
              type="button"
              class="chip"
              data-spacing={each}
              aria-pressed={spacing === each}
              onClick={() => {
                choices.ladder.value = each
              }}
            >
              {say(each === 'even' ? 'ladderEven' : 'ladderScale')}
            </button>
          ))}
        </fieldset>
        {rungs.some(({ proves }) => proves) && (
          <span class="dim">
            <span class="evidence-mark" aria-hidden="true">
              ◆
            </span>{' '}
            {say('ladderProves')}
          </span>
        )}
        <span class="space" />
        <CopyLadder row={row} />
      </div>
      <Drawing
        scene={scene}
        foot={last}
        chosen={told ? at : null}
        choose={(index) => setChosen(index === null ? null : (rungs[index]?.fact ?? null))}
      />
      {told && <RungDetail rung={told} close={() => setChosen(null)} />}
    </>
  )
}
