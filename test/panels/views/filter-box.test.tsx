// @vitest-environment jsdom
// The filter's field as a person types in it and as a screen reader tells it, and what is said of an empty result.

import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { createStore, type Store } from '../../../panels/session/store.ts'
import { App } from '../../../panels/views/app.tsx'
import { StoreContext } from '../../../panels/views/context.ts'
import { allReady } from '../../../panels/views/later.tsx'
import { dashboard, factsOf } from './dashboard-session.ts'

beforeAll(allReady)
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})
vi.stubGlobal('CSS', { escape: (text: string) => text })

async function show(): Promise<Store> {
  const store = createStore({
    browser: 'chromium',
    send: () => undefined,
    schedule: queueMicrotask,
    now: () => 4200,
  })
  store.receive({ type: 'log', recording: true, facts: factsOf(dashboard) })
  render(
    <StoreContext.Provider value={store}>
      <App />
    </StoreContext.Provider>,
  )
  return store
}

const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Filter sockets' })
const type = (text: string) =>
  act(() => {
    field().focus()
    field().value = text
    field().setSelectionRange(text.length, text.length)
    fireEvent.input(field())
  })
const press = (key: string, on: Element = field()) => act(() => void fireEvent.keyDown(on, { key }))
const click = (element: Element) => act(() => void fireEvent.click(element))
const offered = () => screen.queryAllByRole('option').map((each) => each.textContent?.replace(/\s+/g, ' '))
const numbers = () =>
  [...document.querySelectorAll<HTMLElement>('tr[data-socket]')].map((row) => Number(row.dataset.number))
/** What the screen reader is told to read while the focus stays in the field. */
const active = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.textContent

it('offers the keys with what they ask for, and values with how many sockets they find', async () => {
  await show()
  expect(field().getAttribute('aria-expanded')).toBe('false')
  await type('co')
  expect(field().getAttribute('aria-expanded')).toBe('true')
  expect(offered()).toEqual(['code: close code: 1006, 1000-1015, 4xxx, >=4000, none'])
  await press('ArrowDown')
  expect(active()).toContain('code:')
  await press('Enter')
  expect(field().value).toBe('code:')
  expect(offered().slice(0, 2)).toContain('1006 3 sockets')
  await type('code:100')
  expect(offered()).toEqual(['1006 3 sockets', '1000 1 socket'])
  await press('ArrowUp')
  expect(active()).toBe('1000 1 socket')
  await press('Tab')
  expect(field().value).toBe('code:1000 ')
  expect(numbers()).toEqual([6])
  expect(document.activeElement).toBe(field())
})

it('closes with Escape, then clears, then leaves', async () => {
  const store = await show()
  await type('ur')
  await press('Escape')
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(store.filter.value).toBe('ur')
  await press('Escape')
  expect(store.filter.value).toBe('')
  await press('Escape')
  expect(document.activeElement).not.toBe(field())
})

it('says politely what it cannot read, but not while it is being typed', async () => {
  await show()
  await type('state:fialed')
  const told = () => document.getElementById(field().getAttribute('aria-describedby') ?? '')
  expect(told()?.getAttribute('role')).toBe('status')
  expect(told()?.textContent).toBe('')
  await type('state:fialed ')
  expect(told()?.textContent).toContain('“fialed” is nothing that state: can be')
  expect(told()?.textContent).toContain('Did you mean “failed”?')
  expect(field().getAttribute('aria-invalid')).toBe('true')
  expect(numbers()).toHaveLength(7)
})

it('shows each term as a chip that is turned around or taken out', async () => {
  const store = await show()
  await type('url:dashboard code:1006')
  const chips = within(screen.getByRole('list', { name: 'Terms of the filter' }))
  expect(chips.getAllByRole('listitem').map((each) => each.textContent)).toEqual([
    'url:dashboard✕',
    'code:1006✕',
  ])
  await click(chips.getByRole('button', { name: 'url:dashboard' }))
  expect(store.filter.value).toBe('-url:dashboard code:1006')
  expect(numbers()).toEqual([5, 7])
  await click(screen.getByRole('button', { name: 'Remove code:1006' }))
  expect(store.filter.value).toBe('-url:dashboard')
})

it('offers filters that were confirmed or stood for a second, and forgets them when told to', async () => {
  vi.useFakeTimers()
  const store = await show()
  await type('url:alerts')
  act(() => void vi.advanceTimersByTime(999))
  expect(store.choices.history.value).toEqual([])
  act(() => void vi.advanceTimersByTime(1))
  await type('code:1000')
  await press('Enter')
  await type('')
  expect(offered().slice(0, 3)).toEqual([
    'code:1000 used before',
    'url:alerts used before',
    'Forget these filters',
  ])
  await press('ArrowDown')
  await press('ArrowDown')
  await press('Enter')
  expect(store.filter.value.trim()).toBe('url:alerts')
  await type('')
  await click(screen.getByRole('option', { name: 'Forget these filters' }))
  expect(store.choices.history.value).toEqual([])
})

