// @vitest-environment jsdom
// The messages of a socket as a person reads them: found, narrowed, and read by the protocol that they speak.

import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { virtualReady } from '../../../panels/list/virtual.ts'
import { createStore, type Store } from '../../../panels/session/store.ts'
import { StoreContext } from '../../../panels/views/context.ts'
import { Messages } from '../../../panels/views/messages/messages.tsx'
import { factsOf } from './dashboard-session.ts'

// Loaded before they are asked for, so that no test ends while they are on their way.
beforeAll(async () => void (await Promise.all([import('../../../src/payload/decoders.ts'), virtualReady()])))
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
const listed = () => document.querySelector('[data-listed]')?.textContent
const press = (row: HTMLElement | undefined, key: string) =>
  act(() => void fireEvent.keyDown(row ?? document.body, { key }))

const talk = opened(`
    10.0  1  send-called       text  14B  preview="subscribe room"
    20.0  1  message-received  text  12B  preview="hello, World"
    30.0  1  message-received  arraybuffer  3B  preview=AQID
    40.0  1  send-called       text  5B  preview=hello`)

it('lists each message with direction, time, type, opcode and size', () => {
  show(talk)
  expect(cells()).toEqual([
    '↑ 10.0 text 1 14 B subscribe room',
    '↓ 20.0 text 1 12 B hello, World',
    '↓ 30.0 arraybuffer 2 3 B 01 02 03',
    '↑ 40.0 text 1 5 B hello',
  ])
  expect(within(rows()[0] as HTMLElement).getByRole('img', { name: 'sent' })).toBeTruthy()
})

it('finds text whatever its case, in bytes too, and in one direction; says what is wrong with a pattern', async () => {
  show(talk)
  await find('HELLO')
  expect(cells()).toHaveLength(2)
  expect(listed()).toBe('2 of 4')
  await choose('Direction', 'sent')
  expect(cells()).toEqual(['↑ 40.0 text 1 5 B hello'])
  await choose('Direction', 'both')
  await find('\u0002')
  expect(cells()).toEqual(['↓ 30.0 arraybuffer 2 3 B 01 02 03'])
  await find('/(/')
  expect(cells()).toHaveLength(4)
  expect(listed()).toContain('Invalid regular expression')
  expect(screen.getByRole('searchbox').getAttribute('aria-invalid')).toBe('true')
})

it('narrows by type and by size, and says of a size that it is none', async () => {
  show(talk)
  const options = [...screen.getByRole<HTMLSelectElement>('combobox', { name: 'Type' }).options]
  expect(options.map(({ text }) => text)).toEqual(['all types', 'arraybuffer', 'text'])
  await choose('Type', 'type arraybuffer')
  expect(cells()).toEqual(['↓ 30.0 arraybuffer 2 3 B 01 02 03'])
  await choose('Type', '')
  const size = (text: string) =>
    act(
      () => void fireEvent.input(screen.getByRole('textbox', { name: 'Size' }), { target: { value: text } }),
    )
  await size('>5')
  expect(cells()).toHaveLength(2)
  await size('3-5')
  expect(cells()).toHaveLength(2)
  await size('> 0.01 kB')
  expect(listed()).toBe('2 of 4')
  await size('big')
  expect(cells()).toHaveLength(4)
  expect(listed()).toBe('“big” is no size.')
})

it('narrows by the kinds of the protocol that is spoken', async () => {
  show(
    opened(
      `    10.0  1  send-called       text  27B  preview="{\\"type\\":\\"connection_init\\"}"
    20.0  1  message-received  text  25B  preview="{\\"type\\":\\"connection_ack\\"}"
    30.0  1  message-received  text  15B  preview="{\\"type\\":\\"ping\\"}"`,
      'graphql-transport-ws',
    ),
  )
  await waitFor(() =>
    expect([...document.querySelectorAll('optgroup option')].map((each) => each.textContent)).toEqual([
      'connection_ack',
      'connection_init',
      'ping',
    ]),
  )
  await choose('Type', 'kind ping')
  expect(cells()).toEqual(['↓ 30.0 text 1 15 B ping'])
  await choose('Read as', 'none')
  await waitFor(() => expect(cells()).toHaveLength(3))
})

it('names frames that are no messages, and says what is empty and what was not kept', () => {
  show(`
  socket net.1
     0.0  -  net:requested     ws://localhost/cable
     1.0  -  net:responded     101
     5.0  -  net:frame-sent      9  0B
     6.0  -  net:frame-received  10  0B
     7.0  -  net:frame-received  1  0B
     8.0  -  net:frame-received  2  9B`)
  expect(cells()).toEqual([
    '↑ 5.0 ping 9 0 B empty',
    '↓ 6.0 pong 10 0 B empty',
    '↓ 7.0 text 1 0 B empty',
    '↓ 8.0 binary 2 9 B not kept',
  ])
})

