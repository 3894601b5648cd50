// Reads the text of a call stack, in either browser's form, into frames.
//
//   Chromium  "    at cleanup (http://localhost/app.js:47:12)"   "    at http://localhost/app.js:3:1"
//   Firefox   "cleanup@http://localhost/app.js:47:12"            "@http://localhost/app.js:3:1"

import type { CallSite, Frame } from './fact.ts'

const chromium = /^\s*at (?:(.+?) \()?((?:[a-z][a-z0-9+.-]*:|<anonymous>|\/|webpack).*?):(\d+):(\d+)\)?$/i
const firefox = /^(?:([^@]*)@)?(.+?):(\d+):(\d+)$/
/** Frames kept: enough to leave a framework's effect machinery and reach the page's own code. */
const most = 12

/** Frames innermost first; lines that are not frames are left out. */
export function parseStack(stack: string): CallSite {
  const frames: Frame[] = []
  for (const line of stack.split('\n')) {
    const found = chromium.exec(line) ?? (/^\s*at /.test(line) ? null : firefox.exec(line))
    if (!found) continue
    const [, called = '', url = '', row, column] = found
    // Firefox marks evaluated code as "file line 3 > eval", asynchronous parts as "promise callback*name", and
    // functions without a name by where they stand: "useWebSocket/<" is one inside of useWebSocket.
    frames.push({
      function: called
        .replace(/^.*\*/, '')
        .replace(/(?:\/?<)+$/, '')
        .slice(0, 200),
      url: url.replace(/ line \d+ > .*$/, '').slice(0, 2000),
      line: Number(row),
      column: Number(column),
    })
    if (frames.length === most) break
  }
  return frames
}
