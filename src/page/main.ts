// The MAIN-world content script: in place at document_start, before the first inline script of the page.

import { batch, handover, leave, watched } from '../wire/page-port.ts'
import { install } from './hook.ts'
import { dispatch, listen, messageOf, NativeMessageEvent, portsOf, textOf, unlisten } from './natives.ts'
import { createRecorder } from './recorder.ts'

const recorder = createRecorder()
const heard = (event: Event) => {
  const target = portsOf(event)[0]
  if (!target) return
  unlisten(window, handover, heard, true)
  const stop = () => {
    recorder.connect(() => undefined)
    undo()
  }
  listen(target, watched, (event) => recorder.watch(messageOf(event) as number))
  listen(target, leave, stop)
  recorder.connect((facts) => {
    const told = { __proto__: null, data: facts, cancelable: true } as MessageEventInit
    if (!dispatch(target, new NativeMessageEvent(batch, told))) return
    // Nobody took it: the extension is gone.
    stop()
  })
}
listen(window, handover, heard, true)
recorder.record(0, { kind: 'ctx:document-started', url: textOf(location.href), top: top === window })
const undo = install(window, recorder)
listen(window, 'pagehide', recorder.flush, true)