it('writes out what would deceive the eye, and cuts no letter in half', async () => {
  show(
    opened(`    10.0  1  message-received  text  9B  preview="a\\u202eb\\u0000"
    20.0  1  message-received  text  2000B  preview="${'x'.repeat(299)}😀"`),
  )
  expect(cells()[0]).toBe('↓ 10.0 text 1 9 B a\\u202eb\\u0000')
  expect(cells()[1]).toMatch(/x$/)
  await press(rows()[0], 'Enter')
  expect(document.querySelector('.payload')?.textContent).toBe('a\\u202eb\\u0000')
})

it('pins a message by its key, keeps it while others come, and shows the pinned ones alone', async () => {
  const store = show(talk)
  expect(screen.queryByRole('button', { name: /Pinned/ })).toBeNull()
  await press(rows()[1], 'p')
  expect(within(rows()[1] as HTMLElement).getByRole('img', { name: 'pinned' })).toBeTruthy()
  await act(() => {
    store.receive({
      type: 'facts',
      facts: factsOf(`${talk}\n    50.0  1  message-received  text  4B  preview=late`).slice(-1),
    })
    store.flush()
  })
  await act(() => void fireEvent.click(screen.getByRole('button', { name: 'Pinned 1' })))
  expect(cells()).toEqual(['↓ 20.0 text 1 12 B hello, World'])
  // Told once more after a break, by objects of its own.
  await act(() => store.receive({ type: 'log', recording: true, facts: factsOf(talk) }))
  expect(cells()).toHaveLength(1)
  await press(rows()[0], 'Enter')
  await act(() => void fireEvent.click(screen.getByRole('button', { name: 'Pin' })))
  expect(cells()).toEqual([])
})

it('pins one of two messages that are the same in everything', async () => {
  const twice = '    10.0  1  message-received  text  4B  preview=beat'
  const store = show(opened(`${twice}\n${twice}`))
  await press(rows()[1], 'p')
  expect(rows().map(({ dataset }) => dataset.pinned)).toEqual(['false', 'true'])
  await press(rows()[1], 'p')
  expect(store.pins.messages.value.size).toBe(0)
})

const inMessage = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Find in the message' })
const findIn = (text: string) => act(() => void fireEvent.input(inMessage(), { target: { value: text } }))
const counted = () => document.querySelector('.find-bar [role="status"]')?.textContent
const current = () => [...document.querySelectorAll('mark[data-current]')].map((each) => each.textContent)

it('finds in a message: counts, goes round by Enter, opens branches, and marks bytes', async () => {
  show(
    opened(
      '    10.0  1  message-received  text  60B  preview="{\\"a\\":{\\"b\\":{\\"c\\":{\\"Name\\":\\"x name\\"}}},\\"z\\":[1,2]}"',
    ),
  )
  await press(rows()[0], 'Enter')
  const deepest = () => [...document.querySelectorAll('.tree-name')].map((each) => each.textContent)
  expect(deepest()).not.toContain('"Name"')
  await press(document.querySelector<HTMLElement>('.message') ?? undefined, 'x')
  await act(
    () => void fireEvent.keyDown(document.querySelector('.message') as Element, { key: 'f', ctrlKey: true }),
  )
  expect(document.activeElement).toBe(inMessage())
  await findIn('name')
  expect(deepest()).toContain('"Name"')
  expect(deepest()).not.toContain('1')
  expect(counted()).toBe('1 of 2')
  expect(current()).toEqual(['Name'])
  await press(inMessage(), 'Enter')
  expect([counted(), current()]).toEqual(['2 of 2', ['name']])
  await press(inMessage(), 'Enter')
  expect(counted()).toBe('1 of 2')
  await act(() => void fireEvent.click(screen.getByRole('button', { name: 'Previous' })))
  expect(counted()).toBe('2 of 2')
  await act(() => void fireEvent.click(screen.getByRole('button', { name: 'Hex' })))
  expect(counted()).toBe('1 of 2')
  expect(current()).toEqual(['4e 61 6d 65', 'Name'])
  await findIn('7b 22')
  expect(counted()).toBe('1 of 4')
  await findIn('nowhere')
  expect(counted()).toBe('not found')
  await press(inMessage(), 'Escape')
  expect([inMessage().value, counted()]).toEqual(['', ''])
})

it('finds what it writes out, and no tag of a page becomes one', async () => {
  show(opened('    10.0  1  message-received  text  20B  preview="<img src=x> \u202e <IMG>"'))
  await press(rows()[0], 'Enter')
  await findIn('<img')
  expect(counted()).toBe('1 of 2')
  await findIn('\u202e')
  expect([counted(), current()]).toEqual(['1 of 1', ['\\u202e']])
  expect(document.querySelector('.payload img')).toBeNull()
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
  expect(cells().at(-1)).toBe('↓ 50.0 text 1 4 B late')
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
