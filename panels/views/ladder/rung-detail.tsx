// What one rung of the ladder stands for: its fact, where the page's code was, and the headers that it carried.

import { type Fact, sourceOf } from '../../../src/core/fact.ts'
import { detailsOf } from '../../../src/core/fact-line.ts'
import type { Rung } from '../../../src/core/ladder/rung.ts'
import { sayDuration, sayOffset } from '../../language/figures.ts'
import { sourceNames } from '../../language/named.ts'
import { say, sayCount } from '../../language/say.ts'
import { useStore } from '../context.ts'
import { Foreign } from '../foreign.tsx'
import { Site } from '../site.tsx'

export function RungDetail({ rung, close }: { rung: Rung; close: () => void }) {
  const store = useStore()
  const { fact } = rung
  return (
    <section class="rung-detail" aria-label={say('ladderRung')} data-rung-detail={fact.kind}>
      <p>
        <b class="mono">{fact.kind}</b>{' '}
        <span class="dim">
          {say(sourceNames[sourceOf(fact.kind)])}
          {Number.isFinite(rung.at) && ` · ${say('durationMilliseconds', sayOffset(rung.at))}`}
          {rung.silence !== null && ` · ${say('ladderAfter', sayDuration(rung.silence))}`}
          {rung.run > 1 && ` · ${sayCount('ladderRun', rung.run)}`}
          {rung.proves && ` · ${say('ladderProves')}`}
        </span>
      </p>
      <p class="mono">
        <Foreign text={detailsOf(fact)} />
        {'site' in fact && <Site site={fact.site} />}
      </p>
      <Headers fact={fact} />
      <p class="actions">
        <button type="button" data-action="rung-fact" onClick={() => store.show(fact)}>
          {say('ladderShowFact')}
        </button>
        <button type="button" data-action="rung-close" onClick={close}>
          {say('close')}
        </button>
      </p>
    </section>
  )
}

function Headers({ fact }: { fact: Fact }) {
  if (!('headers' in fact) || !fact.headers || fact.headers.length === 0) return null
  return (
    <table class="facts">
      <caption class="offscreen">{say('headers')}</caption>
      <tbody>
        {fact.headers.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: headers of a fact never change
          <tr key={index}>
            <th scope="row" class="mono whole">
              <Foreign text={name} />
            </th>
            <td class="mono">
              <Foreign text={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
