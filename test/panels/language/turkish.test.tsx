// @vitest-environment jsdom
// The panel in Turkish: every view, and no English message in any of them. What the core says is no message.

import { signal } from '@preact/signals'
import { cleanup, fireEvent, render } from '@testing-library/preact'
import type { JSX } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { createFiles } from '../../../panels/files/files.ts'
import { speakAsBrowser } from '../../../panels/language/language.ts'
import { ordinary } from '../../../panels/session/circumstances.ts'
import { createStore, type Store } from '../../../panels/session/store.ts'
import { unset } from '../../../panels/settings/settings.ts'
import { App } from '../../../panels/views/app.tsx'
import { ComparisonView } from '../../../panels/views/comparison.tsx'
import { Actions, FilesContext, StoreContext } from '../../../panels/views/context.ts'
import { Choices } from '../../../panels/views/export-choices.tsx'
import { allReady } from '../../../panels/views/later.tsx'
import { OpenPrompt } from '../../../panels/views/open-prompt.tsx'
import { Popup } from '../../../panels/views/popup/popup.tsx'
import { SettingsPage } from '../../../panels/views/settings/settings-page.tsx'
import { compare } from '../../../src/core/compare/compare.ts'
import type { Fact } from '../../../src/core/fact.ts'
import { recordingOf } from '../../../src/core/file/describe.ts'
import { side } from '../../core/compare/sides.ts'
import { dashboard, factsOf } from '../views/dashboard-session.ts'
import { messagesOf, translations } from './translations.ts'

beforeAll(() => speakAsBrowser(translations('tr-TR', 'tr'), document.documentElement))
beforeAll(allReady)
beforeAll(async () => void (await import('../../../src/payload/decoders.ts')))
afterEach(cleanup)
// jsdom has no CSS.escape, and its dialogs do not open; the ids of these sockets need no escaping.
vi.stubGlobal('CSS', { escape: (text: string) => text })
HTMLDialogElement.prototype.showModal = function () {
  this.open = true
}

const known = {
  writer: { name: 'Lifeline', version: '1.0' },
  browser: { kind: 'chromium', name: 'Chromium', version: '140' },
  os: 'Linux',
  settings: null,
} as const

function storeOf(text: string): Store {
  const store: Store = createStore({
    browser: 'chromium',
    send(message) {
      // What a person adds comes back with the log.
      if (message.type === 'add') store.receive({ type: 'facts', facts: message.facts as readonly Fact[] })
    },
    schedule: queueMicrotask,
    now: () => 4200,
  })
  store.receive({ type: 'log', facts: factsOf(text), recording: true })
  return store
}

async function show(text: string): Promise<Store> {
  const store = storeOf(text)
  await draw(
    <FilesContext.Provider value={createFiles()}>
      <Actions.Provider
        value={{
          openSource: null,
          known: async () => known,
          reload: () => undefined,
          openSettings: () => undefined,
          recordAgain: () => undefined,
        }}
      >
        <StoreContext.Provider value={store}>
          <App />
        </StoreContext.Provider>
      </Actions.Provider>
    </FilesContext.Provider>,
  )
  return store
}

const draw = (view: JSX.Element) => act(() => void render(view))

const [english, turkish] = [messagesOf('en'), messagesOf('tr')]
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const letters = (text: string) => text.replace(/\$\d|\P{L}/gu, '').length
/** What an English message looks like once it is said, of those that Turkish says otherwise. */
const spoken = Object.entries(english)
  // The product has the name of what a ladder shows; and of some messages little is left but what stands in them.
  .filter(
    ([name, { message }]) =>
      message !== turkish[name]?.message && message !== 'Lifeline' && letters(message) > 2,
  )
  .map(([name, { message }]) => {
    const counted = /_(?:one|other)$/.test(name)
    const pattern = message
      .replaceAll('`', '')
      .split(/(\$\d)/)
      .map((part) => (/^\$\d$/.test(part) ? (counted && part === '$1' ? '\\d+' : '.+') : escaped(part)))
      .join('')
    return { name, pattern: new RegExp(`^${pattern}$`, 'u') }
  })

const attributes = ['title', 'aria-label', 'placeholder', 'aria-valuetext', 'alt']
/** What the core or the page says: sentences in a `bdi`, the ladder's drawing, what stands in several rows. */
const notOurs = 'bdi, svg, [data-pairs="same"] > summary, .rule, [data-handler-lane] > h3'

/** Whatever can be read or heard that is ours: texts one by one, and those of one element together. */
function heard(): readonly string[] {
  return [...document.body.querySelectorAll('*')]
    .filter((element) => !element.closest(notOurs))
    .flatMap((element) => {
      const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
      const whole = element.cloneNode(true) as Element
      for (const inner of whole.querySelectorAll('bdi')) inner.replaceWith('…')
      return [
        ...attributes.flatMap((name) => element.getAttribute(name) ?? []),
        ...texts.map((node) => node.textContent ?? ''),
        ...(element.querySelector('p, li, td, button, div') ? [] : [whole.textContent ?? '']),
      ]
    })
}

