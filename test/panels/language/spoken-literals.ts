// Finds words in a source that a person would read but no translator: text and spoken attributes of JSX, strings that
// JSX shows, and strings anywhere that read as a phrase or as a title.

import { transform } from 'esbuild'
import jsTokens, { type Token as JSToken, type JSXToken } from 'js-tokens'

type Token = JSToken | JSXToken

/** What a browser shows, or an assistive technology says. */
const spoken =
  /^(?:title|alt|label|placeholder|aria-(?:label|description|roledescription|valuetext|placeholder))$/
const letters = /\p{L}/u
const title = /^\p{Lu}\p{Ll}+(?:[ ,.:…].*)?$/su
const phrase = /\p{L}+[,:;]? \p{L}+[,:;]? \p{L}+/u
const strings = /^(?:StringLiteral|NoSubstitutionTemplate|Template(?:Head|Middle|Tail))$/
const skipped = /^(?:WhiteSpace|LineTerminatorSequence|(?:Single|Multi)LineComment)$/
/** What stands before a string that is a value itself, and not compared with one. */
const before = /^(?:[{(?:+]|&&|\|\||\?\?|=>)$/
/** What stands after one that is asked about. */
const asking = /^(?:in|[=!]==)$/

/** What an opening sign began: where the values are shown, they are for a person. */
type Frame = 'shown' | 'unseen' | 'grouping'

/** The words, in the order in which they stand. */
export async function spokenLiterals(source: string, loader: 'ts' | 'tsx'): Promise<readonly string[]> {
  const { code } = await transform(source, { loader, jsx: 'preserve', target: 'esnext', charset: 'utf8' })
  const tokens = [...jsTokens(code, { jsx: true })].filter(({ type }) => !skipped.test(type))
  const frames: Frame[] = []
  /** For each JSX tag or expression that is open, whether it is a tag. */
  const tags: boolean[] = []
  const found: string[] = []
  for (const [index, token] of tokens.entries()) {
    const [last, previous] = [tokens[index - 2], tokens[index - 1]]
    const { type, value } = token
    if (type === 'JSXText' && letters.test(value)) found.push(value.trim())
    else if (type === 'JSXString') {
      const text = value.slice(1, -1)
      if ((spoken.test(last?.value ?? '') && letters.test(text)) || title.test(text)) found.push(text)
    } else if (strings.test(type)) {
      const text = wordsOf(value)
      const stands =
        type === 'TemplateMiddle' || type === 'TemplateTail' || before.test(previous?.value ?? '')
      const shows = stands && isShown(frames) && !asking.test(tokens[index + 1]?.value ?? '')
      if ((shows && letters.test(text)) || title.test(text) || phrase.test(text)) found.push(text.trim())
    }
    follow(token, last, previous, frames, tags)
  }
  return found
}

const wordsOf = (literal: string): string =>
  literal.replace(/^(?:["'`]|\})|(?:["'`]|\$\{)$/g, '').replace(/\\[nrt]/g, ' ')

/** Whether a value here is what JSX shows: nothing but grouping lies between. */
const isShown = (frames: readonly Frame[]): boolean =>
  frames.findLast((each) => each !== 'grouping') === 'shown'

function follow(
  { type, value }: Token,
  last: Token | undefined,
  previous: Token | undefined,
  frames: Frame[],
  tags: boolean[],
): void {
  if (type === 'JSXPunctuator') {
    if (value === '<') tags.push(true)
    else if (value === '>') tags.pop()
    else if (value === '{') {
      const inTag = tags.at(-1) === true
      const attribute = previous?.value === '=' ? (last?.value ?? '') : ''
      frames.push(!inTag || spoken.test(attribute) ? 'shown' : 'unseen')
      tags.push(false)
    } else if (value === '}') {
      frames.pop()
      tags.pop()
    }
  } else if (type === 'TemplateHead') frames.push('grouping')
  else if (type === 'TemplateTail') frames.pop()
  else if (type === 'Punctuator') {
    const calls = previous?.type === 'IdentifierName' || previous?.value === ')' || previous?.value === ']'
    if (value === '(') frames.push(calls ? 'unseen' : 'grouping')
    else if (value === '[' || value === '{') frames.push('unseen')
    else if (/^[)\]}]$/.test(value)) frames.pop()
  }
}
