// Looks for a pattern in texts, in a thread of its own: a pattern may take for ever, and then the panel ends the thread.

export interface Asked {
  readonly source: string
  readonly flags: string
  readonly texts: readonly string[]
  /** What is known is told after so many milliseconds, so that it is not lost with the thread. */
  readonly pause: number
}

/** What was found in the texts that come next; `done` with the last of them. */
export interface Answered {
  readonly found: readonly boolean[]
  readonly done: boolean
}

addEventListener('message', ({ data: { source, flags, texts, pause } }: MessageEvent<Asked>) => {
  const expression = new RegExp(source, flags)
  let found: boolean[] = []
  let told = performance.now()
  for (const text of texts) {
    // Whatever comes next may be the one that never ends.
    if (performance.now() - told >= pause) {
      postMessage({ found, done: false } satisfies Answered)
      found = []
      told = performance.now()
    }
    found.push(expression.test(text))
  }
  postMessage({ found, done: true } satisfies Answered)
})
// The thread runs: from here on it is waited for.
postMessage({ found: [], done: true } satisfies Answered)
