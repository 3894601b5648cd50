// Text as GitHub's Markdown shows it: foreign words can become no markup, mention, reference, link or HTML. Words that
// are more than letters and plain punctuation stand in code, where GitHub looks for nothing.

import { printable } from '../printable.ts'

/** Foreign text on one line, as code. A bar would end a table's cell even there, so it is written as an escape. */
export function code(text: string): string {
  const shown = printable(text).replaceAll('|', '\\u007c')
  if (shown.trim() === '') return shown === '' ? '(empty)' : '(blank)'
  const fence = '`'.repeat(longestRun(shown) + 1)
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}

/** A sentence of the product's own, with foreign words in it, of which only those in backticks are known. */
export function sentence(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? (part === '' ? '' : code(part)) : words(printable(part))))
    .join('')
}

/** Lines as they are, in a block that none of them ends. */
export function block(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}text\n${text.replace(/\n*$/, '\n')}${fence}`
}

const plain = /^[\p{L}\p{M}\p{N},;:.!?…()“”„’'"/=%·→×–—−+-]+$/u
/** What GitHub makes something of: links, commits, references, emoji, lists, numbered lists. */
const special =
  /:\/\/|^www\.|\b[0-9a-f]{7,40}\b|^GH-\d|:[\w+-]+:|^[-+=–—]+$|^\d+[.)]$|^(?:https?|mailto|ftp|xmpp):/i

/** Looks like an emoji's name to a pattern, and to nobody else. */
const clockTime = /^\d\d:\d\d:\d\d$/

function words(text: string): string {
  return text
    .split(' ')
    .map((word) => {
      const [, lead = '', middle = '', end = ''] = /^([(“„"]*)(.*?)([.,;:!?)”"…]*)$/s.exec(word) ?? []
      if (middle === '') return plain.test(word) || word === '' ? word : code(word)
      if (clockTime.test(middle)) return word
      if (plain.test(middle) && !special.test(middle) && !special.test(word)) return word
      return `${lead}${code(middle)}${end}`
    })
    .join(' ')
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
}
