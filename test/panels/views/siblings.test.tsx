// @vitest-environment jsdom
// The comparison as a person reads and works it: the likest working socket first, what matters on top.

import { cleanup, fireEvent, render } from '@testing-library/preact'
import { act } from 'preact/test-utils'
import { afterEach, expect, it } from 'vitest'
import { createStore } from '../../../panels/session/store.ts'
import { StoreContext } from '../../../panels/views/context.ts'
import { Siblings } from '../../../panels/views/siblings.tsx'
import { dashboard, factsOf } from './dashboard-session.ts'

afterEach(cleanup)

function show(log: string, id: string) {
  const store = createStore({
    browser: 'chromium',
    send: () => undefined,
    schedule: queueMicrotask,
    now: () => 4200,
  })
  store.receive({ type: 'log', recording: true, facts: factsOf(log) })
  const row = () => {
    const found = store.rows.value.find(({ socket }) => socket.id === id)
    if (!found) throw new Error(`no socket is ${id}`)
    return found
  }
  const view = () => (
    <StoreContext.Provider value={store}>
      <Siblings row={row()} />
    </StoreContext.Provider>
  )
  const { rerender } = render(view())
  return { store, redraw: () => act(() => rerender(view())) }
}

const one = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing is ${selector}`)
  return found
}
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
const said = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim()

it('compares with the likest working socket, and says in a sentence why that one works', () => {
  show(dashboard, 'd.2')
  expect(one('[data-siblings]').dataset.siblings).toBe('d.3')
  expect(all('option').map((option) => said(option))).toEqual([
    '#3 /ws/dashboard/',
    '#1 /ws/chat/',
    '#6 /ws/feed/',
    '#4 /ws/metrics (another document)',
  ])
  expect(said(one('[data-sibling-sentence]'))).toMatch(
    /^\/ws\/dashboard\/ \(#3\) opened from the same page and server; close\(\): not called there, called 18 ms after the constructor, before open, by cleanup at useWebSocket\.ts:47 here\.$/,
  )
})

it('shows what matters in a table, and folds the rest', () => {
  show(dashboard, 'd.2')
  const open = all('[data-matters="true"]')
  expect(open.map((row) => row.dataset.difference)).toEqual(['close()', 'timing'])
  for (const row of open) expect(row.closest('details')).toBeNull()
  for (const row of all('[data-matters="false"]')) expect(row.closest('details:not([open])')).not.toBeNull()
  expect(said(one('[data-difference="route"] td:last-child'))).toBe('the same')
  expect(
    all('thead th')
      .slice(1, 3)
      .map((each) => said(each)),
  ).toEqual(['/ws/dashboard/ #2', '/ws/dashboard/ #3 , which works'])
})

it('compares with the one that is chosen, as long as it is about this socket', async () => {
  show(dashboard, 'd.2')
  await act(() => void fireEvent.change(one('select'), { target: { value: 'd.1' } }))
  expect(one('[data-siblings]').dataset.siblings).toBe('d.1')
  expect(all('[data-matters="true"]').map((row) => row.dataset.difference)).toContain('call site')
})

it('follows the session: a socket that comes to work is offered, one that fails is not', async () => {
  const { store, redraw } = show('0.0 0 constructed ws://h/ws\n 5.0 3 close-fired 1006 unclean', 'd.1')
  expect(one('[data-siblings]').dataset.siblings).toBe('')
  expect(said(one('[data-siblings]'))).toContain('none to compare with')
  store.receive({
    type: 'facts',
    facts: factsOf('socket d.2  +9.0\n 0.0 0 constructed ws://h/<b>x</b>\n 5.0 1 open-fired'),
  })
  store.flush()
  await redraw()
  expect(one('[data-siblings]').dataset.siblings).toBe('d.2')
  expect(said(one('option'))).toBe('#2 /<b>x</b>')
})

it('is nothing for a socket that works', () => {
  show(dashboard, 'd.1')
  expect(document.querySelector('[data-siblings]')).toBeNull()
})
