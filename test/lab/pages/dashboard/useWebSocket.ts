// A hook as many applications have it: a socket for as long as the component is mounted and its url and
// options are the same.

import { useEffect } from 'react'
import { see } from './seen.ts'
import { createStore } from './store.ts'

export interface WebSocketOptions {
  protocols?: string[] | undefined
  onMessage: (text: string) => void
}

export interface SocketStatus {
  state: 'connecting' | 'open' | 'failed'
  text: string
}

export const status = createStore<SocketStatus>({ state: 'connecting', text: 'connecting…' })

export function useWebSocket(url: string, options: WebSocketOptions): void {
  useEffect(() => {
    const socket = options.protocols ? new WebSocket(url, options.protocols) : new WebSocket(url)
    const note = see(socket)
    let current = true
    const report = (next: SocketStatus): void => {
      if (current) status.set(next)
    }
    report({ state: 'connecting', text: 'connecting…' })

    socket.onopen = () => {
      note('open', 'onopen')
      report({ state: 'open', text: 'live' })
    }
    socket.onmessage = ({ data }) => {
      note('message')
      options.onMessage(data)
    }
    socket.onerror = () => {
      note('error', `onerror, readyState ${socket.readyState}`)
      report({ state: 'failed', text: `onerror, readyState ${socket.readyState}` })
    }
    socket.onclose = ({ code }) => {
      note(`close ${code}`, `onclose ${code}`)
      if (status.get().state === 'open') report({ state: 'failed', text: `onclose ${code}` })
    }

    return () => {
      current = false
      socket.close()
    }
  }, [url, options])
}
