// What the page's own handlers saw, one entry a socket in order of construction: all that a developer has
// to go by today. Shown on the page, and as `window.seen` for whoever drives it.

import { createStore } from './store.ts'

export interface SeenSocket {
  path: string
  events: string[]
  messages: number
}

export interface SeenLine {
  at: number
  socket: string
  text: string
}

declare global {
  interface Window {
    seen: SeenSocket[]
  }
}

window.seen = []
export const seenLines = createStore<readonly SeenLine[]>([])

/** Starts an entry for a socket just constructed; the result notes an event with what there is to say. */
export function see(socket: WebSocket): (event: string, text?: string) => void {
  const entry: SeenSocket = { path: new URL(socket.url).pathname, events: [], messages: 0 }
  window.seen.push(entry)
  const nth = window.seen.filter(({ path }) => path === entry.path).length
  const name = `${entry.path} #${nth}`
  return (event, text = `on${event}`) => {
    if (event === 'message') {
      entry.messages += 1
      return
    }
    entry.events.push(event)
    seenLines.set([...seenLines.get(), { at: performance.now(), socket: name, text }])
  }
}
