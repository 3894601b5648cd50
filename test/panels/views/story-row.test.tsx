// @vitest-environment jsdom
// A story as one row of the list: what it says closed, and what opens.

import { cleanup, fireEvent, render } from '@testing-library/preact'
import { useState } from 'preact/hooks'
import { act } from 'preact/test-utils'
import { afterEach, expect, it } from 'vitest'
import { barsOf } from '../../../panels/list/story-bars.ts'
import { StoryRow } from '../../../panels/views/story-row.tsx'
import { axisOver } from '../../../src/core/axis.ts'
import { openSession, type Row } from '../../../src/core/session.ts'
import type { Story } from '../../../src/core/stories/story.ts'
import { storyOf } from '../../../src/core/stories/story-of.ts'
import { attempts, failed, opened, section } from '../../core/told-stories.ts'
import { factsOf } from './dashboard-session.ts'

afterEach(cleanup)

function read(log: string): { readonly story: Story; readonly rows: readonly Row[] } {
  const session = openSession('chromium')
  session.append(factsOf(log))
  const rows = session.rows()
  const story = storyOf(
    rows.map(({ socket }) => socket),
    'chromium',
  )
  if (!story) throw new Error('the log has no story')
  return { story, rows }
}

function show(log: string) {
  const { story, rows } = read(log)
  const axis = axisOver([0, 20_000])
  const sockets = rows.map(({ socket }) => socket)
  const verdicts = rows.flatMap(({ diagnosis }) => diagnosis.verdict ?? [])
  function List() {
    const [open, setOpen] = useState(false)
    return (
      <table>
        <tbody>
          <StoryRow
            {...{ story, sockets, verdicts, axis, open }}
            now={20_000}
            onToggle={() => setOpen(!open)}
          />
        </tbody>
      </table>
    )
  }
  render(<List />)
}

const one = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing is ${selector}`)
  return found
}
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
const cells = () => [...one('[data-story]').querySelectorAll('td')].map((cell) => cell.textContent)

it('says in one row how many there are, in which rhythm, and with which code they ended', () => {
  const closed = ' 20.0  1  open-fired\n 400.0  3  close-fired  1000  clean'
  show([0, 1400, 2800, 4200, 5600].map((at, n) => section(n + 1, at, n < 4 ? closed : opened)).join(''))
  expect(cells().slice(0, 4)).toEqual(['✓', '▸/ws×5', '5 attempts, every 1 s', '1000'])
  expect(one('[data-story]').dataset).toMatchObject({
    story: 'story-d.1',
    storyKind: 'reconnect',
    flagged: 'false',
    rule: '',
    count: '5',
  })
  expect(all('[data-story-sentence]')).toEqual([])
})

it('hides no flag: a story is flagged where one of its sockets is, and says what they have in common', () => {
  show(attempts([1000, 1001, 1002, 1000], opened))
  expect(one('[data-story]').dataset).toMatchObject({ flagged: 'true', rule: '' })
  expect(cells()[2]).toMatch(/^5 attempts, every 1 s · \S/)
})

it('flags a fault, and says when it opens what to do', async () => {
  const wave = (from: number, count: number, at: number) =>
    Array.from({ length: count }, (_, n) => section(from + n, at + n / 10, failed)).join('')
  show(wave(1, 1, 0) + wave(2, 2, 1005) + wave(4, 4, 2010) + wave(8, 8, 3015))
  expect(one('[data-story]').dataset).toMatchObject({
    storyKind: 'storm',
    flagged: 'true',
    rule: 'reconnect-storm',
  })
  expect(one('[data-story] [role="img"]').getAttribute('aria-label')).toBe('flagged')
  await act(() => void fireEvent.click(one('[data-story]')))
  expect(one('[data-story-sentence]').textContent).toMatch(
    /Of 15 sockets .* the first 7 that failed were followed by 14 new ones.*What to do: Reconnect from one/,
  )
})

it('opens and closes by its button and by arrow keys', async () => {
  show(attempts([1000, 1000, 1000]))
  const button = one('[data-action="toggle-story"]')
  expect(button.getAttribute('aria-expanded')).toBe('false')
  await act(() => void fireEvent.click(button))
  expect(button.getAttribute('aria-expanded')).toBe('true')
  expect(all('[data-story-sentence]')).toHaveLength(1)
  await act(() => void fireEvent.keyDown(button, { key: 'ArrowRight' }))
  expect(all('[data-story-sentence]')).toHaveLength(1)
  await act(() => void fireEvent.keyDown(button, { key: 'ArrowLeft' }))
  expect(all('[data-story-sentence]')).toEqual([])
})

it('draws bars that do not become more with the sockets, and an end for each place where some failed', () => {
  const { rows } = read(Array.from({ length: 800 }, (_, n) => section(n + 1, n * 25, failed)).join(''))
  const { bars, failures } = barsOf(
    rows.map(({ socket }) => socket),
    axisOver([0, 20_000]),
    20_000,
  )
  expect(bars).toHaveLength(1)
  expect(bars[0]?.right).toBeCloseTo(99.9)
  expect(failures.length).toBeLessThanOrEqual(251)
})

it('draws connecting and open apart, up to now where they live', () => {
  const { rows } = read(attempts([5000, 4985], opened))
  expect(
    barsOf(
      rows.map(({ socket }) => socket),
      axisOver([0, 20_000]),
      15_000,
    ).bars,
  ).toEqual([
    { state: 'connecting', left: 0, right: expect.closeTo(0.025) },
    { state: 'connecting', left: expect.closeTo(25.025), right: expect.closeTo(25.05) },
    { state: 'connecting', left: expect.closeTo(49.975), right: expect.closeTo(50.075) },
    { state: 'open', left: expect.closeTo(50.075), right: 75 },
  ])
})
