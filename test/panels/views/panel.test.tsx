// @vitest-environment jsdom
// The panel as a person reads and works it: logs go in as the background sends them, text comes out.

import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { createStore, type Store } from '../../../panels/session/store.ts'
import { App } from '../../../panels/views/app.tsx'
import { Actions, StoreContext } from '../../../panels/views/context.ts'
import { allReady } from '../../../panels/views/later.tsx'
import type { Frame } from '../../../src/core/fact.ts'
import type { FromPanel } from '../../../src/wire/panel-background.ts'
import { dashboard, factsOf } from './dashboard-session.ts'

beforeAll(allReady)
// Loaded before they are asked for, so that no test ends while they are on their way.
beforeAll(async () => void (await import('../../../src/payload/decoders.ts')))
afterEach(cleanup)
// jsdom has no CSS.escape; the ids of these sockets need no escaping.
vi.stubGlobal('CSS', { escape: (text: string) => text })

interface Shown {
  readonly store: Store
  readonly sent: readonly FromPanel[]
  readonly opened: readonly string[]
  receive(log: string): Promise<void>
}

async function show(log: string): Promise<Shown> {
  const sent: FromPanel[] = []
  const opened: string[] = []
  const store = createStore({
    browser: 'chromium',
    send: (message) => sent.push(message),
    schedule: queueMicrotask,
    now: () => 4200,
  })
  const openSource = ({ url, line, column }: Frame) => opened.push(`${url} ${line} ${column}`)
  render(
    <StoreContext.Provider value={store}>
      <Actions.Provider value={{ openSource, known: null }}>
        <App />
      </Actions.Provider>
    </StoreContext.Provider>,
  )
  const receive = async (text: string) => act(() => store.receive({ type: 'facts', facts: factsOf(text) }))
  if (log) await receive(log)
  return { store, sent, opened, receive }
}

