// The MAIN-world content script: in place at document_start, before the first inline script of the page.

import { batch, handover } from '../wire/page-port.ts'
import { install } from './hook.ts'
import { natives } from './natives.ts'
import { createRecorder } from './recorder.ts'
import { watchSurroundings } from './surroundings.ts'

const recorder = createRecorder()
const heard = (event: Event) => {
  const target = natives.ports(event)[0]
  if (!target) return
  natives.unlisten(window, handover, heard, true)
  recorder.connect((facts) => {
    const told = { __proto__: null, data: facts } as MessageEventInit
    natives.dispatch(target, new natives.MessageEvent(batch, told))
  })
}
natives.listen(window, handover, heard, true)
watchSurroundings(window, recorder)
install(window, recorder)
natives.listen(window, 'pagehide', recorder.flush, true)
