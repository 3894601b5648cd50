// Where a person is, in the address of the panel's own page: `#socket=2&tab=handshake&filter=code%3A1006`. Read at the
// start and when it is changed by hand; written as the person goes on, without a step in the history for each.

import { effect } from '@preact/signals'
import type { Store, Tab } from './store.ts'

export interface Place {
  /** The socket's number; null for none. */
  readonly socket: number | null
  readonly tab: Tab
  readonly filter: string
}

const tabs: Readonly<Record<Tab, true>> = {
  why: true,
  timeline: true,
  handshake: true,
  handlers: true,
  messages: true,
}
const longest = 2000

/** What an address says; what it says wrongly is as if it were not said. */
export function readPlace(hash: string): Place {
  const said = new URLSearchParams(hash.replace(/^#/, ''))
  const [socket, tab, filter] = [said.get('socket') ?? '', said.get('tab') ?? '', said.get('filter') ?? '']
  return {
    socket: /^[1-9]\d{0,6}$/.test(socket) ? Number(socket) : null,
    tab: isTab(tab) ? tab : 'why',
    filter: filter.length <= longest ? filter : '',
  }
}

const isTab = (name: string): name is Tab => Object.hasOwn(tabs, name)

/** With its `#`; '' for a list in which nothing is chosen. */
export function writePlace({ socket, tab, filter }: Place): string {
  const said = new URLSearchParams()
  if (socket !== null) said.set('socket', String(socket))
  if (socket !== null && tab !== 'why') said.set('tab', tab)
  if (filter !== '' && filter.length <= longest) said.set('filter', filter)
  const text = said.toString()
  return text === '' ? '' : `#${text}`
}

/** What is needed of a window. */
export interface Address {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>
  readonly history: Pick<History, 'replaceState' | 'state'>
  addEventListener(type: 'hashchange', heard: () => void): void
}

/** Keeps the address and what is shown the same. */
export function keepPlace(address: Address, shown: () => Store | null): void {
  // A place that is asked for may be that of a session yet to come: it waits until its socket is there.
  let wanted: Place | null = readPlace(address.location.hash)
  let given: Store | null = null
  effect(() => {
    const store = shown()
    if (!store) return
    const rows = store.rows.value
    if (wanted && given !== store) {
      given = store
      if (wanted.filter !== '') store.filter.value = wanted.filter
    }
    const chosen = store.selected.value
    if (wanted && (chosen || wanted.socket === null)) wanted = null
    const row = wanted && rows.find(({ socket }) => socket.number === wanted?.socket)
    if (row && wanted) {
      store.tab.value = wanted.tab
      store.selectedId.value = row.socket.id
      wanted = null
      return
    }
    const socket = chosen?.socket.number ?? wanted?.socket ?? null
    const tab = chosen ? store.tab.value : (wanted?.tab ?? 'why')
    const hash = writePlace({ socket, tab, filter: store.filter.value })
    const { location, history } = address
    if (hash !== location.hash)
      history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`)
  })
  address.addEventListener('hashchange', () => {
    const store = shown()
    const place = readPlace(address.location.hash)
    if (!store) {
      wanted = place
      return
    }
    store.filter.value = place.filter
    store.tab.value = place.tab
    store.selectedId.value =
      store.rows.value.find(({ socket }) => socket.number === place.socket)?.socket.id ?? null
  })
}
