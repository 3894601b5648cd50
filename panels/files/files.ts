// Files that a person opens in the panel: read piece by piece, with how far it got and a way to stop, into a store of
// their own. The live session goes on behind it.

import { type ReadonlySignal, signal } from '@preact/signals'
import type { Fact } from '../../src/core/fact.ts'
import { endOfRecording } from '../../src/core/file/end.ts'
import type { Header } from '../../src/core/file/header.ts'
import type { Damage } from '../../src/core/file/read.ts'
import type { Bytes } from '../../src/core/units.ts'
import { createStore, type Store } from '../session/store.ts'
import { type Choices, freshChoices } from '../settings/choices.ts'
import { type Comparing, createComparing } from './comparing.ts'

/** What is needed of a `File`. */
export type Given = Pick<File, 'name' | 'size' | 'stream'>

export interface OpenedFile {
  readonly name: string
  readonly header: Header
  readonly damage: Damage | null
  readonly store: Store
}

export interface Reading {
  readonly name: string
  readonly size: Bytes
  readonly read: Bytes
}

export interface Files extends Comparing {
  /** The file that is being read. */
  readonly reading: ReadonlySignal<Reading | null>
  /** The file that is shown instead of the live session. */
  readonly opened: ReadonlySignal<OpenedFile | null>
  /** Why the last one could not be opened; empty where it could. */
  readonly failure: ReadonlySignal<string>
  /** Reads a file without showing it; null where it cannot be read, which `failure` says. */
  read(file: Given): Promise<OpenedFile | null>
  /** Opens a file; what was shown before stays until it is read, and when it cannot be. */
  open(file: Given): Promise<void>
  /** Stops the reading. */
  cancel(): void
  /** Back to the live session. */
  close(): void
}

/** @param choices those of the live session hold for files too. */
export function createFiles(choices: Choices = freshChoices()): Files {
  const reading = signal<Reading | null>(null)
  const opened = signal<OpenedFile | null>(null)
  const failure = signal('')
  let cancel = new AbortController()

  async function read(file: Given): Promise<OpenedFile | null> {
    cancel.abort()
    const own = new AbortController()
    cancel = own
    failure.value = ''
    reading.value = { name: file.name, size: file.size, read: 0 }
    try {
      const found = await readInto(file, choices, own.signal, (bytes) => {
        reading.value = { name: file.name, size: file.size, read: bytes }
      })
      if (typeof found !== 'string') return found
      failure.value = `${file.name}: ${found}`
    } catch (error) {
      if (!own.signal.aborted) failure.value = `${file.name}: ${(error as Error).message}`
    } finally {
      if (cancel === own) reading.value = null
    }
    return null
  }

  return {
    ...createComparing(),
    reading,
    opened,
    failure,
    read,
    async open(file) {
      opened.value = (await read(file)) ?? opened.value
    },
    cancel() {
      cancel.abort()
      reading.value = null
    },
    close() {
      opened.value = null
      failure.value = ''
    },
  }
}

/** In so many steps a file is diagnosed while it is read, so that nothing is left to wait for at its end. */
const steps = 16

async function readInto(
  file: Given,
  choices: Choices,
  stop: AbortSignal,
  progress: (read: Bytes) => void,
): Promise<OpenedFile | string> {
  let store: Store | null = null
  let diagnosed = 0
  let taken = 0
  const { openFile } = await import('../../src/file/open.ts')
  const found = await openFile(piecesOf(file), {
    signal: stop,
    progress(bytes) {
      taken = bytes
      progress(bytes)
    },
    facts(facts, header) {
      store ??= fileStore(header, choices)
      store.receive({ type: 'facts', facts })
      if (taken - diagnosed < file.size / steps) return
      diagnosed = taken
      store.flush()
      void store.rows.value
    },
  })
  if (!found.ok) return found.why
  const { recording, damage } = found.value
  store ??= fileStore(recording.header, choices)
  store.flush()
  const shown: Store = store
  shown.now.value = endOfRecording(recording)
  return { name: file.name, header: recording.header, damage, store: shown }
}

/** So long the panel may be busy with a file before it draws and listens again, in milliseconds. */
const stretch = 30

/** Bytes of a file that are taken in between two looks at the clock. */
const enoughBytes = 131_072

/** The pieces of a file, with pauses. A stream gives them in half the time that slices take. */
async function* piecesOf(file: Given): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  let began = performance.now()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      for (let at = 0; at < value.length; at += enoughBytes) {
        yield value.subarray(at, at + enoughBytes)
        if (performance.now() - began < stretch) continue
        await turn()
        began = performance.now()
      }
    }
  } finally {
    await reader.cancel()
  }
}

/** Lets everything else happen first. A timer would do, but it waits for some milliseconds when there is nothing else. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

/** A store that nothing is sent to; what a person adds to it stays in it. */
function fileStore({ browser }: Header, choices: Choices): Store {
  const store: Store = createStore({
    browser: browser.kind,
    send(message) {
      if (message.type === 'add') {
        // The panel's own: they were facts when they were sent.
        store.receive({ type: 'facts', facts: message.facts as readonly Fact[] })
        store.flush()
      }
    },
    schedule: () => undefined,
    now: () => 0,
    choices,
  })
  return store
}
