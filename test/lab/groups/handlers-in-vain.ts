// The socket opened, and a handler of the page made it look as if it had not.

import { scenario as handlerOverwritten } from '../scenarios/handler-overwritten.ts'
import { scenario as handlerThrewInMessage } from '../scenarios/handler-threw-in-message.ts'
import { scenario as handlerThrewInOpen } from '../scenarios/handler-threw-in-open.ts'
import { scenario as messageUnheard } from '../scenarios/message-unheard.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const handlersInVain: ScenarioGroup = {
  title: 'Handlers that are there, and do not do their work',
  scenarios: [handlerOverwritten, handlerThrewInOpen, handlerThrewInMessage, messageUnheard],
}
