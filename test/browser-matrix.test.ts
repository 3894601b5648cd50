// The published cross-browser table is the one that its own data gives, tells of every scenario, and agrees with what
// the end-to-end tests hold the browsers to.

import { readFileSync } from 'node:fs'
import { JSDOM } from 'jsdom'
import { expect, it } from 'vitest'
import { matrixHtml } from '../scripts/matrix/html.ts'
import { matrixMarkdown } from '../scripts/matrix/markdown.ts'
import { differs, type Matrix } from '../scripts/matrix/matrix.ts'
import { scenarios } from './lab/scenarios.ts'

const docs = new URL('../docs/', import.meta.url)
const matrix = JSON.parse(readFileSync(new URL('browser-matrix.json', docs), 'utf8')) as Matrix

it('is written down as its data has it', () => {
  expect(readFileSync(new URL('browser-matrix.md', docs), 'utf8')).toBe(matrixMarkdown(matrix))
})

it('tells of every scenario, in both browsers, with the versions it was made with', () => {
  expect(matrix.rows.map(({ id }) => id)).toEqual(scenarios.map(({ id }) => id))
  expect(matrix.browsers.map(({ name }) => name)).toEqual(['chromium', 'firefox'])
  for (const { version } of matrix.browsers) expect(version).toMatch(/^\d+\.\d/)
  for (const { id, cells } of matrix.rows) expect(Object.keys(cells), id).toEqual(['chromium', 'firefox'])
})

it('agrees with what is published of each scenario', () => {
  for (const { id, cells } of matrix.rows)
    for (const [browser, { agrees }] of Object.entries(cells))
      expect(['right', 'unpublished'], `${id} in ${browser}`).toContain(agrees)
})

it('marks where the browsers differ', () => {
  const marked = matrix.rows.filter(differs).map(({ id }) => id)
  expect(marked).toContain('subprotocol-missing')
  expect(marked).not.toContain('ok-subprotocol')
})

it('is a page without script, in which every scenario has its row', () => {
  const { document } = new JSDOM(matrixHtml(matrix)).window
  expect(document.querySelectorAll('script')).toHaveLength(0)
  expect(document.querySelectorAll('tbody tr')).toHaveLength(matrix.rows.length)
}, 30_000)
