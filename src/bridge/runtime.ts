// What the bridge needs of the extension API. Both browsers have it under this name, which no element of a page can take;
// the polyfill would be half of a script that every page runs, for a call and a listener that are the same in both.

import type { RuntimePort } from '../wire/port.ts'

/** Answers a message from the background. */
export type Answering = (message: unknown, sender: unknown, answer: (answered: unknown) => void) => void

interface Runtime {
  connect(info: { readonly name: string }): RuntimePort
  readonly onMessage: {
    addListener(heard: Answering): void
    hasListener(heard: Answering): boolean
  }
}

/** Makes the API, the first time: in Firefox that takes several milliseconds. It is gone once the extension is. */
export const runtime = () =>
  (globalThis as unknown as { readonly chrome: { readonly runtime: Runtime } }).chrome.runtime
