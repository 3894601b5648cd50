// All cases, in the order they run: those whose sockets open come first, because Chromium holds back the
// connections of a process whose connections mostly failed.

import type { Case } from './case.ts'
import { attributes } from './cases/attributes.ts'
import { close } from './cases/close.ts'
import { constructorProtocols } from './cases/constructor-protocols.ts'
import { constructorTarget } from './cases/constructor-target.ts'
import { constructorUrl } from './cases/constructor-url.ts'
import { descriptors } from './cases/descriptors.ts'
import { errors } from './cases/errors.ts'
import { events } from './cases/events.ts'
import { frames } from './cases/frames.ts'
import { handlers } from './cases/handlers.ts'
import { life } from './cases/life.ts'
import { listeners } from './cases/listeners.ts'
import { primordials } from './cases/primordials.ts'
import { replacements } from './cases/replacements.ts'
import { send } from './cases/send.ts'
import { stacks } from './cases/stacks.ts'
import { windows } from './cases/windows.ts'

export const cases: readonly Case[] = [
  ...life,
  ...send,
  ...attributes,
  ...handlers,
  ...listeners,
  ...events,
  ...errors,
  ...replacements,
  ...primordials,
  ...frames,
  ...constructorTarget,
  ...close,
  ...descriptors,
  ...stacks,
  ...constructorProtocols,
  ...constructorUrl,
  ...windows,
]
