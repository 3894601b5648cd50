// What is of the tab's last page, by when it happened: a page is told of later than what its frames do.

import { expect, it } from 'vitest'
import type { Fact } from '../../src/core/fact.ts'
import { sinceNavigation } from '../../src/core/since-navigation.ts'

const started = (document: string, at: number, top = true) =>
  ({ kind: 'ctx:document-started', about: `${document}.0`, at, url: 'http://h/', top }) as unknown as Fact
const constructed = (about: string, at: number) =>
  ({ kind: 'error-fired', about, at, state: 3 }) as unknown as Fact
const requested = (about: string, at: number) =>
  ({ kind: 'net:requested', about, at, url: 'ws://h/', from: '', site: [] }) as unknown as Fact

const held = (facts: readonly Fact[]) =>
  facts.filter(sinceNavigation(facts)).map(({ about, at }) => `${about} ${at}`)

it('is everything while no page started', () => {
  expect(held([constructed('a.1', 5), requested('net.1', 6)])).toEqual(['a.1 5', 'net.1 6'])
})

it('leaves out the page before, also what is told of it late', () => {
  const facts = [
    started('a', 1),
    constructed('a.1', 2),
    requested('net.1', 2),
    started('b', 10),
    constructed('a.1', 11),
    requested('net.1', 12),
    constructed('b.1', 13),
  ]
  expect(held(facts)).toEqual(['b.0 10', 'b.1 13'])
})

it('holds what frames and workers did since the page started, though it was told before', () => {
  const facts = [
    started('a', 1),
    constructed('a.1', 2),
    started('frame', 12, false),
    constructed('frame.1', 13),
    requested('net.2', 14),
    started('b', 10),
  ]
  expect(held(facts)).toEqual(['frame.0 12', 'frame.1 13', 'net.2 14', 'b.0 10'])
})