const one = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing is ${selector}`)
  return found
}
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
const said = (selector: string) => one(selector).textContent?.replace(/\s+/g, ' ').trim()
const click = (element: Element) => act(() => void fireEvent.click(element))
const press = (element: Element, key: string) => act(() => void fireEvent.keyDown(element, { key }))
const rows = () => all('tr[data-socket]')
const cells = (row: HTMLElement) =>
  [...row.querySelectorAll('td')].slice(0, 4).map((cell) => cell.textContent?.trim())

it('teaches what to do while there is nothing to see', async () => {
  await show('')
  expect(screen.getByRole('heading', { name: 'No WebSocket yet' })).toBeTruthy()
  expect(said('.empty')).toContain('Reload the page with DevTools open')
})

it('lists every socket under its document, with mark, outcome and code', async () => {
  await show(dashboard)
  expect(all('[scope="rowgroup"]').map((each) => each.textContent)).toEqual([
    'localhost:5173/dashboard',
    expect.stringContaining('metrics.js'),
  ])
  expect(rows().map((row) => cells(row).slice(0, 2))).toContainEqual(['⚑', '/ws/dashboard/#2'])
  expect(cells(one('[data-number="2"]'))[3]).toBe('1006')
  expect(cells(one('[data-number="6"]'))).toEqual([
    '○',
    '/ws/feed/#6',
    'Closed cleanly by the server',
    '1000',
  ])
  expect(one('[data-number="5"]').dataset).toMatchObject({
    flagged: 'true',
    phase: 'failed',
    rule: 'subprotocol-not-requested',
    path: '/ws/alerts/',
  })
  expect(['flagged', 'connecting', 'open', 'closed'].map((name) => said(`[data-counter="${name}"]`))).toEqual(
    ['3', '0', '3', '4'],
  )
})

it('never tells a state by colour alone', async () => {
  await show(dashboard)
  for (const row of rows()) expect(within(row).getByRole('img').getAttribute('aria-label')).toBeTruthy()
})

it('says why in one sentence, with evidence, advice and what else it could have been', async () => {
  await show(dashboard)
  await click(one('[data-number="2"]'))
  expect(one('[data-lifeline="panel"]').dataset.selectedSocket).toBe('d.2')
  expect(one('[data-verdict]').dataset).toMatchObject({ rule: 'effect-ran-twice', certainty: 'certain' })
  expect(said('[data-verdict-title]')).toBe('Closed by the page before open: an effect that ran twice')
  expect(said('[data-verdict-sentence]')).toContain(
    'cleanup at useWebSocket.ts:47 called close() 18 ms after the constructor, while readyState was CONNECTING',
  )
  expect(within(one('[data-verdict-sentence]')).getByText('close()').closest('code')).toBeTruthy()
  expect(said('.advice')).toMatch(/^What to do: Under React StrictMode/)
  expect(all('[data-hypothesis]')).toHaveLength(9)
  expect(one('[data-hypothesis="page-closed"]').dataset.standing).toBe('confirmed')
})

it('draws the lifeline, and tells it to those who do not see it', async () => {
  await show(dashboard)
  await click(one('[data-number="2"]'))
  const ladder = screen.getByRole('listbox', {
    name: 'Ladder between page, browser and server: open never fired',
  })
  expect(ladder.textContent).toContain('before open')
  expect(ladder.textContent).toContain('101 Switching Protocols (too late)')
  expect(ladder.textContent).toContain('open never fired')
  const rungs = within(ladder)
    .getAllByRole('option')
    .map((rung) => rung.getAttribute('aria-label'))
  expect(rungs).toContain('18 ms: page to browser close() before open (evidence)')
  expect(rungs.findIndex((rung) => rung?.includes('close() before open'))).toBeLessThan(
    rungs.findIndex((rung) => rung?.includes('101 Switching Protocols (too late)')),
  )
})

it('is calm about a socket that works', async () => {
  await show(dashboard)
  await click(one('[data-number="1"]'))
  expect(document.querySelector('[data-verdict]')).toBeNull()
  expect(said('[data-healthy]')).toContain('Nothing to explain')
})

it('leads from the evidence to the fact that shows it', async () => {
  await show(dashboard)
  await click(one('[data-number="2"]'))
  await click(screen.getByText('+18.4', { selector: '.evidence button' }))
  expect(one('[data-tab="timeline"]').getAttribute('aria-selected')).toBe('true')
  expect(one('tr.pointed').dataset.fact).toBe('close-called')
})

it('follows evidence to another socket, where the fact is that one’s', async () => {
  const { store } = await show(dashboard)
  await click(one('[data-number="2"]'))
  await click(screen.getByText('+19.4', { selector: '.evidence button' }))
  expect(store.selected.value?.socket.number).toBe(3)
  expect(one('tr.pointed').dataset.fact).toBe('constructed')
})

it('lists both ends of a long life', async () => {
  const messages = Array.from({ length: 600 }, (_, n) => `${20 + n}.0 1 message-received text 5B`)
  await show(
    [
      '0.0 0 constructed ws://localhost/ws',
      '9.0 1 open-fired',
      ...messages,
      '900.0 3 close-fired 1000 clean',
    ].join('\n'),
  )
  await click(one('[data-number="1"]'))
  await click(one('[data-tab="timeline"]'))
  expect(all('[data-fact]')).toHaveLength(500)
  expect(all('[data-fact]').at(-1)?.dataset.fact).toBe('close-fired')
  expect(said('[data-fact-table]')).toContain('103 more facts are in the copied text')
})

it('lists every fact with state, source and call site, one click from its source', async () => {
  const { opened } = await show(dashboard)
  await click(one('[data-number="2"]'))
  await click(one('[data-tab="timeline"]'))
  expect(all('[data-fact]').map((row) => row.dataset.fact)).toEqual([
    'constructed',
    'net:requested',
    'net:sent',
    'handler-set',
    'handler-set',
    'close-called',
    'net:responded',
    'error-fired',
    'close-fired',
  ])
  const row = one('[data-fact="close-called"]')
  expect([...row.querySelectorAll('td')].slice(0, 3).map((cell) => cell.textContent)).toEqual([
    '18.4',
    '2 CLOSING',
    'page',
  ])
  await click(within(row).getByRole('button', { name: /cleanup useWebSocket\.ts:47/ }))
  expect(opened).toEqual(['http://localhost:5173/src/useWebSocket.ts 47 12'])
})

it('copies the socket in the notation', async () => {
  await show(dashboard)
  await click(one('[data-number="2"]'))
  await click(one('[data-tab="timeline"]'))
  let copied = ''
  document.execCommand = vi.fn(() => {
    copied = document.querySelector('textarea')?.value ?? ''
    return true
  })
  await click(one('[data-action="copy-text"]'))
  expect(copied).toMatch(/^socket d\.2\n\s+0\.0 {2}0 {2}constructed/)
  expect(screen.getByText('Copied')).toBeTruthy()
  expect(document.querySelector('textarea')).toBeNull()
})

it('shows each rule of the handshake with what was seen, and both heads', async () => {
  await show(dashboard)
  await click(one('[data-number="1"]'))
  await click(one('[data-tab="handshake"]'))
  const answer = all('[data-check]:not([data-part="request"])')
  expect(answer.map((row) => row.dataset.part)).toContain('accept')
  expect(answer.filter((row) => row.dataset.result !== 'passed')).toEqual([])
  expect(said('[role="tabpanel"]')).toContain('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=')
  for (const link of all('[data-check] a')) {
    expect(link.getAttribute('rel')).toBe('noreferrer')
    expect(link.getAttribute('href')).toMatch(/^https:\/\//)
  }
})

it('lists messages as inert text, with exact counts', async () => {
  await show(dashboard)
  await click(one('[data-number="1"]'))
  await click(one('[data-tab="messages"]'))
  expect(said('[role="tabpanel"]')).toContain('Received 2 messages (50 B), sent 1 message (2 B)')
  expect(all('[data-message]').map((row) => row.dataset.message)).toEqual(['received', 'sent', 'received'])
  expect(all('[data-message] .preview').at(-1)?.textContent).toBe('<b>hi</b>')
})

it('lists a message once where the page and the network both saw it', async () => {
  await show(`
    socket d.1
       0.0  0  constructed       ws://localhost/ws
       9.0  1  open-fired
      20.0  1  message-received  text  5B  preview=hello
    socket net.1  +1.0
       0.0  -  net:requested       ws://localhost/ws
       1.0  -  net:sent
       5.0  -  net:responded       101
      18.0  -  net:frame-received  1  5B  preview=hello`)
  await click(one('[data-number="1"]'))
  expect(
    screen.getByRole('listbox', { name: /^Ladder/ }).textContent?.match(/message received/g),
  ).toHaveLength(1)
  await click(one('[data-tab="messages"]'))
  expect(all('[data-message]')).toHaveLength(1)
})

it('moves through sockets and tabs by keyboard', async () => {
  const { store } = await show(dashboard)
  await click(one('[data-number="1"]'))
  await press(one('[data-number="1"]'), 'ArrowDown')
  expect(store.selected.value?.socket.number).toBe(2)
  expect(document.activeElement).toBe(one('[data-number="2"]'))
  await press(one('[data-tab="why"]'), 'ArrowRight')
  expect(document.activeElement).toBe(one('[data-tab="timeline"]'))
  await click(one('[data-action="close-detail"]'))
  expect(document.querySelector('.detail')).toBeNull()
})

it('filters as it is typed, and says when nothing is left', async () => {
  await show(dashboard)
  const field = one('[data-action="filter"]')
  await act(() => void fireEvent.input(field, { target: { value: 'state:failed -alerts' } }))
  expect(rows().map((row) => row.dataset.number)).toEqual(['2'])
  await act(() => void fireEvent.input(field, { target: { value: 'no such socket' } }))
  expect(said('.list')).toContain('No socket matches the filter')
})

it('pauses and clears through the background', async () => {
  const { sent } = await show(dashboard)
  await click(one('[data-action="record"]'))
  expect(said('[data-action="record"]')).toContain('Paused')
  await click(one('[data-action="clear"]'))
  expect(sent).toEqual([{ type: 'record', on: false }, { type: 'clear' }])
  expect(rows()).toEqual([])
})

it('says when the capture is not whole, until it is dismissed', async () => {
  await show('0.0 0 constructed ws://localhost/ws\n 1.0 - ctx:facts-dropped 7 "the log was full"')
  const notice = one('[data-notice="facts-dropped"]')
  expect(notice.textContent).toContain('7 facts could not be kept: the log was full.')
  expect(said('[data-counter="dropped"]')).toBe('7')
  await click(within(notice).getByRole('button', { name: 'Dismiss this notice' }))
  expect(document.querySelector('[data-notice]')).toBeNull()
})

it('follows a socket while it lives', async () => {
  const { receive } = await show('100.0 0 constructed ws://localhost/ws')
  expect(one('[data-socket]').dataset.phase).toBe('connecting')
  await receive('130.0 1 open-fired')
  expect(one('[data-socket]').dataset.phase).toBe('open')
  await receive('140.0 3 close-fired 1011 clean')
  expect(one('[data-socket]').dataset).toMatchObject({ phase: 'closed', rule: 'closed-after-accept' })
})

it('draws of a long list what is in sight, and brings into sight what is chosen', async () => {
  const sockets = Array.from(
    { length: 1000 },
    (_, n) => `
    socket d.${n + 1}  +${n}
       0.0  0  constructed  ws://localhost/ws/${n + 1}`,
  )
  const { store } = await show(sockets.join(''))
  expect(rows().length).toBeGreaterThan(10)
  expect(rows().length).toBeLessThan(100)
  expect(one('.list table').getAttribute('aria-rowcount')).toBe('1002')
  await press(one('[data-number="1"]'), 'ArrowDown')
  await press(one('[data-number="1"]'), 'ArrowDown')
  expect(store.selected.value?.socket.number).toBe(2)
})

