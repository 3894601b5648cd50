// The address of the panel's own page says where a person is, and takes them there.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Address, keepPlace, readPlace, writePlace } from '../../../panels/session/deep-link.ts'
import { createStore, type Store } from '../../../panels/session/store.ts'
import { dashboard, factsOf } from '../views/dashboard-session.ts'

const storeOf = (): Store =>
  createStore({ browser: 'chromium', send: () => undefined, schedule: () => undefined, now: () => 4200 })

/** A window whose address a test reads and changes. */
function windowAt(hash: string) {
  const location = { hash, pathname: '/viewer.html', search: '?tab=1' }
  let changed: () => void = () => undefined
  const address: Address = {
    location,
    history: {
      state: null,
      replaceState: (_, __, url) => {
        location.hash = /#.*$/s.exec(String(url))?.[0] ?? ''
      },
    },
    addEventListener: (_, heard) => {
      changed = heard
    },
  }
  const goTo = (to: string) => {
    location.hash = to
    changed()
  }
  return { address, location, goTo }
}

it.each([
  ['', { socket: null, tab: 'why', filter: '' }],
  ['#socket=2&tab=handshake&filter=code%3A1006', { socket: 2, tab: 'handshake', filter: 'code:1006' }],
  ['#socket=-1&tab=__proto__', { socket: null, tab: 'why', filter: '' }],
  ['#socket=1e99', { socket: null, tab: 'why', filter: '' }],
  [`#filter=${'x'.repeat(3000)}`, { socket: null, tab: 'why', filter: '' }],
])('reads %s', (hash, place) => {
  expect(readPlace(hash)).toEqual(place)
})

it('reads what it writes', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 9_999_998 }),
      fc.constantFrom('why' as const, 'messages' as const),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      (number, tab, filter) => {
        const place = { socket: number + 1, tab, filter }
        expect(readPlace(writePlace(place))).toEqual(place)
      },
    ),
  )
})

it('waits for the socket that it leads to, and keeps the address meanwhile', () => {
  const { address, location } = windowAt('#socket=5&tab=messages&filter=url%3Aalerts')
  const store = storeOf()
  keepPlace(address, () => store)
  expect(store.filter.value).toBe('url:alerts')
  expect(location.hash).toBe('#socket=5&tab=messages&filter=url%3Aalerts')
  store.receive({ type: 'log', recording: true, facts: factsOf(dashboard) })
  expect(store.selected.value?.socket.number).toBe(5)
  expect(store.tab.value).toBe('messages')
})

it('follows a person, and an address that is changed by hand', () => {
  const { address, location, goTo } = windowAt('')
  const store = storeOf()
  keepPlace(address, () => store)
  store.receive({ type: 'log', recording: true, facts: factsOf(dashboard) })
  store.selectedId.value = store.rows.value[1]?.socket.id ?? null
  store.tab.value = 'handshake'
  expect(location.hash).toBe('#socket=2&tab=handshake')
  goTo('#socket=6&filter=code%3A1000')
  expect(store.selected.value?.socket.number).toBe(6)
  expect([store.tab.value, store.filter.value]).toEqual(['why', 'code:1000'])
  store.selectedId.value = null
  expect(location.hash).toBe('#filter=code%3A1000')
})
