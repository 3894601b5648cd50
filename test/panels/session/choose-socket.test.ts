// The panel opens on what is wrong: a flagged socket is chosen as long as a person has not decided otherwise.

import { expect, it } from 'vitest'
import { chooseFlagged, chooseWhenThere } from '../../../panels/session/choose-socket.ts'
import { createStore, type Store } from '../../../panels/session/store.ts'
import { dashboard, factsOf } from '../views/dashboard-session.ts'

function opened(log: string): Store {
  const store = createStore({
    browser: 'chromium',
    send: () => undefined,
    schedule: () => undefined,
    now: () => 4200,
  })
  store.receive({ type: 'facts', facts: factsOf(log) })
  store.flush()
  return store
}

const chosen = ({ selected }: Store) => selected.value?.socket.number ?? null

const later = `
  socket e.0  +9000.0
       0.0  -  ctx:document-started  http://localhost:5173/alerts  top
  socket e.1  +9001.0
       0.0  0  constructed  ws://localhost:8000/ws/alerts/
      18.0  2  close-called  -  stop@http://localhost:5173/src/alerts.ts:9:3
      22.0  3  error-fired
      22.1  3  close-fired   1006  unclean`

it('chooses the first flagged socket of the page that was flagged last', () => {
  const store = opened(dashboard)
  chooseFlagged(store)
  expect(chosen(store)).toBe(2)
  const both = opened(dashboard + later)
  chooseFlagged(both)
  expect(both.selected.value?.socket.id).toBe('e.1')
})

it('waits for a socket to be flagged, and stays with it', () => {
  const store = opened('0.0 0 constructed ws://localhost/ws')
  chooseFlagged(store)
  expect(chosen(store)).toBeNull()
  store.receive({ type: 'facts', facts: factsOf(dashboard) })
  store.flush()
  const first = store.selectedId.value
  expect(store.selected.value?.diagnosis.verdict).not.toBeNull()
  store.receive({ type: 'facts', facts: factsOf(later) })
  store.flush()
  expect(store.selectedId.value).toBe(first)
})

it('leaves a person who chose another socket, or closed the details, alone until another session begins', () => {
  const store = opened(dashboard)
  chooseFlagged(store)
  store.selectedId.value = 'd.1' as typeof store.selectedId.value
  store.receive({ type: 'facts', facts: factsOf(later) })
  store.flush()
  expect(chosen(store)).toBe(1)
  store.selectedId.value = null
  expect(chosen(store)).toBeNull()
  store.clear()
  store.receive({ type: 'facts', facts: factsOf(later) })
  store.flush()
  expect(store.selected.value?.socket.id).toBe('e.1')
})

it('chooses none once it has ended', () => {
  const store = opened('0.0 0 constructed ws://localhost/ws')
  chooseFlagged(store)()
  store.receive({ type: 'facts', facts: factsOf(later) })
  store.flush()
  expect(chosen(store)).toBeNull()
})

it('chooses the socket that is asked for as soon as it is there', () => {
  const store = opened(dashboard)
  chooseWhenThere(store, 'e.1')
  expect(chosen(store)).toBeNull()
  store.receive({ type: 'facts', facts: factsOf(later) })
  store.flush()
  expect(store.selected.value?.socket.id).toBe('e.1')
})
