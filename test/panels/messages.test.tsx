// @vitest-environment jsdom
// The messages of a socket as a person reads them: found, narrowed, and read by the protocol that they speak.

import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { createStore, type Store } from '../../panels/store.ts'
import { StoreContext } from '../../panels/views/context.ts'
import { Messages } from '../../panels/views/messages/messages.tsx'
import { virtualReady } from '../../panels/virtual.ts'
import { factsOf } from './dashboard-session.ts'

// Loaded before they are asked for, so that no test ends while they are on their way.
beforeAll(async () => void (await Promise.all([import('../../src/payload/decoders.ts'), virtualReady()])))
afterEach(cleanup)

function show(log: string): Store {
  const store = createStore({
    browser: 'chromium',
    send: () => undefined,
    schedule: queueMicrotask,
    now: () => 0,
  })
  store.receive({ type: 'log', facts: factsOf(log), recording: true })
  function One() {
    const row = store.rows.value[0]
    return row ? <Messages row={row} /> : null
  }
  render(
    <StoreContext.Provider value={store}>
      <One />
    </StoreContext.Provider>,
  )
  return store
}

const opened = (messages: string, protocol = '') => `
  socket d.1
     0.0  0  constructed       ws://localhost/cable${protocol && `  protocols=${protocol}`}
     9.0  1  open-fired${protocol && `  protocol=${protocol}`}
${messages}`
const rows = () => [...document.querySelectorAll<HTMLElement>('[data-message]')]
const cells = () =>
  rows().map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent).join(' '))
const choose = (name: string, value: string) =>
  act(() => void fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } }))
const find = (text: string) =>
  act(() => void fireEvent.input(screen.getByRole('searchbox'), { target: { value: text } }))
const press = (row: HTMLElement | undefined, key: string) =>
  act(() => void fireEvent.keyDown(row ?? document.body, { key }))

const talk = opened(`
    10.0  1  send-called       text  14B  preview="subscribe room"
    20.0  1  message-received  text  12B  preview="hello, World"
    30.0  1  message-received  arraybuffer  3B  preview=AQID
    40.0  1  send-called       text  5B  preview=hello`)

it('lists each message with direction, time, type and size', () => {
  show(talk)
  expect(cells()).toEqual([
    '↑ 10.0 text 14 B subscribe room',
    '↓ 20.0 text 12 B hello, World',
    '↓ 30.0 arraybuffer 3 B 01 02 03',
    '↑ 40.0 text 5 B hello',
  ])
  expect(within(rows()[0] as HTMLElement).getByRole('img', { name: 'sent' })).toBeTruthy()
})

it('finds text whatever its case, patterns, and one direction; says what is wrong with a pattern', async () => {
  show(talk)
  await find('HELLO')
  expect(cells()).toHaveLength(2)
  expect(screen.getByRole('status').textContent).toBe('2 of 4')
  await choose('Direction', 'sent')
  expect(cells()).toEqual(['↑ 40.0 text 5 B hello'])
  await choose('Direction', 'both')
  await find('/^sub.*room$/')
  expect(cells()).toHaveLength(1)
  await find('/(/')
  expect(cells()).toHaveLength(4)
  expect(screen.getByRole('status').textContent).toContain('Invalid regular expression')
})

it('shows a message as text and as bytes, moves by keys, and says what was not kept', async () => {
  show(talk)
  await press(rows()[1], 'Enter')
  expect(document.querySelector('.payload')?.textContent).toBe('hello, World')
  await press(rows()[1], 'ArrowDown')
  expect(rows()[2]?.getAttribute('aria-selected')).toBe('true')
  expect(document.querySelector('.payload')?.textContent).toMatch(/^00000000 {2}01 02 03 +\.\.\.$/)
  cleanup()
  show(opened('    10.0  1  message-received  text  5000B  preview=hello'))
  await press(rows()[0], 'Enter')
  expect(screen.getByText('The first 5 B of 5 kB were kept.')).toBeTruthy()
  cleanup()
  show(opened('    10.0  1  message-received  blob  70B'))
  await press(rows()[0], 'Enter')
  expect(screen.getByText(/the bytes of a Blob are not read/)).toBeTruthy()
})

it('reads messages by the protocol that was agreed, and as another on demand', async () => {
  show(
    opened(
      `    10.0  1  send-called       text  27B  preview="{\\"type\\":\\"connection_init\\"}"
    20.0  1  message-received  text  25B  preview="{\\"type\\":\\"connection_ack\\"}"`,
      'graphql-transport-ws',
    ),
  )
  await waitFor(() =>
    expect(screen.getByText('GraphQL (graphql-transport-ws)', { selector: 'th' })).toBeTruthy(),
  )
  expect(cells()[1]).toMatch(/connection_ack$/)
  await press(rows()[1], 'Enter')
  expect(document.querySelector('[data-message-detail="decoded"] .tree')).toBeTruthy()
  await choose('Read as', 'none')
  await waitFor(() => expect(screen.getByText('Beginning', { selector: 'th' })).toBeTruthy())
  expect(document.querySelector('[data-message-detail="tree"] .tree')?.textContent).toContain(
    '"connection_ack"',
  )
})

it('goes on with what comes, without losing or repeating any', async () => {
  const store = show(talk)
  const more = factsOf(`${talk}
    50.0  1  message-received  text  4B  preview=late`).slice(-1)
  await act(() => {
    store.receive({ type: 'facts', facts: more })
    store.flush()
  })
  expect(cells().at(-1)).toBe('↓ 50.0 text 4 B late')
  expect(cells()).toHaveLength(5)
})

it('draws of a long list what is in sight', () => {
  const lines = Array.from(
    { length: 3000 },
    (_, n) => `    ${10 + n}.0  1  message-received  text  1B  preview=x`,
  )
  show(opened(lines.join('\n')))
  expect(rows().length).toBeGreaterThan(5)
  expect(rows().length).toBeLessThan(100)
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('3001')
})
