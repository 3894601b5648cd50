// A choice outlives the panel where storage is open, and is merely not remembered where it is closed.

import { signal } from '@preact/signals'
import { expect, it } from 'vitest'
import { byStart, usual } from '../../../panels/list/columns.ts'
import { rememberedChoices, withUsed } from '../../../panels/settings/choices.ts'

const open = signal(false)

function storage(kept = new Map<string, string>()) {
  return () => ({
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  })
}

it('starts with what was chosen last time', () => {
  const keep = storage()
  const before = rememberedChoices(keep, open)
  before.preserveLog.value = false
  before.columns.value = ['socket', 'size']
  before.widths.value = { size: 80 }
  before.share.value = 60
  before.sort.value = { by: 'size', down: true }
  before.grouping.value = 'endpoint'
  before.history.value = ['code:1006']
  const after = rememberedChoices(keep, open)
  for (const name of Object.keys(before) as (keyof typeof before)[])
    expect(after[name].value, name).toEqual(before[name].value)
})

it('takes nothing for a choice that is none', () => {
  const chosen = rememberedChoices(
    storage(
      new Map([
        ['preserve-log', '{'],
        ['columns', '["size"]'],
        ['widths', '{"size":1e9}'],
        ['list-share', '100'],
        ['sort', '{"by":"__proto__","down":true}'],
        ['grouping', '"mood"'],
        ['filters', '[1]'],
      ]),
    ),
    open,
  )
  expect(chosen.preserveLog.value).toBe(true)
  expect(chosen.columns.value).toEqual(usual)
  expect(chosen.widths.value).toEqual({})
  expect(chosen.share.value).toBe(48)
  expect(chosen.sort.value).toEqual(byStart)
  expect(chosen.grouping.value).toBe('document')
  expect(chosen.history.value).toEqual([])
})

it('writes no filter of a private window, nor of one that may be private', () => {
  const kept = new Map<string, string>()
  const secret = signal(true)
  const choices = rememberedChoices(storage(kept), secret)
  choices.history.value = ['url:secret.example']
  choices.sort.value = { by: 'size', down: true }
  expect(kept.get('filters')).toBeUndefined()
  expect(kept.get('sort')).toBe('{"by":"size","down":true}')
  expect(choices.history.value).toEqual(['url:secret.example'])
  secret.value = false
  expect(kept.get('filters')).toBe('["url:secret.example"]')
})

it('works without storage', () => {
  const closed = () => {
    throw new DOMException('Access is denied', 'SecurityError')
  }
  expect(rememberedChoices(closed, open).preserveLog.value).toBe(true)
})

it('keeps the last twenty filters, each once, and not the beginning of one that was typed on', () => {
  let history: readonly string[] = []
  for (const text of ['url:a', 'url:ab ', 'code:1006', 'url:ab', ' ', 'x'.repeat(2000)])
    history = withUsed(history, text)
  expect(history).toEqual(['url:ab', 'code:1006'])
  for (let n = 0; n < 30; n++) history = withUsed(history, `#${n}x`)
  expect(history).toHaveLength(20)
})
