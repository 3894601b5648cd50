// Which functions a place in a source stands in, from the outermost to the innermost, told from its tokens: a
// stack names few of a page's arrow functions, the source names nearly all.

import jsTokens, { type Token as JSToken, type JSXToken } from 'js-tokens'
import { say } from '../language/say.ts'

type Token = JSToken | JSXToken

export type Enclosing =
  | { readonly is: 'named'; readonly name: string }
  /** A function given to a call, such as `useEffect(() => {…})`. */
  | { readonly is: 'callback'; readonly of: string }
  | { readonly is: 'returned' }
  | { readonly is: 'anonymous' }

const isSpace = ({ type }: Token) =>
  type === 'WhiteSpace' ||
  type === 'LineTerminatorSequence' ||
  type === 'SingleLineComment' ||
  type === 'MultiLineComment'

/** Tokens that are looked at before a body for what it belongs to. Broken sources have no end of them. */
const mostTokens = 2000
/** Bodies within each other of which the innermost are told, and characters that are read at most. */
const mostBodies = 100
const mostText = 5_000_000

/** The functions around a place; line and column count from 1. Sources of any dialect, and broken ones, give what they can. */
export function enclosingFunctions(source: string, line: number, column: number): readonly Enclosing[] {
  /** Where the bodies that are open begin, among the tokens. */
  const open: number[] = []
  const before: Token[] = []
  let [row, at] = [1, 1]
  for (const token of jsTokens(source.slice(0, mostText), { jsx: true })) {
    if (row > line || (row === line && at >= column)) break
    if (token.value === '{' || (token.value === '${' && token.type === 'Punctuator')) open.push(before.length)
    else if (token.value === '}') open.pop()
    if (!isSpace(token)) before.push(token)
    const lines = token.value.split(/\r\n|[\n\r\u2028\u2029]/)
    const last = lines.at(-1)?.length ?? 0
    at = lines.length > 1 ? last + 1 : at + last
    row += lines.length - 1
  }
  return open
    .slice(-mostBodies)
    .map((end) => openerOf(before.slice(Math.max(0, end - mostTokens), end)))
    .filter((each) => each !== null)
}

/** What the `{` after these tokens opens; null where it is no function's body. */
function openerOf(tokens: readonly Token[]): Enclosing | null {
  const end = tokens.length - 1
  if (tokens[end]?.value === '=>') return arrowAt(tokens, end)
  const close = parameterEnd(tokens, end)
  if (close === null) return null
  const start = matching(tokens, close)
  const name = tokens[start - 1]
  if (!name) return null
  if (name.value === 'function' || name.value === '*')
    return assigned(tokens, start - (name.value === '*' ? 2 : 1))
  if (name.type !== 'IdentifierName' || /^(?:if|for|while|switch|catch|with)$/.test(name.value)) return null
  return { is: 'named', name: name.value }
}

function arrowAt(tokens: readonly Token[], arrow: number): Enclosing {
  const close = parameterEnd(tokens, arrow - 1)
  const start = close === null ? arrow - 1 : matching(tokens, close)
  const head = tokens[start - 1]?.value === 'async' ? start - 1 : start
  return assigned(tokens, head)
}

/** What a function expression that begins at this token is given to. */
function assigned(tokens: readonly Token[], start: number): Enclosing {
  let at = start - 1
  const before = tokens[at]?.value
  if (before === 'return') return { is: 'returned' }
  if (before === '(' || before === ',') {
    const call = before === '(' ? at : openParenthesis(tokens, at)
    const callee = tokens[call - 1]
    return callee?.type === 'IdentifierName' ? { is: 'callback', of: callee.value } : { is: 'anonymous' }
  }
  if (before === '=' || before === ':') {
    // `const name: Type = () => {` has its type between the name and the sign.
    while (at > 0 && before === '=' && !/^(?:const|let|var|[{;,}])$/.test(tokens[at - 1]?.value ?? '')) at--
    const name = before === '=' ? tokens[at] : tokens[at - 1]
    if (name?.type === 'IdentifierName') return { is: 'named', name: name.value }
  }
  return { is: 'anonymous' }
}

/** The `)` that ends a parameter list right before a body, a type in between; null where there is none. */
function parameterEnd(tokens: readonly Token[], from: number): number | null {
  if (tokens[from]?.value === ')') return from
  for (let at = from; at > from - 24 && at > 0; at--) {
    const { value = '', type } = tokens[at] ?? {}
    if (value === ':' && tokens[at - 1]?.value === ')') return at - 1
    if (type !== 'IdentifierName' && !/^[:|&<>[\],.?]$/.test(value) && type !== 'StringLiteral') return null
  }
  return null
}

/** The index of the `(` that a `)` closes. */
function matching(tokens: readonly Token[], close: number): number {
  let depth = 0
  for (let at = close; at >= 0; at--) {
    if (tokens[at]?.value === ')') depth++
    else if (tokens[at]?.value === '(' && --depth === 0) return at
  }
  return 0
}

/** The `(` of the call in whose arguments this token stands. */
function openParenthesis(tokens: readonly Token[], from: number): number {
  let depth = 0
  for (let at = from; at >= 0; at--) {
    const { value } = tokens[at] ?? {}
    if (value === ')' || value === '}' || value === ']') depth++
    else if (value === '(' || value === '{' || value === '[') {
      if (depth === 0) return at
      depth--
    }
  }
  return 0
}

const isEffect = (each: Enclosing) =>
  each.is === 'callback' && /^use(?:Layout|Insertion)?Effect$/.test(each.of)

/** The place in the words of the page's author: `clean-up of useEffect in useWebSocket`, `<Dashboard>`, `connect`. */
export function placeName(enclosing: readonly Enclosing[]): string {
  const effect = enclosing.findLastIndex(isEffect)
  const named = (list: readonly Enclosing[]) => list.filter((each) => each.is === 'named').at(-1)?.name ?? ''
  const inner = named(enclosing.slice(effect + 1))
  const called = (name: string) => (/^[A-Z]/.test(name) ? `<${name}>` : name)
  if (effect < 0) return called(named(enclosing))
  const found = enclosing[effect]
  const hook = found?.is === 'callback' ? found.of : ''
  const outer = named(enclosing.slice(0, effect))
  const returned = enclosing.slice(effect + 1).some(({ is }) => is === 'returned')
  const what = returned ? say('placeCleanUp', hook) : hook
  const where = outer ? say('placeIn', what, called(outer)) : what
  return inner ? say('placeWithin', inner, where) : where
}
