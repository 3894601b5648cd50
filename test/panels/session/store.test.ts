// The store: batches become one drawing, the counters count, the view of one page loses nothing, and what a
// person asks for reaches the background.

import { effect } from '@preact/signals'
import { expect, it } from 'vitest'
import { createStore, type Store } from '../../../panels/session/store.ts'
import type { FromPanel } from '../../../src/wire/panel-background.ts'
import { dashboard, factsOf } from '../views/dashboard-session.ts'

interface Desk {
  readonly store: Store
  readonly sent: FromPanel[]
  /** Runs what was scheduled; returns how much that was. */
  draw(): number
}

function desk(): Desk {
  const sent: FromPanel[] = []
  const scheduled: (() => void)[] = []
  const store = createStore({
    browser: 'chromium',
    send: (message) => sent.push(message),
    schedule: (draw) => scheduled.push(draw),
    now: () => 4200,
  })
  return {
    store,
    sent,
    draw() {
      const due = scheduled.splice(0)
      for (const each of due) each()
      return due.length
    },
  }
}

const paths = ({ shown }: Store) =>
  shown.value.map(({ socket }) => `${new URL(socket.summary.url).pathname} #${socket.number}`)

it('shows a thousand messages with one drawing', () => {
  const { store, draw } = desk()
  let drawn = 0
  const stop = effect(() => {
    void store.rows.value
    drawn++
  })
  for (const fact of factsOf(dashboard)) store.receive({ type: 'facts', facts: [fact] })
  expect([store.rows.value.length, drawn]).toEqual([0, 1])
  expect(draw()).toBe(1)
  expect([store.rows.value.length, drawn]).toEqual([7, 2])
  stop()
})

it('knows everything received at once when it is asked to', () => {
  const { store } = desk()
  store.receive({ type: 'facts', facts: factsOf(dashboard) })
  store.flush()
  expect(store.counters.value).toMatchObject({ flagged: 3, connecting: 0, open: 3, closed: 4, dropped: 0 })
  expect(store.counters.value.facts).toBe(factsOf(dashboard).length)
})

it('takes the log of a background that came back for the whole log, not for more of it', () => {
  const { store } = desk()
  const facts = factsOf(dashboard)
  store.receive({ type: 'log', facts, recording: true })
  store.selectedId.value = store.rows.value[1]?.socket.id ?? null
  store.receive({ type: 'log', facts, recording: false })
  expect(store.counters.value.facts).toBe(facts.length)
  expect(store.recording.value).toBe(false)
  expect(store.selected.value?.socket.number).toBe(2)
})

it('clears at once, forgets the selection, and tells the background', () => {
  const { store, sent, draw } = desk()
  store.receive({ type: 'log', facts: factsOf(dashboard), recording: true })
  store.selectedId.value = store.rows.value[0]?.socket.id ?? null
  store.receive({ type: 'facts', facts: factsOf('9000.0 0 constructed ws://localhost/late') })
  store.clear()
  draw()
  expect([store.rows.value, store.selected.value]).toEqual([[], null])
  expect(sent).toEqual([{ type: 'clear' }])
})

it('pauses and records again through the background', () => {
  const { store, sent } = desk()
  store.record(false)
  expect(store.recording.value).toBe(false)
  store.receive({ type: 'log', facts: [], recording: true })
  expect(store.recording.value).toBe(true)
  expect(sent).toEqual([{ type: 'record', on: false }])
})

it('filters by text and state together, and one chip at a time', () => {
  const { store } = desk()
  store.receive({ type: 'log', facts: factsOf(dashboard), recording: true })
  store.chip.value = 'flagged'
  expect(paths(store)).toEqual(['/ws/dashboard/ #2', '/ws/alerts/ #5', '/ws/alerts/ #7'])
  store.filter.value = 'url:alerts 403'
  expect(paths(store)).toEqual(['/ws/alerts/ #7'])
  store.chip.value = 'open'
  expect(paths(store)).toEqual([])
})

it('shows only the current page when the log is not preserved, and everything again when it is', () => {
  const { store } = desk()
  const next = factsOf(`
    socket e.0  +5000.0
      0.0  -  ctx:document-started  http://localhost:5173/next  top
    socket d.0  +5001.0
      0.0  -  ctx:page-hidden  discarded
    socket e.1  +5002.0
      0.0  0  constructed  ws://localhost:8000/ws/next`)
  store.receive({ type: 'log', facts: [...factsOf(dashboard), ...next], recording: true })
  store.preserveLog.value = false
  expect(paths(store)).toEqual(['/ws/next #1'])
  expect(store.log.value.facts.map(({ kind }) => kind)).toContain('ctx:network-watched')
  store.preserveLog.value = true
  expect(store.rows.value).toHaveLength(8)
})

it('lets go of what the background let go of, drawn or not', () => {
  const { store } = desk()
  const facts = factsOf(dashboard)
  store.receive({ type: 'log', facts: facts.slice(0, 10), recording: true })
  store.receive({ type: 'facts', facts: facts.slice(10) })
  const all = facts.map(({ about }) => about)
  const [one] = all
  store.receive({
    type: 'evicted',
    gone: [[one as (typeof all)[number], 'everything']],
    told: [{ kind: 'ctx:facts-dropped', about: one as (typeof all)[number], at: 9, count: 3, why: 'room' }],
  })
  store.flush()
  const left = facts.filter(({ about }) => about !== one)
  expect(store.log.value.facts.slice(0, -1)).toEqual(left)
  expect(store.counters.value.dropped).toBe(3)
  store.receive({ type: 'facts', facts: facts.slice(0, 1) })
  store.flush()
  expect(store.counters.value.facts).toBe(left.length + 2)
})