function englishHeard(): readonly string[] {
  const texts = [...new Set(heard().map((text) => text.replace(/\s+/g, ' ').trim()))]
  return spoken.flatMap(({ name, pattern }) => {
    const found = texts.find((text) => pattern.test(text))
    return found === undefined ? [] : `${name}: ${found}`
  })
}

const one = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing is ${selector}`)
  return found
}
const click = (selector: string) => act(() => void fireEvent.click(one(selector)))

it('finds an English message wherever it stands', async () => {
  await draw(
    <div title={english.exportWhy?.message}>
      <p>{english.whyHealthy?.message}</p>
      <p>✕ {english.checksFailed_other?.message.replace('$1', '3')}</p>
      <p>
        Export <b>5</b> facts
      </p>
      <button type="button">{english.cancel?.message}</button>
    </div>,
  )
  expect(englishHeard().map((found) => found.split(':')[0])).toEqual([
    'cancel',
    'checksFailed_one',
    'checksFailed_other',
    'exportFacts_other',
    'exportWhy',
    'settingsExport',
    'whyHealthy',
  ])
})

it('says the list and what is around it in Turkish', async () => {
  const store = await show(dashboard)
  expect(document.body.textContent).toContain('Kaydediliyor')
  expect(englishHeard()).toEqual([])
  await act(() => void store.record(false))
  expect(document.body.textContent).toContain('Duraklatıldı')
  expect(englishHeard()).toEqual([])
})

it.each(['why', 'timeline', 'handshake', 'handlers', 'messages'])(
  'says what there is of each socket in Turkish: %s',
  async (tab) => {
    const store = await show(dashboard)
    for (const { socket } of store.rows.value) {
      await click(`[data-number="${socket.number}"]`)
      await click(`[data-tab="${tab}"]`)
      expect([socket.number, ...englishHeard()]).toEqual([socket.number])
    }
  },
)

it('says in Turkish whose a server’s lines are', async () => {
  await show(dashboard)
  await click('[data-number="2"]')
  const text = one('[data-server-text]') as HTMLTextAreaElement
  text.value = 'INFO:     127.0.0.1:5 - "WebSocket /ws/dashboard/" [accepted]\nwhat is this'
  await click('[data-action="paste-server-log"]')
  expect(one('[data-server-outcome]').textContent).toMatch(/^2 satır okundu, .* eklendi\./)
  expect(englishHeard()).toEqual([])
})

it('says an empty list, dialogs and what a page without a session offers in Turkish', async () => {
  await show('')
  expect(englishHeard()).toEqual([])
  await act(() => void fireEvent.keyDown(document.body, { key: '?' }))
  await click('[data-action="compare"]')
  expect(englishHeard()).toEqual([])
  cleanup()
  await draw(
    <FilesContext.Provider value={createFiles()}>
      <OpenPrompt />
    </FilesContext.Provider>,
  )
  expect(one('h1').textContent).toBe('Oturum aç')
  expect(englishHeard()).toEqual([])
})

it('says in Turkish what an export leaves out, and what it does not', async () => {
  await draw(
    <Choices
      recording={recordingOf(factsOf(dashboard), { ...known, savedAt: null })}
      done={() => undefined}
    />,
  )
  expect(one('[data-leaving="replaced"]').textContent).toMatch(/^\d+ gizli bilgi/)
  expect(englishHeard()).toEqual([])
  await click('[data-action="with-secrets"]')
  expect(one('[data-leaving="secrets"]').textContent).toContain('çerez')
  expect(englishHeard()).toEqual([])
})

it('says a comparison in Turkish', async () => {
  const other = dashboard.replaceAll('/ws/feed/', '/ws/other/').replace('  1006', '  4001')
  await draw(<ComparisonView comparison={compare(side(dashboard), side(other, 'firefox'))} />)
  expect(one('[data-pairs="unexplained"] summary').textContent).toMatch(/^Farklı, açıklanamıyor: \d+ soket$/)
  expect(englishHeard()).toEqual([])
})

it('says popup and settings in Turkish', async () => {
  await draw(
    <Popup
      store={storeOf(dashboard)}
      url={signal('http://localhost:5173/dashboard')}
      circumstances={ordinary()}
      settings={unset().settings}
      files={true}
      isPrivate={false}
      actions={{
        openSession: () => undefined,
        openSaved: () => undefined,
        openSettings: () => undefined,
        reload: () => undefined,
        allow: () => undefined,
        capture: () => undefined,
        record: () => undefined,
      }}
    />,
  )
  expect(englishHeard()).toEqual([])
  cleanup()
  await draw(
    <SettingsPage
      keeper={{ ...unset(), change: async () => true, reset: async () => undefined }}
      withheld={signal(true)}
      allow={async () => true}
    />,
  )
  expect(document.body.textContent).toContain('Görünüm')
  expect(englishHeard()).toEqual([])
})
