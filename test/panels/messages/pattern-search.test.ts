// Patterns are looked for in a thread of their own: here the panel's own program, in a thread of Node.

import { join } from 'node:path'
import { Worker as NodeThread } from 'node:worker_threads'
import { effect } from '@preact/signals'
import { buildSync } from 'esbuild'
import { afterEach, expect, it } from 'vitest'
import type { Message } from '../../../panels/messages/messages-of.ts'
import { wantedOf } from '../../../panels/messages/pattern.ts'
import { type PatternSearch, searchPattern } from '../../../panels/messages/pattern-search.ts'
import { parse } from '../../../src/core/notation.ts'

const [program] = buildSync({
  entryPoints: [join(import.meta.dirname, '../../../panels/messages/pattern-worker.ts')],
  bundle: true,
  write: false,
}).outputFiles
/** What a thread of a browser has by itself. */
const browserLike = `
  const { parentPort } = require('node:worker_threads')
  globalThis.postMessage = (message) => parentPort.postMessage(message)
  globalThis.addEventListener = (_, heard) => parentPort.on('message', (data) => heard({ data }))
`
const running = new Set<NodeThread>()
afterEach(async () => {
  await Promise.all([...running].map((thread) => thread.terminate()))
  running.clear()
})

function newThread(): Worker {
  const thread = new NodeThread(browserLike + program?.text, { eval: true })
  running.add(thread)
  const outside = Object.assign(new EventTarget(), {
    postMessage: (message: unknown) => thread.postMessage(message),
    terminate: () => void thread.terminate(),
  })
  thread.on('message', (data) => outside.dispatchEvent(new MessageEvent('message', { data })))
  return outside as unknown as Worker
}

const messagesIn = (log: string): readonly Message[] =>
  parse(log).flatMap(({ facts }) => facts.filter((fact): fact is Message => 'preview' in fact))

function searchFor(text: string): PatternSearch {
  const wanted = wantedOf(text)
  if (wanted.kind !== 'pattern') throw new Error(`${text} is no pattern`)
  return searchPattern(wanted, newThread)
}

/** Searches as the panel does, after each answer anew, until this holds. */
const until = (search: PatternSearch, messages: readonly Message[], holds: () => boolean) =>
  new Promise<void>((resolve) => {
    const stop = effect(() => {
      void search.answers.value
      if (search.stopped.value || holds()) queueMicrotask(() => [stop, resolve].forEach((act) => void act()))
      else queueMicrotask(() => search.search(messages))
    })
  })

const talk = messagesIn(`
  socket d.1
    10.0  1  send-called       text  14B  preview="subscribe room"
    20.0  1  message-received  text  12B  preview="hello, World"
    30.0  1  message-received  arraybuffer  5B  preview=aGVsbG8=
    40.0  1  send-called       text  5B  preview=hello`)

it('finds a pattern in text and in the text that is in bytes', async () => {
  const search = searchFor('/^HELLO/i')
  expect(talk.map((each) => search.finds(each))).toEqual([null, null, null, null])
  await until(search, talk, () => talk.every((each) => search.finds(each) !== null))
  expect(talk.map((each) => search.finds(each))).toEqual([false, true, true, true])
  search.end()
})

it('goes on with what comes, in as many portions as it takes', async () => {
  const lines = Array.from(
    { length: 5000 },
    (_, n) => `    ${n}.0  1  message-received  text  6B  preview=item-${n}`,
  )
  const many = [...messagesIn(`\n  socket d.1\n${lines.join('\n')}`)]
  const search = searchFor('/9$/')
  await until(search, many, () => many.every((each) => search.finds(each) !== null))
  expect(many.filter((each) => search.finds(each))).toHaveLength(500)
  many.push(...messagesIn('\n  socket d.1\n    6000.0  1  message-received  text  2B  preview=x9'))
  await until(search, many, () => many.every((each) => search.finds(each) !== null))
  expect(many.filter((each) => search.finds(each))).toHaveLength(501)
  search.end()
})

it('gives up a pattern that takes for ever, and keeps what it found before', async () => {
  const slow = messagesIn(`
  socket d.1
    10.0  1  message-received  text  3B  preview=aaa
    20.0  1  message-received  text  61B  preview=${'a'.repeat(60)}!
    30.0  1  message-received  text  3B  preview=aaa`)
  const search = searchFor('/^(a+)+$/')
  await until(search, slow, () => false)
  expect(search.stopped.value).toBe(true)
  expect(slow.map((each) => search.finds(each))).toEqual([true, null, null])
})

it.each([
  ['Hello', { kind: 'text', text: 'hello' }],
  ['/a.b/gis', { kind: 'pattern', source: 'a.b', flags: 'is' }],
  ['/', { kind: 'text', text: '/' }],
])('reads %s', (text, wanted) => {
  expect(wantedOf(text)).toEqual(wanted)
})

it('says why what was written is no pattern', () => {
  expect(wantedOf('/(/')).toEqual({ kind: 'unreadable', why: expect.stringContaining('Invalid regular') })
})