it('copies a link to the socket, its tab and the filter, and opens the page that it leads to', async () => {
  const { store } = await show(dashboard)
  cleanup()
  const places: string[] = []
  const ownPage = { address: 'ext://panel?tab=7', open: (place: string) => void places.push(place) }
  render(
    <StoreContext.Provider value={store}>
      <Actions.Provider value={{ openSource: null, known: null, ownPage }}>
        <App />
      </Actions.Provider>
    </StoreContext.Provider>,
  )
  store.filter.value = 'code:1006'
  await click(one('tr[data-number="2"]'))
  await click(one('[data-tab="messages"]'))
  const copied: string[] = []
  // jsdom has no clipboard: what is selected when it is told to copy is what would be copied.
  const copying = () =>
    copied.push(document.querySelector<HTMLTextAreaElement>('body > textarea')?.value ?? '')
  Object.assign(document, { execCommand: copying })
  await click(screen.getByRole('button', { name: 'Copy link' }))
  expect(copied).toEqual(['ext://panel?tab=7#socket=2&tab=messages&filter=code%3A1006'])
  expect(screen.getByText('Link copied')).toBeTruthy()
  await click(screen.getByRole('button', { name: 'Open on a page of its own' }))
  expect(places).toEqual(['#socket=2&tab=messages&filter=code%3A1006'])
})

