// No words stand in the panel's code: what a person reads is in the locales, where a translator finds it.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { spokenLiterals } from './spoken-literals.ts'

const folder = join(import.meta.dirname, '../../../panels')
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
)

/** What may stand in the code, and why. */
const allowed: ReadonlyMap<string, string> = new Map([
  ...['Lifeline', 'Chromium', 'Firefox'].map((name) => [name, 'a name, the same in every language'] as const),
  ...['A', 'B'].map((letter) => [letter, 'one of the two sides of a comparison'] as const),
  ...['Enter', 'Escape', 'Home', 'End', 'Tab'].map((key) => [key, 'a key, as `event.key` says it'] as const),
  ['RFC 8441 §5', 'a section of a standard'],
  ['redacted-message-…', 'how pseudonyms begin'],
  ['(f)', 'a key'],
  ['(Esc)', 'a key'],
  ['op', 'short for the opcode of RFC 6455 §5.2, and named beside it'],
  ['px', 'a unit'],
  ['10.5px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace', 'fonts'],
  ['Request', 'a group of the core’s, compared with'],
  ['Punctuator', 'a type of token'],
  ['a view needs a StoreContext around it', 'thrown at who writes a view'],
  ['this browser draws no pictures', 'thrown where the platform lacks what Lifeline requires of it'],
])

const wordsIn = (file: string) =>
  spokenLiterals(readFileSync(join(folder, file), 'utf8'), file.endsWith('x') ? 'tsx' : 'ts')

it.each(sources)('%s holds no words for a person', async (file) => {
  expect((await wordsIn(file)).filter((words) => !allowed.has(words))).toEqual([])
})

it('allows nothing that no longer stands in the code', async () => {
  const standing = new Set((await Promise.all(sources.map(wordsIn))).flat())
  expect([...allowed.keys()].filter((words) => !standing.has(words))).toEqual([])
})

describe('finding words', () => {
  it.each([
    ['<p>Nothing here</p>', ['Nothing here']],
    ['<button title="Close" class="link mono">✕</button>', ['Close']],
    ['<OpenFile label="open" text="Open…" data-side="a" />', ['open', 'Open…']],
    ["<p aria-label={open ? 'open' : say('closed')} />", ['open']],
    ["<p>{copied && 'copied'}{' '}{say(on ? 'on' : 'off')}</p>", ['copied']],
    [`<p class={on ? 'strong' : ''}>{'open' in states && <b>{\`\${n} more\`}</b>}</p>`, ['more']],
    ["<ul>{rows.map((row) => (row.bad ? <li>{(row.late && 'late')}</li> : null))}</ul>", ['late']],
    ["const tabs = [['why', 'Why'], ['open', 'tabOpen']]", ['Why']],
    ["throw new Error('it is too large')", ['it is too large']],
    [`<p data-of='side' onClick={() => show('why')}>{say('why')} · ✓ {\`#\${n}\`}</p>`, []],
  ])('in %s', async (source, words) => {
    expect(await spokenLiterals(source, 'tsx')).toEqual(words)
  })
})
