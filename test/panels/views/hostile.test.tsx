// @vitest-environment jsdom
// Everything the panel shows of a session in which every text was chosen by somebody hostile: inert, apart from
// its neighbours, and with nothing in it that the eye cannot see.

import { cleanup, fireEvent, render } from '@testing-library/preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createStore } from '../../../panels/session/store.ts'
import { App } from '../../../panels/views/app.tsx'
import { Actions, StoreContext } from '../../../panels/views/context.ts'
import { allReady } from '../../../panels/views/later.tsx'
import { acceptFromPage } from '../../../src/background/incoming.ts'
import type { CallSite, Fact, Headers } from '../../../src/core/fact.ts'
import type { SubjectId } from '../../../src/core/units.ts'
import { bidi, markup } from '../../properties/hostile.ts'

beforeAll(allReady)
// Loaded before they are asked for, so that no test ends while they are on their way.
beforeAll(async () => void (await import('../../../src/payload/decoders.ts')))
afterEach(cleanup)
vi.stubGlobal('CSS', { escape: (text: string) => text })

/** A letter that is written from right to left, and moves what stands beside it unless it is kept apart. */
const hebrew = '\u05d0\u05d1'
const nasty = `${markup}${bidi}${hebrew}\u0000\u0007\u200b\u{e0041}`
const url = `ws://h${hebrew}/ws/${nasty}?q=${nasty}`
const frame = { function: nasty, url: `http://h/${nasty}.js`, line: 3, column: 4 }
const site: CallSite = [frame, frame]
const headers: Headers = [
  ['Upgrade', nasty],
  [nasty, nasty],
  ['Sec-WebSocket-Key', nasty],
  ['Sec-WebSocket-Accept', nasty],
  ['Sec-WebSocket-Protocol', nasty],
  ['Sec-WebSocket-Extensions', nasty],
  ['Location', nasty],
]
const threw = { name: nasty, message: nasty }

/** The life of socket `d.<n>` and its request, which ends in the way given. */
function life(n: number, ...ends: readonly Record<string, unknown>[]): readonly Fact[] {
  const [about, request] = [`d.${n}`, `net.${n}`]
  const facts = [
    { kind: 'constructed', about, state: 0, url, given: nasty, protocols: [nasty, nasty], site },
    { kind: 'handler-set', about, state: 0, slot: 'onopen', site },
    { kind: 'net:requested', about: request, url, from: nasty, initiator: about, site },
    { kind: 'net:sent', about: request, headers },
    ...ends,
  ]
  return facts.map((fact, at) => ({
    about,
    state: 0,
    ...fact,
    at: 100 * n + at,
  })) as unknown as readonly Fact[]
}

const refused = (n: number, status: number) => [
  { kind: 'net:responded', about: `net.${n}`, status, version: nasty, headers },
  { kind: 'error-fired', state: 3 },
  { kind: 'close-fired', state: 3, code: 1006, clean: false, reason: nasty },
]
const failed = (n: number, text: string) => [
  { kind: 'net:failed', about: `net.${n}`, text },
  { kind: 'error-fired', state: 3 },
  { kind: 'close-fired', state: 3, code: 1006, clean: false, reason: nasty },
]
const opened = [
  { kind: 'open-fired', state: 1, protocol: nasty, extensions: nasty },
  { kind: 'handler-threw', state: 1, slot: 'open', threw, site },
  { kind: 'message-received', state: 1, type: 'text', size: 9, preview: nasty },
  { kind: 'send-called', state: 1, type: 'text', size: 9, preview: nasty, threw, site },
]

const facts: readonly Fact[] = [
  ...([
    { kind: 'ctx:document-started', about: 'd.0', at: 1, url: `http://h/${nasty}`, top: true },
    { kind: 'ctx:facts-dropped', about: 'd.0', at: 1, count: 3, why: nasty },
    { kind: 'hook-failed', about: 'd.0', at: 1, state: null, during: nasty, message: nasty },
    {
      kind: 'ctx:policy-violated',
      about: 'd.0',
      at: 801,
      directive: 'connect-src',
      blocked: url,
      enforced: true,
    },
    {
      kind: 'server:logged',
      about: 'server.1',
      at: 105,
      event: 'failed',
      path: `/ws/${nasty}`,
      status: 500,
      peer: nasty,
      by: nasty,
      text: nasty,
    },
  ] as unknown as Fact[]),
  ...life(1, ...refused(1, 101)),
  ...life(2, ...refused(2, 403)),
  ...life(3, ...refused(3, 302)),
  ...life(
    4,
    ...failed(4, `Error during WebSocket handshake: 'Upgrade' header value is not 'WebSocket': ${nasty}`),
  ),
  ...life(
    5,
    ...failed(
      5,
      `Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header value '${nasty}' in response does not match any of sent values`,
    ),
  ),
  ...life(6, { kind: 'close-called', state: 2, code: 3000, reason: nasty, site }, ...failed(6, nasty)),
  ...life(7, ...opened, { kind: 'close-fired', state: 3, code: 1011, clean: true, reason: nasty }),
  ...life(8, { kind: 'error-fired', state: 3 }),
  ...life(9, ...opened),
  ...life(
    10,
    ...failed(10, `Found an unsupported extension '${nasty}' in 'Sec-WebSocket-Extensions' header`),
  ),
  {
    kind: 'construct-threw',
    about: 'd.11',
    at: 1200,
    state: null,
    given: nasty,
    protocols: [nasty],
    threw,
    site,
  } as unknown as Fact,
  ...([
    { kind: 'probe:answered', about: 'd.2', at: 2000, url, status: 200, text: nasty },
    {
      kind: 'probe:tried',
      about: 'd.2',
      at: 2001,
      url,
      protocols: [nasty],
      opened: true,
      protocol: nasty,
      code: null,
      took: 1,
    },
  ] as unknown as Fact[]),
]