it('says of terms and keys that go with time that they do, and of no other', async () => {
  await show()
  await type('s')
  const timed = () =>
    screen
      .queryAllByRole('option')
      .filter((each) => within(each).queryByText('changes with time'))
      .map((each) => each.querySelector('b')?.textContent)
  expect(timed()).toEqual(['since:'])
  await type('duration:>1ms url:chat before:nav is:pinned')
  const chips = within(screen.getByRole('list', { name: 'Terms of the filter' })).getAllByRole('listitem')
  expect(
    chips.map((each) => within(each).queryByRole('img', { name: 'changes with time' }) !== null),
  ).toEqual([true, false, true, false])
})

it('lets sockets go as time passes', async () => {
  const store = await show()
  await type('since:4s')
  expect(numbers().sort()).toEqual([2, 3, 4, 5, 6, 7])
  await act(() => {
    store.now.value = 60_000
  })
  expect(numbers()).toEqual([])
})

it('finds what is pinned: by key, by button, on top or where it stood', async () => {
  const store = await show()
  const inList = numbers()
  await click(document.querySelector('tr[data-number="5"]') as Element)
  await press('p', document.body)
  expect(numbers()).toEqual([5, ...inList.filter((each) => each !== 5)])
  expect(document.querySelector('.list th[scope="rowgroup"]')?.textContent).toBe('Pinned')
  expect(
    within(document.querySelector('tr[data-number="5"]') as HTMLElement).getByRole('img', { name: 'pinned' }),
  ).toBeTruthy()
  await type('is:pi')
  expect(offered()[0]).toBe('pinned 1 socket')
  await type('is:pinned')
  expect(numbers()).toEqual([5])
  const pin = screen.getByRole('button', { name: 'Pin' })
  expect(pin.getAttribute('aria-pressed')).toBe('true')
  await click(pin)
  expect(numbers()).toEqual([])
  await type('')
  await click(pin)
  await click(screen.getByRole('button', { name: /View/ }))
  await click(screen.getByRole('checkbox', { name: 'Pinned sockets on top' }))
  expect(numbers()).toEqual(inList)
  await act(() => store.clear())
  expect(store.pins.sockets.value.size).toBe(0)
})

it('says which term leaves nothing, and takes it out', async () => {
  const store = await show()
  await type('url:chat code:1006')
  const said = document.querySelector('.nothing-left')
  expect(said?.textContent).toContain('No socket matches the filter')
  expect(said?.textContent).toContain('Without url:chat there are 3 sockets')
  expect(said?.textContent).toContain('Without code:1006 there is 1 socket')
  await click(within(said as HTMLElement).getByRole('button', { name: 'Remove code:1006' }))
  expect(store.filter.value).toBe('url:chat')
  expect(numbers()).toEqual([1])
})

it('shows words of a page as text, whatever they are', async () => {
  const store = await show()
  store.receive({
    type: 'facts',
    facts: factsOf('socket x.1\n 0.0 0 constructed "ws://<img/\u202e\\"a,b"'),
  })
  store.flush()
  await type('url:<img')
  const [option] = screen.getAllByRole('option')
  expect(option?.textContent).toContain('\\u202e')
  expect(document.querySelector('img')).toBeNull()
  await press('ArrowDown')
  await press('Enter')
  expect(store.wanted.value.problems).toEqual([])
  expect(numbers()).toHaveLength(1)
})

it('takes / and Ctrl+F from anywhere but a field, and ? lists the keys', async () => {
  await show()
  await press('/', document.body)
  expect(document.activeElement).toBe(field())
  const dialog = document.querySelector('dialog.shortcuts') as HTMLDialogElement
  dialog.showModal = vi.fn()
  await press('?', field())
  expect(dialog.showModal).not.toHaveBeenCalled()
  await press('?', document.body)
  expect(dialog.showModal).toHaveBeenCalledOnce()
  expect(dialog.textContent).toContain('/Ctrl+FFilter the sockets')
})

it('sorts by its heads, told to those who do not see the arrow', async () => {
  const store = await show()
  const head = (name: string) => screen.getByRole('columnheader', { name: new RegExp(name) })
  await click(within(head('Code')).getByRole('button'))
  expect(head('Code').getAttribute('aria-sort')).toBe('ascending')
  expect(numbers().slice(0, 4)).toEqual([6, 2, 5, 7])
  await click(within(head('Code')).getByRole('button'))
  expect(head('Code').getAttribute('aria-sort')).toBe('descending')
  await click(within(head('Code')).getByRole('button'))
  expect(store.choices.sort.value).toEqual({ by: 'timeline', down: false })
})

it('shows the columns and groups that are chosen', async () => {
  await show()
  await click(document.querySelector('[data-action="arrange"]') as Element)
  await click(screen.getByRole('checkbox', { name: 'Messages' }))
  await click(screen.getByRole('checkbox', { name: 'Outcome' }))
  const chat = document.querySelector('[data-number="1"]')
  expect([...(chat?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent)).toEqual([
    '✓',
    '/ws/chat/#1',
    '',
    '3',
    '',
  ])
  await click(screen.getByRole('radio', { name: 'Endpoint' }))
  expect([...document.querySelectorAll('[scope="rowgroup"]')].map((each) => each.textContent)).toContain(
    'localhost:8000/ws/alerts/',
  )
  await click(screen.getByRole('button', { name: 'As it was at first' }))
  expect(screen.getByRole('columnheader', { name: /Outcome/ })).toBeTruthy()
})
