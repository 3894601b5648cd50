// A choice outlives the panel where storage is open, and is merely not remembered where it is closed.

import { expect, it } from 'vitest'
import { remembered } from '../../panels/remembered.ts'

it('starts with what was chosen last time', () => {
  const kept = new Map<string, string>()
  const keep = () => ({
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  })
  remembered(keep, 'preserve-log', true).value = false
  expect(remembered(keep, 'preserve-log', true).value).toBe(false)
})

it('works without storage', () => {
  const closed = () => {
    throw new DOMException('Access is denied', 'SecurityError')
  }
  expect(remembered(closed, 'preserve-log', true).value).toBe(true)
})
