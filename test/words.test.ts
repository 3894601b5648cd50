// A translator edits one file: it holds every sentence of the core, each with its English, and no other.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Messages, messagesFor, sentencesOf, updated } from '../scripts/words.ts'

const folder = join(import.meta.dirname, '../panels/locales')
const placesOf = (text: string) => [...new Set(text.match(/\$\d/g) ?? [])].sort()
const translations = readdirSync(folder)
  .filter((file) => file !== 'en.json')
  .map(
    (file) =>
      [file.replace('.json', ''), JSON.parse(readFileSync(join(folder, file), 'utf8')) as Messages] as const,
  )

describe.each(translations)('%s', (language, messages) => {
  const wanted = messagesFor(language)
  const there = Object.entries(messages).filter(([name]) => name.startsWith('said_'))

  it('translates every sentence of the core, and nothing that nobody says: npm run words', () => {
    expect(wanted.size).toBeGreaterThan(300)
    expect(there.map(([name, { description }]) => [name, description])).toEqual([...wanted])
    for (const [name, { message }] of there) expect(message.trim(), name).not.toBe('')
  })

  it('fills in what the English fills in, and marks as much as code', () => {
    for (const [name, { message, description = '' }] of there) {
      expect(placesOf(message), name).toEqual(placesOf(description))
      expect(message.split('`').length, name).toBe(description.split('`').length)
      // A browser reads `$12` as the twelfth place and `$$` as a dollar, and Chromium takes no extension with `$1$2`.
      expect(message, name).not.toMatch(/\$\d\d|\$(?!\d)|\$\d\$/)
    }
  })
})

describe('the sentences of a source', () => {
  const found = (source: string) => sentencesOf(source).map(({ english }) => english)

  it('are what stands in said`…`, one within another, with escapes as they are read', () => {
    const source =
      'const a = said`one`; const b = `two`; const c = said`\\`€{x}\\` is €{said`in €{y}`}: €{z}`'
    expect(found(source.replaceAll('€', '$'))).toEqual(['one', 'in $1', '`$1` is $2: $3'])
  })

  it('are the texts of a table in wording(…), without its keys', () => {
    expect(found("const a = wording({ b: 'one', 'c-d': 'two', 3: `three` }); const e = 'no'")).toEqual([
      'one',
      'two',
      'three',
    ])
    expect(found("const a = wording([[/x/, 'one', true]])")).toEqual(['one'])
  })

  it('are the nouns that are counted', () => {
    expect(sentencesOf("plural(f(a, 'x'), 'send() call')")).toEqual([
      { english: '$1 send() calls', counted: true },
    ])
    expect(
      sentencesOf("import { plural } from './words.ts'\nfunction plural(a: number, b = 'c') {}"),
    ).toEqual([])
  })

  it('are none of its comments and other texts', () => {
    expect(found("// said`one`\n/* said`two` */ const a = 'said`three`'")).toEqual([])
  })
})

it('keeps what is translated, adds what is new, and drops what is gone', () => {
  const before: Messages = {
    open: { message: 'Aç' },
    said_a: { message: 'bir', description: 'one' },
    said_b: { message: 'iki', description: 'two' },
  }
  const after = updated(
    before,
    new Map([
      ['said_a', 'one'],
      ['said_c', 'three'],
    ]),
  )
  expect(after).toEqual({
    open: { message: 'Aç' },
    said_a: { message: 'bir', description: 'one' },
    said_c: { message: '', description: 'three' },
  })
})
