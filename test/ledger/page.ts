// A page that keeps a ledger of its own sockets: everything it did to them and everything that happened, in the
// order in which it saw it. What the panel shows must be the same.

/** What a page wrote down; a socket's number counts from 1, as `new WebSocket` was called. */
export interface Ledger {
  /** `<socket> <what>`, where what is `constructed`, `open`, `close()`, `error` or `close <code>`. */
  readonly events: readonly string[]
  /** Messages and their bytes, for each socket. */
  readonly received: readonly (readonly [count: number, size: number])[]
  readonly sent: readonly (readonly [count: number, size: number])[]
}

declare global {
  interface Window {
    ledger: { events: string[]; received: [number, number][]; sent: [number, number][] }
    /** Constructs a socket and does with it what is asked. */
    life(ask: Ask): Life
    /** Lives so many lives, so many at a time: of every kind, or healthy ones only. */
    live(count: number, together: number, healthy?: boolean): Promise<void>
  }
}

/** What a life is to be: its path, messages to send once open, and when to close it. */
interface Ask {
  readonly path: string
  readonly send?: readonly string[]
  /** `early`: while CONNECTING; `answered`: when as much was received as sent; `over`: when the burst is. */
  readonly close?: 'early' | 'answered' | 'over'
}

interface Life {
  readonly socket: WebSocket
  readonly over: Promise<void>
}

function keepLedger(): void {
  window.ledger = { events: [], received: [], sent: [] }
  window.life = ({ path, send = [], close }) => {
    const socket = new WebSocket(location.origin.replace('http', 'ws') + path)
    const { events, received, sent } = window.ledger
    const number = received.push([0, 0])
    const [heard, said] = [received[number - 1], sent[sent.push([0, 0]) - 1]]
    const tell = (what: string): void => void events.push(`${number} ${what}`)
    const end = (): void => {
      tell('close()')
      socket.close()
    }
    tell('constructed')
    socket.addEventListener('open', () => {
      tell('open')
      for (const text of send) {
        if (said) [said[0], said[1]] = [said[0] + 1, said[1] + text.length]
        socket.send(text)
      }
    })
    socket.addEventListener('message', ({ data }) => {
      if (heard) [heard[0], heard[1]] = [heard[0] + 1, heard[1] + data.length]
      if (close === 'answered' && heard?.[0] === send.length) end()
      if (close === 'over' && data === 'over') end()
    })
    socket.addEventListener('error', () => tell('error'))
    const over = new Promise<void>((resolve) => {
      socket.addEventListener('close', ({ code }) => {
        tell(`close ${code}`)
        resolve()
      })
    })
    if (close === 'early') setTimeout(end, 20)
    return { socket, over }
  }
  const kinds: readonly Ask[] = [
    { path: '/echo', send: ['hello', 'again'], close: 'answered' },
    { path: '/slow', close: 'early' },
    { path: '/refuse' },
    { path: '/drop' },
  ]
  window.live = async (count, together, healthy = false) => {
    let begun = 0
    const next = async (): Promise<void> => {
      while (begun < count) await window.life(kinds[begun++ % (healthy ? 1 : kinds.length)] as Ask).over
    }
    await Promise.all(Array.from({ length: together }, next))
  }
  // By itself, as a page that is prerendered must.
  const asked = new URLSearchParams(location.search).get('live')
  if (asked) void window.live(Number(asked), 4)
}

export const page = `<!doctype html>
<meta charset="utf-8"><title>Ledger</title>
<script>(${keepLedger})()</script>
`