/** Invisible letters, except the spaces and line breaks that the panel's own text has. */
const deceiving = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|[^\P{Cc}\n\t]/u

function show() {
  const store = createStore({
    browser: 'chromium',
    send: () => undefined,
    schedule: queueMicrotask,
    now: () => 4200,
  })
  render(
    <StoreContext.Provider value={store}>
      <Actions.Provider value={{ openSource: () => undefined, known: null }}>
        <App />
      </Actions.Provider>
    </StoreContext.Provider>,
  )
  act(() => store.receive({ type: 'log', facts, recording: true }))
  return store
}

/** Every element's own text and what assistive technology and tooltips tell of it. */
function expectInert(): void {
  for (const element of document.body.querySelectorAll('*')) {
    expect(
      ['SCRIPT', 'IMG', 'IFRAME', 'OBJECT', 'LINK', 'STYLE'],
      element.outerHTML.slice(0, 200),
    ).not.toContain(element.tagName)
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on/)
      if (['title', 'aria-label', 'placeholder', 'alt', 'label'].includes(name))
        expect(value).not.toMatch(deceiving)
      if (['href', 'src', 'action'].includes(name))
        expect(value).toMatch(
          /^https:\/\/(?:www\.rfc-editor\.org|websockets\.spec\.whatwg\.org|datatracker\.ietf\.org)\//,
        )
    }
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE) continue
      const text = node.textContent ?? ''
      expect(text, element.outerHTML.slice(0, 300)).not.toMatch(deceiving)
      // What runs from right to left is kept apart: by <bdi>, or by the style sheet (svg text, option).
      if (text.includes('\u05d0'))
        expect(
          element.closest('bdi, svg text, svg title, option'),
          element.outerHTML.slice(0, 300),
        ).not.toBeNull()
    }
  }
}

describe('a session whose every text is hostile', () => {
  it.each(['why', 'timeline', 'handshake', 'handlers', 'messages'])('is shown inert: %s', async (tab) => {
    const store = show()
    expect(store.rows.value.length).toBe(11)
    for (const { socket } of store.rows.value) {
      await act(() => {
        store.selectedId.value = socket.id
        store.tab.value = tab as typeof store.tab.value
      })
      for (const closed of document.querySelectorAll('details:not([open]) > summary'))
        await act(() => void fireEvent.click(closed))
      expect(document.body.textContent).toContain('<img src=x')
      expectInert()
    }
  })

  it('is shown inert as stories, opened and folded, and in every notice', async () => {
    const store = show()
    expectInert()
    for (const twist of document.querySelectorAll('[data-action="toggle-story"]'))
      await act(() => void fireEvent.click(twist))
    expectInert()
    expect(store.notices.value.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['facts-dropped', 'hook-failed']),
    )
  })

  it('is copied as printable letters', async () => {
    const store = show()
    await act(() => {
      store.selectedId.value = 'd.7' as SubjectId
      store.tab.value = 'timeline'
    })
    let copied = ''
    document.execCommand = () => {
      copied = document.querySelector<HTMLTextAreaElement>('textarea.offscreen')?.value ?? ''
      return true
    }
    const button = document.querySelector('[data-action="copy-text"]')
    if (button) await act(() => void fireEvent.click(button))
    expect(copied).toContain('\\u202e')
    expect(copied).toContain('close-fired')
    expect(copied).not.toMatch(deceiving)
  })

  it('is no other session than the one a page may report', () => {
    const fromPage = facts.filter(({ kind, about }) => /^d\./.test(about) && !/^(?:net|probe):/.test(kind))
    const raw = fromPage.map((fact) => ('site' in fact ? { ...fact, site: `f@${frame.url}:3:4` } : fact))
    expect(
      acceptFromPage(
        raw.map((fact) => ('threw' in fact ? { ...fact, threw: { ...threw } } : fact)),
        'd',
      ),
    ).toMatchObject({ refused: 0 })
  })
})
