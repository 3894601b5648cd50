// The ISOLATED-world content script: hands the page's hook a private event target, and carries what is told
// there to the background, with what happens to the document. It keeps what the background has not acknowledged;
// of what it carries, it looks at nothing but how much there is.

import { documentNamed, flooded } from '../wire/flooded.ts'
import { openIntake } from '../wire/intake.ts'
import { openOutbox } from '../wire/outbox.ts'
import { batch, handover, leave, little, watched } from '../wire/page-port.ts'
import { reportPort } from '../wire/reporting.ts'
import { factsIn } from './facts-in.ts'
import { runtime } from './runtime.ts'
import { watchSurroundings } from './surroundings.ts'

const { port1: target } = new MessageChannel()
const outbox = openOutbox(
  () => runtime.connect({ name: reportPort }),
  { from: 'page' },
  {
    watched(on, beginning) {
      const data = on ? beginning : ~Math.min(beginning, little)
      target.dispatchEvent(new MessageEvent(watched, { data }))
    },
    off() {
      off = true
      target.dispatchEvent(new MessageEvent(leave))
    },
  },
)
// An answer is all that is asked for: of a page that was open before the extension there is none.
runtime.onMessage.addListener((_message, _sender, answer) => answer(true))
let named: ReturnType<typeof documentNamed> = null
/** Nothing of this page is to be recorded any more: neither what its world tells, nor what happens to it. */
let off = false
const intake = openIntake({
  now: Date.now,
  later: (act, pause) => void setTimeout(act, pause),
  pass(facts) {
    // The first fact is about the document, which has its name from the hook.
    named ??= documentNamed(facts)
    if (!off) outbox.add(facts)
  },
  passedBy(count) {
    if (!off) outbox.add([flooded(named, location.href, count, Date.now())])
  },
})
watchSurroundings((what) => {
  const at = Math.round((performance.timeOrigin + performance.now()) * 10) / 10
  if (named) intake.take([{ ...what, about: `${named}.0`, at }])
})
/**
 * Timers of a hidden page may be late, and those of one that is left may never run: what it tells waits for nothing.
 * Heard after the surroundings, so that what they tell of a document that goes is counted too.
 */
function hurry({ type, isTrusted }: Event): void {
  if (!isTrusted) return
  if (type === 'pagehide') intake.tell()
  outbox.gather(type !== 'pagehide' && document.visibilityState === 'visible')
}
window.addEventListener('pagehide', hurry, true)
window.addEventListener('pageshow', hurry, true)
document.addEventListener('visibilitychange', hurry, true)
outbox.gather(document.visibilityState === 'visible')
target.addEventListener(batch, (event) => {
  if (!outbox.gone && !off) event.preventDefault()
  // document.open() erases a window's listeners; one that is there is not added again.
  window.addEventListener('pagehide', hurry, true)
  intake.take(factsIn((event as MessageEvent<unknown>).data))
})
window.dispatchEvent(new MessageEvent(handover, { ports: [target] }))
