// Words within a message, marked where they are what a person looks for.

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { printable, printableLines } from '../../../src/core/printable.ts'

export interface Find {
  /** As it was written. */
  readonly text: string
  readonly expression: RegExp
  /** Which parts of a tree hold it, as far as that was asked. */
  readonly held: WeakMap<object, boolean>
}

/** Null while nothing is looked for. */
export const FindContext = createContext<Find | null>(null)
export const useFind = () => useContext(FindContext)

/** It is looked for in what a person sees: what would be invisible is looked for as it is written out. */
export function findOf(text: string): Find | null {
  if (text === '') return null
  const literal = printable(text).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return { text, expression: new RegExp(literal, 'giu'), held: new WeakMap() }
}

/** Marked in one text. */
const most = 1000

interface Props {
  readonly text: string
  /** Line breaks stay line breaks. */
  readonly lines?: boolean
}

/**
 * Words of a message, made safe as `Foreign` does, with what is looked for marked. What stood on the wire runs from left
 * to right, whatever letter it begins with: else an escape in it would be read backwards.
 */
export function Marked({ text, lines = false }: Props) {
  const find = useFind()
  const printed = lines ? printableLines(text) : printable(text)
  if (!find) return <bdi dir="ltr">{printed}</bdi>
  const pieces = []
  let at = 0
  for (const found of printed.matchAll(find.expression)) {
    pieces.push(printed.slice(at, found.index), <mark key={found.index}>{found[0]}</mark>)
    at = found.index + found[0].length
    if (pieces.length >= most * 2) break
  }
  return (
    <bdi dir="ltr">
      {pieces}
      {printed.slice(at)}
    </bdi>
  )
}

/** So many letters of a text, and no half of one. */
export function beginning(text: string, letters: number): string {
  const cut = text.slice(0, letters)
  return cut.length < text.length ? cut.replace(/[\ud800-\udbff]$/, '') : cut
}
