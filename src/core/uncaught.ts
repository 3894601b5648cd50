// Reads what a browser says of an exception that nobody caught: the message of an ErrorEvent (HTML §8.1.4.7).
//
//   Chromium  "Uncaught TypeError: x is null"   "Uncaught RangeError"   "Uncaught some text"
//   Firefox   "TypeError: x is null"            "RangeError: "          "uncaught exception: some text"

import type { Thrown } from './fact.ts'

/** The name and message of the exception; both browsers say "Script error." of another origin's script. */
export function parseUncaught(text: string): Thrown {
  const value = /^uncaught exception: ([\s\S]*)$/.exec(text)?.[1]
  if (value !== undefined) return { name: '', message: value }
  const said = text.replace(/^Uncaught /, '')
  const [, name, message] =
    /^([\w$]+): ?([\s\S]*)$/.exec(said) ?? /^([\w$]*(?:Error|Exception))$/.exec(said) ?? []
  return name === undefined ? { name: '', message: said } : { name, message: message ?? '' }
}
