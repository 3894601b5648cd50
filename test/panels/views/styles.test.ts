// The styles lay things out by the direction of the language, not by left and right.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../../../panels/styles')
const sided = /^\s*(?:[\w-]*-(?:left|right)|left|right)\b[\w-]*:|:\s*(?:left|right)\b/
/** Four values of which the second, right, is not the fourth, left. */
const uneven = /^\s*(?:margin|padding|inset):\s*\S+\s+(\S+)\s+\S+\s+(?!\1;)\S+;/

/** Where time runs from the left to the right, whatever the language. */
const onTheTimeAxis = ['timeline.css']

it.each(readdirSync(folder).filter((file) => !onTheTimeAxis.includes(file)))(
  '%s knows no left and right',
  (file) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n')
    expect(lines.filter((line) => sided.test(line) || uneven.test(line))).toEqual([])
  },
)

it('finds a side wherever it is named', () => {
  const found = [
    'margin-left: 2px;',
    'left: 0;',
    'text-align: right;',
    'float: left;',
    'padding: 1px 2px 3px 4px;',
  ]
  expect(found.filter((line) => !sided.test(line) && !uneven.test(line))).toEqual([])
  const fine = [
    'margin-inline-start: 2px;',
    'text-align: start;',
    'padding: 1px 2px 3px 2px;',
    'margin: 0 auto;',
  ]
  expect(fine.filter((line) => sided.test(line) || uneven.test(line))).toEqual([])
})
