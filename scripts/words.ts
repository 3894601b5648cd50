// npm run words: holds the translations of panels/locales to the sentences of the core, which stand in English in its
// code. What is new comes to be translated, with its English beside it; what nobody says any longer goes.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { runInNewContext } from 'node:vm'
import jsTokens from 'js-tokens'
import { knownOfBrowsers } from '../src/core/compare/known/index.ts'
import { answerRules } from '../src/core/handshake/answer-rules.ts'
import { deflateRules } from '../src/core/handshake/deflate-rules.ts'
import { extensionRules } from '../src/core/handshake/extension-rules.ts'
import { requestRules } from '../src/core/handshake/request-rules.ts'
import { subprotocolRules } from '../src/core/handshake/subprotocol-rules.ts'
import { rules } from '../src/core/rules/index.ts'
import { englishOf, messageOf } from '../src/core/said.ts'
import { storyRules } from '../src/core/stories/rules/index.ts'

const root = join(import.meta.dirname, '..')
const locales = join(root, 'panels/locales')
/** The rooms whose sentences stand in their code. */
const rooms = ['src/core', 'src/file', 'src/payload', 'src/wire']

/** What rules and known differences say of themselves stands in their own fields, and is spoken by who shows it. */
const registered: readonly string[] = [
  ...knownOfBrowsers.map(({ sentence }) => sentence),
  ...[...rules, ...storyRules].flatMap(({ title, advice }) => [title, advice]),
  ...[requestRules, answerRules, subprotocolRules, extensionRules, deflateRules]
    .flat()
    .map(({ title }) => title),
]

export type Messages = Record<string, { message: string; description?: string }>

export interface Sentence {
  readonly english: string
  /** Depends on a number, `$1`, and stands once for each plural form of a language. */
  readonly counted: boolean
}

/** The sentences that a source text says by `said`, `wording`, `counted` and `plural`. */
export function sentencesOf(source: string): Sentence[] {
  const tokens = [...jsTokens(source)].filter(
    ({ type }) => !/^(?:WhiteSpace|LineTerminatorSequence|SingleLineComment|MultiLineComment)$/.test(type),
  )
  const found: Sentence[] = []
  const open: { said: boolean; parts: string[] }[] = []
  tokens.forEach(({ type, value }, at) => {
    const said = tokens[at - 1]?.value === 'said'
    if (type === 'NoSubstitutionTemplate' && said) found.push({ english: literal(value), counted: false })
    if (type === 'TemplateHead') open.push({ said, parts: [] })
    if (/^Template/.test(type))
      open.at(-1)?.parts.push(literal(`\`${value.replace(/^[`}]|(?:`|\$\{)$/g, '')}\``))
    if (type === 'TemplateTail') {
      const ended = open.pop()
      if (ended?.said) found.push({ english: englishOf(ended.parts), counted: false })
    }
    if (tokens[at + 1]?.value !== '(' || tokens[at - 1]?.value === 'function') return
    if (value === 'wording')
      for (const english of textsIn(tokens, at + 1, 0)) found.push({ english, counted: false })
    if (value === 'counted' || value === 'plural')
      for (const noun of textsIn(tokens, at + 1, 1)) found.push({ english: `$1 ${noun}s`, counted: true })
  })
  return found
}

type Token = ReturnType<typeof jsTokens> extends Iterable<infer One> ? One : never

/** The literals between a parenthesis and its end, keys of objects apart; from the argument of this number on. */
function textsIn(tokens: readonly Token[], start: number, argument: number): string[] {
  const texts: string[] = []
  let depth = 0
  let commas = 0
  for (let at = start; at < tokens.length; at++) {
    const { type, value } = tokens[at] as Token
    if (/^[([{]$/.test(value) || type === 'TemplateHead') depth++
    if (/^[)\]}]$/.test(value) || type === 'TemplateTail') depth--
    if (depth === 0) break
    if (value === ',' && depth === 1) commas++
    const key = tokens[at + 1]?.value === ':' && /^[{,]$/.test(tokens[at - 1]?.value ?? '')
    const text = type === 'StringLiteral' || type === 'NoSubstitutionTemplate'
    if (text && !key && commas >= argument) texts.push(literal(value))
  }
  return texts
}

const literal = (written: string): string => runInNewContext(written)

/** Every sentence of the core, once, in the order of its name. */
export function sentences(): ReadonlyMap<string, Sentence> {
  const sources = rooms
    .flatMap((room) => readdirSync(join(root, room), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  const told = registered.filter((english) => english !== '').map((english) => ({ english, counted: false }))
  const all = [...told, ...sources.flatMap(sentencesOf)]
  const named = all.map((each) => [messageOf(each.english), each] as const)
  for (const [name, { english }] of named) {
    const other = named.find(([same, each]) => same === name && each.english !== english)
    if (other) throw new Error(`one name for two sentences: “${english}” and “${other[1].english}”`)
  }
  return new Map(named.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** What a language’s file must hold of the core: each message by its name, with the English it translates. */
export function messagesFor(language: string): ReadonlyMap<string, string> {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
  return new Map(
    [...sentences()].flatMap(([name, { english, counted }]) =>
      counted
        ? pluralCategories.map((form) => [`${name}_${form}`, english] as const)
        : [[name, english] as const],
    ),
  )
}

/** The file with what is missing added, to be translated, and without what is said no longer. */
export function updated(messages: Messages, wanted: ReadonlyMap<string, string>): Messages {
  const kept = Object.entries(messages).filter(([name]) => !name.startsWith('said_') || wanted.has(name))
  const added = [...wanted].map(
    ([name, description]) => [name, { message: messages[name]?.message ?? '', description }] as const,
  )
  return Object.fromEntries([...new Map([...kept, ...added])].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

if (process.argv[1] === import.meta.filename)
  for (const file of readdirSync(locales).filter((each) => each !== 'en.json')) {
    const path = join(locales, file)
    const before: Messages = JSON.parse(readFileSync(path, 'utf8'))
    const after = updated(before, messagesFor(basename(file, '.json')))
    writeFileSync(path, `${JSON.stringify(after, null, 2)}\n`)
    for (const [name, { message, description }] of Object.entries(before))
      if (!after[name]) console.log(`${file}: gone: ${description} = ${message}`)
    for (const { message, description } of Object.values(after))
      if (message === '') console.log(`${file}: to translate: ${description}`)
  }
