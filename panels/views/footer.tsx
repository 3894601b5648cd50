// What the capture holds, what it lost, and whether the network's side is watched.

import { say, sayCount } from '../language/say.ts'
import { watchedIn } from '../session/facts-of.ts'
import { useStore } from './context.ts'
import { Said } from './said.tsx'

export function Footer() {
  const { counters, log } = useStore()
  const { flagged, facts, dropped, documents } = counters.value
  const [watched] = watchedIn(log.value)
  return (
    <footer>
      <span>{sayCount('footerFlagged', flagged)}</span>
      <span>
        <Said name="footerCapture" count={facts}>
          <b data-counter="facts">{facts}</b>
          <b data-counter="dropped">{dropped}</b>
        </Said>
      </span>
      <span class="space" />
      <span>{watched ? say('footerNetwork', watched.by) : say('footerNoNetwork')}</span>
      <span>{sayCount('documents', documents)}</span>
    </footer>
  )
}