it('tells those who do not see the list that a socket was flagged', async () => {
  const { receive } = await show('100.0 0 constructed ws://localhost/ws')
  const news = one('[data-flagged-news]')
  expect(news.getAttribute('role')).toBe('status')
  expect(news.textContent).toBe('')
  await receive('140.0 3 error-fired\n140.1 3 close-fired 1006 unclean')
  await vi.waitFor(
    () => expect(news.textContent).toMatch(/^1 flagged\. The last one: socket #1 to \/ws, /),
    5000,
  )
})

it('lets the Tab key come to one row and one tab, from where arrows go on', async () => {
  await show(dashboard)
  const reached = (selector: string) => all(selector).filter(({ tabIndex }) => tabIndex === 0)
  expect(reached('tr[data-socket]').map(({ dataset }) => dataset.number)).toEqual(['1'])
  await click(one('[data-number="4"]'))
  expect(reached('tr[data-socket]').map(({ dataset }) => dataset.number)).toEqual(['4'])
  await press(one('[data-tab="why"]'), 'ArrowLeft')
  expect(reached('[role="tab"]').map(({ dataset }) => dataset.tab)).toEqual(['messages'])
})

it('says a long story in one line, and marks it where a socket folded in it is chosen', async () => {
  const attempts = (count: number) =>
    Array.from(
      { length: count },
      (_, n) => `
    socket d.${n + 1}  +${n * 100}
       0.0  0  constructed  ws://localhost/ws/feed/  connect@http://localhost/app.js:3:1
      18.0  3  error-fired
      18.1  3  close-fired  1006  unclean`,
    ).join('')
  const { store } = await show(attempts(5))
  expect([all('[data-story]').length, rows().length]).toEqual([1, 0])
  await act(() => {
    store.selectedId.value = store.rows.value[2]?.socket.id ?? null
  })
  expect(one('[data-story]').classList.contains('selected')).toBe(true)
  cleanup()
  await show(attempts(4))
  expect([all('[data-story]').length, rows().length]).toEqual([1, 4])
})

it('moves the border between list and details by keyboard, and keeps where it was left', async () => {
  const { store } = await show(dashboard)
  await click(one('[data-number="2"]'))
  await press(one('.splitter'), 'ArrowRight')
  expect(store.choices.share.value).toBe(52)
  expect(document.documentElement.style.getPropertyValue('--list-share')).toBe('52%')
})
