// Every language says the same messages, and each is one that is used.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { say, sayCount } from '../../../panels/language/say.ts'

const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'panels/locales')
type Messages = Record<string, { readonly message: string; readonly description?: string }>
const read = (file: string): Messages => JSON.parse(readFileSync(join(folder, file), 'utf8'))
const english = read('en.json')
const placesOf = (message: string) => [...new Set(message.match(/\$\d/g) ?? [])].sort()
/** `sockets_other` without the plural form. */
const bare = (name: string) => name.replace(/_(?:zero|one|two|few|many|other)$/, '')

describe.each(readdirSync(folder))('%s', (file) => {
  // The core's own sentences, which test/words.test.ts holds to its code.
  const messages = Object.fromEntries(
    Object.entries(read(file)).filter(([name]) => !name.startsWith('said_')),
  )
  const language = file.replace('.json', '')

  it('says every message, with the same places to fill', () => {
    expect(Object.keys(messages).map(bare)).toEqual(expect.arrayContaining(Object.keys(english).map(bare)))
    for (const [name, { message }] of Object.entries(messages)) {
      expect(message.trim(), name).not.toBe('')
      const other = english[name] ?? english[`${bare(name)}_other`]
      expect(placesOf(message), name).toEqual(placesOf(other?.message ?? ''))
    }
  })

  it('has every plural form of its language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const counted = Object.keys(messages).filter((name) => name.endsWith('_other'))
    for (const name of counted)
      for (const form of forms) expect(messages).toHaveProperty(`${bare(name)}_${form}`)
  })

  it('says which language it is', () => {
    expect(messages.language?.message).toBe(language)
  })

  it('keeps its messages in the order of their names', () => {
    const names = Object.keys(read(file))
    expect(names).toEqual([...names].sort())
  })
})

it('says nothing that nobody asks for', () => {
  const sources = ['panels', 'src']
    .flatMap((room) => readdirSync(join(root, room), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  const text = `${sources.join('\n')}\n${readFileSync(join(root, 'manifest.json'), 'utf8')}`
  for (const name of Object.keys(english))
    expect(
      [`'${bare(name)}'`, `name="${bare(name)}"`, `__MSG_${name}__`].some((use) => text.includes(use)),
      name,
    ).toBe(true)
})

it('fills in what is given, and counts as the language does', () => {
  expect([sayCount('sockets', 1), sayCount('sockets', 2), sayCount('sockets', 0)]).toEqual([
    '1 socket',
    '2 sockets',
    '0 sockets',
  ])
  expect(say('extensionButton')).toContain('Lifeline')
})
