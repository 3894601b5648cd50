// Every view in both themes, wide and narrow, held to axe-core's rules (WCAG 2.2 A and AA, and its best practices) in a
// real browser: contrast, names, roles, order, targets.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Stage, setStage } from './stage.ts'
import { reach } from './steps.ts'
import { views } from './views.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[]
}

const looks = [
  ['light', {}],
  ['dark', { dark: true }],
  ['light and narrow', { width: 320, height: 700 }],
  ['dark and narrow', { width: 320, height: 700, dark: true }],
] as const

describe('nothing in the way of anybody', () => {
  let stage: Stage

  async function violations(): Promise<readonly string[]> {
    const found = await stage.browser.evaluate<readonly Violation[]>(`(async () => {
      if (typeof axe === 'undefined') { ${axe}; }
      // What moves or fades is looked at once it is there.
      await Promise.all(document.getAnimations().map(({ finished }) => finished))
      const { violations } = await axe.run(document, { resultTypes: ['violations'] })
      return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, failureSummary }) => ({ target: target.map(String), failureSummary })) }))
    })()`)
    return found.flatMap(({ id, nodes }) =>
      nodes.slice(0, 4).map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    )
  }

  beforeAll(async () => {
    stage = await setStage()
  })
  afterAll(() => stage?.close())

  it.each(views)('$name', async (view) => {
    await stage.browser.look({})
    await reach(stage, view)
    const found: Record<string, readonly string[]> = {}
    for (const [name, look] of looks) {
      await stage.browser.look(look)
      // What does not fit is scrolled in its own place, never the page sideways (WCAG 2.2, 1.4.10).
      const beyond = await stage.browser.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      const broken = [...(await violations()), ...(beyond > 0 ? [`${beyond} pixels too wide`] : [])]
      if (broken.length > 0) found[name] = broken
    }
    expect(found).toEqual({})
  })
})
