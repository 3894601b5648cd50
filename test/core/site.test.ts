// A site in a list stands for a host, a host at a port, or a name and all names below it; and for no other page.

import { expect, it } from 'vitest'
import { isSite, siteHolds, siteIn } from '../../src/core/site.ts'

it.each([
  ['example.com', 'example.com', true],
  ['example.com', 'example.com:8443', true],
  ['example.com', 'www.example.com', false],
  ['example.com', 'notexample.com', false],
  ['localhost:8000', 'localhost:8000', true],
  ['localhost:8000', 'localhost', false],
  ['*.example.com', 'example.com', true],
  ['*.example.com', 'a.b.example.com:81', true],
  ['*.example.com', 'notexample.com', false],
  ['*.example.com:81', 'a.example.com', false],
  ['[::1]', '[::1]:3000', true],
  ['[::1]:3000', '[::1]:3001', false],
  ['example.com', '', false],
])('%s and a page of %s', (site, host, holds) => {
  expect(isSite(site)).toBe(true)
  expect(siteHolds(site, host)).toBe(holds)
})

it.each([
  [' Example.COM ', 'example.com'],
  ['https://user:secret@example.com:8443/path?query#end', 'example.com:8443'],
  ['ws://localhost:8000/ws', 'localhost:8000'],
  ['*.example.com', '*.example.com'],
  ['127.0.0.1', '127.0.0.1'],
  ['http://[::1]:3000/', '[::1]:3000'],
  ['', null],
  ['*', null],
  ['about:blank', null],
  ['two words', null],
  ['exa\u202emple.com', null],
  ['a'.repeat(100_000), null],
])('a person who writes %j means %s', (written, site) => {
  expect(siteIn(written)).toBe(site)
})
