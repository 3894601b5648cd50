// Reads the text of a call stack, in either browser's form, into frames. A page chooses its functions' names and
// its scripts' addresses, so every line is read in one pass, from its end.
//
//   Chromium  "    at cleanup (http://localhost/app.js:47:12)"   "    at http://localhost/app.js:3:1"
//   Firefox   "cleanup@http://localhost/app.js:47:12"            "@http://localhost/app.js:3:1"

import type { CallSite, Frame } from './fact.ts'

const position = /:(\d{1,9}):(\d{1,9})\)?$/
const marked = /^\s*at /
const location = /^(?:[a-z][a-z0-9+.-]*:|<anonymous>|\/|webpack)/i
const named = / \((?=[a-z][a-z0-9+.-]*:|<anonymous>|\/|webpack)/i
/** Firefox marks evaluated code as `file line 3 > eval`. */
const evaluated = / line \d{1,9} > /
/** Frames kept: enough to leave a framework's effect machinery and reach the page's own code. */
const most = 12
const mostText = 100_000
const [mostCalled, mostUrl] = [200, 2000]

/** Frames innermost first; lines that are not frames are left out. */
export function parseStack(stack: string): CallSite {
  const frames: Frame[] = []
  for (const line of stack.slice(0, mostText).split('\n')) {
    const found = position.exec(line)
    if (!found) continue
    const place = marked.test(line)
      ? chromium(line.slice(0, found.index).replace(marked, ''))
      : firefox(line.slice(0, found.index))
    if (!place || (found[0].endsWith(')') && !marked.test(line))) continue
    const [called, url] = place
    frames.push({
      function: plainName(called).slice(0, mostCalled),
      url: url.slice(0, indexOf(evaluated, url)).slice(0, mostUrl),
      line: Number(found[1]),
      column: Number(found[2]),
    })
    if (frames.length === most) break
  }
  return frames
}

type Place = readonly [called: string, url: string] | null

function chromium(text: string): Place {
  const open = text.search(named)
  if (open > 0) return [text.slice(0, open), text.slice(open + 2)]
  return location.test(text) ? ['', text] : null
}

function firefox(text: string): Place {
  const at = text.indexOf('@')
  const url = text.slice(at + 1)
  return url === '' ? null : [text.slice(0, Math.max(0, at)), url]
}

/**
 * Without what Firefox adds: asynchronous parts are `promise callback*name`, and a function without a name is
 * called by where it stands: `useWebSocket/<` is one inside of `useWebSocket`.
 */
function plainName(called: string): string {
  let end = called.length
  while (called.charAt(end - 1) === '<') end -= called.charAt(end - 2) === '/' ? 2 : 1
  return called.slice(called.lastIndexOf('*') + 1, end)
}

/** Where a pattern begins in a text; its length for nowhere. */
function indexOf(pattern: RegExp, text: string): number {
  const found = text.search(pattern)
  return found < 0 ? text.length : found
}
