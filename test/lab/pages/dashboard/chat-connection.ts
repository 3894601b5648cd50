// The chat's socket. It belongs to the page and not to a component, so it is opened once, whatever React
// does with its effects.

import { see } from './seen.ts'
import { createStore } from './store.ts'

export interface ChatMessage {
  from: string
  text: string
}

export const chatMessages = createStore<readonly ChatMessage[]>([])
export const chatOpen = createStore(false)

/** Connects, and returns how to say something. */
export function connectChat(url: string): (text: string) => void {
  const socket = new WebSocket(url)
  const note = see(socket)
  socket.onopen = () => {
    note('open', 'onopen')
    chatOpen.set(true)
  }
  socket.onmessage = ({ data }) => {
    note('message')
    chatMessages.set([...chatMessages.get(), JSON.parse(data)])
  }
  socket.onerror = () => note('error', `onerror, readyState ${socket.readyState}`)
  socket.onclose = ({ code }) => {
    note(`close ${code}`, `onclose ${code}`)
    chatOpen.set(false)
  }
  return (text) => socket.send(text)
}
