// The fact of a call of `close()`, the same for both kinds of socket.

import { callStack } from './call-stack.ts'
import { textOf } from './natives.ts'
import type { Unstamped } from './recorder.ts'

/** What the page gave, as far as it is what the standard asks for, and who called. */
export function closeCall(code: unknown, reason: unknown, threw: Unstamped['threw']): Unstamped {
  return {
    kind: 'close-called',
    code: typeof code === 'number' && code >= 0 && code <= 65535 ? code | 0 : null,
    reason: textOf(reason),
    threw,
    site: callStack(),
  }
}
