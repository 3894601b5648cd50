// Asks the thread that looks for a pattern about messages, some at a time, and ends it when no answer comes.

import { type ReadonlySignal, signal } from '@preact/signals'
import { mostDisplaced } from '../../src/core/merged.ts'
import type { Message } from './messages-of.ts'
import { lookedThrough, type Wanted } from './pattern.ts'
import type { Answered, Asked } from './pattern-worker.ts'

/** Asked at once: messages, and letters in them. */
const most = { messages: 2000, letters: 1_000_000 }
/** In milliseconds: so long a thread may say nothing, and after so many it says what it knows. */
const patience = 2000
const pause = 50

export interface PatternSearch {
  /** Grows with every answer. */
  readonly answers: ReadonlySignal<number>
  /** Whether it was given up; what is not known then is never known. */
  readonly stopped: ReadonlySignal<boolean>
  /** Null while that is not known. */
  finds(message: Message): boolean | null
  /** Goes on with those of the messages that are not known yet; they grow at their end. */
  search(messages: readonly Message[]): void
  end(): void
}

export function searchPattern(
  { source, flags }: Extract<Wanted, { kind: 'pattern' }>,
  newThread: () => Worker,
): PatternSearch {
  const answers = signal(0)
  const stopped = signal(false)
  const known = new WeakMap<Message, boolean>()
  let thread: Worker | null = null
  let idle = false
  let careful = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: readonly Message[] = []
  let answered = 0
  let among: readonly Message[] = []
  let from = 0

  /** Searches once more, telling each message before the next, so that none is lost but for the slow one. */
  function stop(): void {
    end()
    from = 0
    if (careful) stopped.value = true
    careful = true
    answers.value++
  }

  function end(): void {
    clearTimeout(timer)
    thread?.terminate()
    thread = null
    idle = false
  }

  function start(): Worker {
    const started = newThread()
    started.addEventListener('message', ({ data: { found, done } }: MessageEvent<Answered>) => {
      if (thread !== started) return
      for (const each of found) {
        const message = asked[answered++]
        if (message) known.set(message, each)
      }
      clearTimeout(timer)
      idle = done
      if (!done) wait()
      answers.value++
    })
    started.addEventListener('error', stop)
    return started
  }

  function wait(): void {
    // An answer may be there already while this page was busy: it is heard before the second timer.
    timer = setTimeout(() => {
      timer = setTimeout(stop, 100)
    }, patience)
  }

  return {
    answers,
    stopped,
    finds: (message) => known.get(message) ?? null,
    search(messages) {
      if (stopped.peek()) return
      if (messages !== among || messages.length < from) from = 0
      among = messages
      const next: Message[] = []
      const texts: string[] = []
      let letters = 0
      let at = Math.max(0, from - mostDisplaced)
      for (; at < messages.length; at++) {
        const message = messages[at]
        if (!message || known.has(message)) continue
        if (!thread) thread = start()
        if (!idle || next.length >= most.messages || letters >= most.letters) break
        const text = lookedThrough(message)
        letters += text.length
        next.push(message)
        texts.push(text)
      }
      if (next.length === 0) return
      from = at
      asked = next
      answered = 0
      idle = false
      wait()
      thread?.postMessage({ source, flags, texts, pause: careful ? 0 : pause } satisfies Asked)
    },
    end,
  }
}
