// What the bridge needs of the extension API. Both browsers have it under this name, which no element of a page can take;
// the polyfill would be half of a script that every page runs, for a call and a listener that are the same in both.

import type { RuntimePort } from '../wire/port.ts'

interface Runtime {
  connect(info: { readonly name: string }): RuntimePort
  readonly onMessage: {
    addListener(heard: (message: unknown, sender: unknown, answer: (answered: unknown) => void) => void): void
  }
}

const { chrome } = globalThis as unknown as { readonly chrome: { readonly runtime: Runtime } }

export const { runtime } = chrome
