// Frames of the hook in the text of a stack, and what is left when they are left out.
//
//   Chromium   "\n    at send (http://localhost/app.js:47:12)"   ours: chrome-extension://…/page.js
//   Firefox    "send@http://localhost/app.js:47:12\n"            ours: lifeline-page.js, as the build names it

import { stackText } from './call-stack.ts'
import { indexOf, lastIndexOf, NativeError, slice } from './natives.ts'

declare const TARGET: 'chromium' | 'firefox'

export interface Place {
  readonly filename: string
  readonly lineno: number
  readonly colno: number
}

export interface WithoutOurs {
  readonly text: string
  /** Whether no frame was before ours: a native function threw, and no code of the page. */
  readonly ours: boolean
  /** The innermost place that is left. */
  readonly place: Place | null
}

/** The file that stacks name for code of ours. */
const here = TARGET === 'chromium' ? addressIn(stackText(new NativeError())) : 'lifeline-page.js'

function addressIn(stack: string): string {
  return slice(stack, indexOf(stack, 'chrome-extension:'), indexOf(stack, '/page.js') + 8)
}

/** Whether a file is the hook's. Firefox names it in stacks only. */
export const isHere = (file: unknown) =>
  file === here || (TARGET === 'firefox' && file === '<anonymous code>')

export function withoutOurs(stack: string): WithoutOurs {
  let text = ''
  let cause = ''
  let first: boolean | null = null
  let place: Place | null = null
  for (let start = 0, end = 0; start < stack.length; start = end) {
    end = indexOf(stack, '\n', start + 1)
    // Chromium ends no line, Firefox ends every one.
    if (end < 0) end = stack.length
    else if (TARGET === 'firefox') end++
    const line = slice(stack, start, end)
    const ours = indexOf(line, here) >= 0
    if (TARGET === 'chromium') {
      if (!ours) text += line
    } else if (ours) {
      // While DevTools is open, what set a handler goes on as "EventHandlerNonNull*start@…".
      cause += slice(line, 0, lastIndexOf(line, '*', indexOf(line, '@')) + 1)
    } else {
      text += cause + line
      cause = ''
    }
    if (TARGET === 'chromium' && indexOf(line, '\n    at ')) continue
    first ??= ours
    if (!ours) place ??= placeIn(line)
  }
  return { text, ours: first !== false, place }
}

function placeIn(line: string): Place | null {
  const open = indexOf(line, TARGET === 'chromium' ? ' (' : '@')
  const start = TARGET === 'chromium' ? (open < 0 ? 8 : open + 2) : open + 1
  const end = line.length - (TARGET === 'chromium' && open < 0 ? 0 : 1)
  const column = lastIndexOf(line, ':', end - 1)
  const row = lastIndexOf(line, ':', column - 1)
  const lineno = +slice(line, row + 1, column)
  const colno = +slice(line, column + 1, end)
  const filename = slice(line, start, row)
  // What no script evaluated has no file.
  return lineno && colno ? { filename: filename === '<anonymous>' ? '' : filename, lineno, colno } : null
}
