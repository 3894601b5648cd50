// Text of a page, a server or a file, made safe for the eye: what would be invisible, or would move what stands
// beside it, is written as an escape. Copied text and everything the panel shows go through here.

/**
 * Control and format characters (bidirectional ones and tags among them), line and paragraph separators, halves
 * of surrogate pairs, fillers, and spaces that look like one or like nothing.
 */
const deceiving =
  /\u034f|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0]|[\u180b-\u180d\u180f\ufe00-\ufe0e\u{e0100}-\u{e01ef}]/gu

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escapeOf(found: string): string {
  let escaped = ''
  for (let index = 0; index < found.length; index++)
    escaped += `\\u${found.charCodeAt(index).toString(16).padStart(4, '0')}`
  return escaped
}

/** The text with every such character as `\u202e`, and line breaks and tabs as `\n`, `\r`, `\t`. */
export function printable(text: string): string {
  return text.replace(deceiving, (found) => short[found] ?? escapeOf(found))
}

/** The same, but lines stay lines: for text that is shown in several. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}
