// What the README says is so: its example is in the notation and has the verdict it names, its commands and
// files exist, its attributes are in the panel.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { diagnose } from '../src/core/diagnose.ts'
import { logOf } from '../src/core/log.ts'
import { parse, print } from '../src/core/notation.ts'
import type { SubjectId } from '../src/core/units.ts'

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

it('shows a log that reads back to the letter, and its verdict', () => {
  const example = /```\n(socket d\.1\n[\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const sections = parse(example)
  expect(print(sections)).toBe(example)
  const verdict = diagnose(logOf(sections.flatMap(({ facts }) => facts)), 'firefox').get(
    'd.1' as SubjectId,
  )?.verdict
  expect(readme).toContain(`\`${verdict?.rule}\``)
})

it('names only commands that exist', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const named = [...readme.matchAll(/npm (?:run )?(start|test|(?<=run )[a-z:-]+)/g)].map(
    ([, name]) => name ?? '',
  )
  expect(named.length).toBeGreaterThan(5)
  for (const name of named) expect(scripts).toHaveProperty(name)
})

it('names only files and rooms that exist', () => {
  for (const [, path = ''] of readme.matchAll(/`((?:src|test|panels)\/[\w./-]+)`/g))
    expect(existsSync(join(root, path)), path).toBe(true)
  for (const [, path = ''] of readme.matchAll(/\]\((docs\/[^)]+)\)/g))
    expect(existsSync(join(root, path)), path).toBe(true)
})

it('names only attributes that the panel has', () => {
  const views = readdirSync(join(root, 'panels/views'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(root, 'panels/views', file), 'utf8'))
  for (const [, attribute = ''] of readme.matchAll(/\[(data-[a-z-]+)/g))
    expect(
      views.some((text) => text.includes(attribute)),
      attribute,
    ).toBe(true)
})
