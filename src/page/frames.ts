// Frames of the hook in the text of a stack, and what is left when they are left out.
//
//   Chromium   "\n    at send (http://localhost/app.js:47:12)"   ours: chrome-extension://…/page.js
//   Firefox    "send@http://localhost/app.js:47:12\n"            ours: lifeline-page.js, as the build names it

import { framesOf } from './call-stack.ts'
import { getPrototypeOf, indexOf, lastIndexOf, type Method, NativeError, natives, slice } from './natives.ts'

declare const TARGET: 'chromium' | 'firefox'

export interface Place {
  readonly filename: string
  readonly lineno: number
  readonly colno: number
}

/** Chromium: of a frame the script, the line and the column. */
const [own] = TARGET === 'chromium' ? framesOf(new NativeError()) : []
const [scriptOf, lineIn, columnIn] =
  TARGET === 'chromium'
    ? natives<[Method<string | null>, Method<number | null>, Method<number>]>(
        { prototype: getPrototypeOf(own as object) as object },
        'getScriptNameOrSourceURL',
        'getLineNumber',
        'getColumnNumber',
      )
    : ([] as never)

/** The file that stacks name for code of ours. */
export const here = TARGET === 'chromium' ? (scriptOf(own) as string) : 'lifeline-page.js'

/** Chromium: where the first frame of the hook is; the length where there is none. */
export function firstOurs(frames: readonly object[]): number {
  let index = 0
  while (index < frames.length && scriptOf(frames[index]) !== here) index++
  return index
}

/** Chromium: the innermost place that is not the hook's; native functions have none. */
export function placeOf(frames: readonly object[]): Place | undefined {
  for (let index = 0; index < frames.length; index++) {
    const script = scriptOf(frames[index])
    const lineno = lineIn(frames[index])
    if (lineno && script !== here) return { filename: script ?? '', lineno, colno: columnIn(frames[index]) }
  }
  return undefined
}

/** Firefox: whether a file is the hook's. It is named in stacks only. */
export const isHere = (file: unknown) => file === here || file === '<anonymous code>'

/** A stack without frames of the hook, and without those beyond a number of others. */
export function withoutOurs(stack: string, limit?: number): string {
  let text = ''
  let cause = ''
  let kept = 0
  for (let start = 0, end = 0; start < stack.length; start = end) {
    end = indexOf(stack, '\n', start + 1)
    // Chromium ends no line, Firefox ends every one.
    if (end < 0) end = stack.length
    else if (TARGET === 'firefox') end++
    const line = slice(stack, start, end)
    if (TARGET === 'chromium' && indexOf(line, '\n    at ')) text += line
    else if (indexOf(line, here) < 0) {
      if (kept++ >= (limit as number)) break
      text += TARGET === 'chromium' ? line : cause + line
      if (TARGET === 'firefox') cause = ''
    } else if (TARGET === 'firefox')
      // While DevTools is open, what set a handler goes on as "EventHandlerNonNull*start@…".
      cause += slice(line, 0, lastIndexOf(line, '*', indexOf(line, '@')) + 1)
  }
  return text
}

/** Firefox: the innermost place of a stack; what no script evaluated has none. */
export function placeIn(stack: string): Place | undefined {
  for (let start = 0, end = 0; start < stack.length; start = end + 1) {
    end = indexOf(stack, '\n', start)
    const column = lastIndexOf(stack, ':', end)
    const row = lastIndexOf(stack, ':', column - 1)
    const lineno = +slice(stack, row + 1, column)
    const colno = +slice(stack, column + 1, end)
    const filename = slice(stack, indexOf(stack, '@', start) + 1, row)
    if (lineno && colno) return { filename, lineno, colno }
  }
  return undefined
}
