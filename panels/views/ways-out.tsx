// What still works where Chromium withholds its failure text because of another installed extension.

import { type MessageName, say } from '../language/say.ts'
import type { Row } from '../session/store.ts'
import { Prose } from './prose.tsx'

const ways: readonly (readonly [way: MessageName, how: MessageName])[] = [
  ['waysProfile', 'waysProfileHow'],
  ['waysMoment', 'waysMomentHow'],
  ['waysFirefox', 'waysFirefoxHow'],
]

export function WaysOut({ row }: { row: Row }) {
  if (row.diagnosis.case.handshake.cause?.is !== 'withheld') return null
  return (
    <section data-ways-out>
      <h3>{say('waysOut')}</h3>
      <ul class="ways-out">
        {ways.map(([way, how]) => (
          <li key={way}>
            <b>{say(way)}</b> <Prose text={say(how)} />
          </li>
        ))}
      </ul>
      <p class="probe-plan">{say('waysWhich')}</p>
    </section>
  )
}
