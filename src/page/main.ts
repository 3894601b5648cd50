// The MAIN-world content script: in place at document_start, before the first inline script of the page.

import { handover } from '../wire/page-port.ts'
import { install } from './hook.ts'
import { natives } from './natives.ts'
import { createRecorder } from './recorder.ts'
import { watchSurroundings } from './surroundings.ts'

const recorder = createRecorder()
const heard = (event: Event) => {
  const port = natives.ports(event)[0]
  if (!port) return
  natives.unlisten(window, handover, heard, true)
  recorder.connect((batch) => natives.post(port, batch))
}
natives.listen(window, handover, heard, true)
watchSurroundings(window, recorder)
install(window, recorder)
