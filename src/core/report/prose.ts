// A sentence of the product's own, with foreign words in it: what stands in backticks is code.

import { type Markup, markup } from './markup.ts'

/** `ended` sentences get their full stop. */
export function prose(text: string, end: '.' | '' = ''): Markup {
  const parts = text.split('`')
  return markup`${parts.map((part, index) => {
    if (index % 2 === 1) return markup`<code><bdi>${part}</bdi></code>`
    return part === '' ? null : markup`<bdi>${part}</bdi>`
  })}${end}`
}

/** Text that a page, a server or a file chose: its direction ends with it. */
export const foreign = (text: string): Markup => markup`<bdi>${text}</bdi>`

/** The beginning of a part that may be wider than the screen: it scrolls by itself, also by keyboard. */
export const room = (name: string): Markup =>
  markup`<div class="room" role="group" tabindex="0" aria-label="${name}">`
