// @vitest-environment jsdom
// The panel is painted before it hears what there is to tell.

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { oncePainted } from '../../panels/mount.tsx'

let paint: (() => void)[] = []
beforeEach(() => {
  paint = []
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => paint.push(act))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('hears after the first frame what was said before, in order, and from then on at once', () => {
  const heard: string[] = []
  const hear = oncePainted<string>((message) => heard.push(message))
  hear('log')
  hear('facts')
  vi.advanceTimersByTime(50)
  expect(heard).toEqual([])
  for (const act of paint) act()
  expect(heard).toEqual([])
  vi.advanceTimersByTime(1)
  expect(heard).toEqual(['log', 'facts'])
  hear('more')
  expect(heard).toEqual(['log', 'facts', 'more'])
  vi.runAllTimers()
  expect(heard).toHaveLength(3)
})

it('does not wait for a page that paints no frame', () => {
  const heard: string[] = []
  oncePainted<string>((message) => heard.push(message))('log')
  vi.advanceTimersByTime(100)
  expect(heard).toEqual(['log'])
})
