// What every page of a library does with sockets, and how it tells what it saw: as any page of that library
// would, and with the constructor that stands in `window.WebSocket` at that moment.

type Say = (...words: readonly unknown[]) => void

declare global {
  interface Window {
    /** A JSON text: what was said, or in `failed` why the page itself is broken. */
    told?: string
  }
}

const said: unknown[] = []

export const say: Say = (...words) => {
  said.push(words)
}

export const base = `${location.origin.replace('http', 'ws')}/ws/`

/** A task or two later, when whatever a library postponed is over. */
export const later = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(() => setTimeout(resolve, 0), 0)
  })

/** What is read of an exception. */
export function words(error: unknown): readonly unknown[] {
  return error instanceof Error || error instanceof DOMException
    ? [error.name, error.message, error.stack, Reflect.ownKeys(error).map(String)]
    : [String(error)]
}

/** Runs a page, and tells what came of it. */
export function tell(page: () => Promise<void>): void {
  const over = (failed: string | null): void => {
    window.told = JSON.stringify({ failed, said })
  }
  page().then(
    () => over(null),
    (error: unknown) => over(words(error).join('\n')),
  )
}

const types = ['open', 'message', 'error', 'close'] as const

function follow(socket: WebSocket, name: string): Promise<unknown> {
  for (const type of types)
    socket.addEventListener(type, function (this: unknown, event: Event) {
      say(
        name,
        'listener',
        type,
        this === socket,
        event.target === socket,
        event.isTrusted,
        socket.readyState,
      )
    })
  return new Promise((resolve) => {
    socket.addEventListener('close', resolve, { once: true })
  })
}

/** Opens, echoes, closes. */
export async function healthy(name: string): Promise<void> {
  const socket = new WebSocket(`${base}ok-echo`)
  say(name, socket instanceof WebSocket, socket.url, socket.readyState, String(socket))
  const over = follow(socket, name)
  const removed = (): void => say(name, 'never')
  socket.addEventListener('message', removed)
  socket.removeEventListener('message', removed)
  socket.onopen = function () {
    say(name, 'onopen', this === socket)
    socket.send('hello')
  }
  socket.onmessage = ({ data, origin }) => {
    say(name, 'onmessage', data, origin)
    socket.close(3001, 'done')
  }
  socket.onclose = ({ code, reason, wasClean }) => say(name, 'onclose', code, reason, wasClean)
  await over
  await later()
}

/** Is refused by the server. */
export async function refused(name: string): Promise<void> {
  const socket = new WebSocket(`${base}status-403`)
  const over = follow(socket, name)
  socket.onerror = ({ type }) => say(name, 'onerror', type, socket.readyState)
  socket.onclose = ({ code, reason, wasClean }) => say(name, 'onclose', code, reason, wasClean)
  await over
  await later()
}

/** Handlers that throw, and calls that do. */
export async function throwing(name: string): Promise<void> {
  const heard = (event: ErrorEvent): void => {
    say(name, 'error', event.message, event.filename, event.lineno, event.colno, ...words(event.error))
  }
  window.addEventListener('error', heard)
  const attempt = (act: () => unknown): void => {
    try {
      act()
    } catch (error) {
      say(name, 'caught', ...words(error))
    }
  }
  attempt(() => new WebSocket('x:y'))
  const socket = new WebSocket(`${base}ok-echo`)
  const over = follow(socket, name)
  attempt(() => socket.send('early'))
  attempt(() => socket.close(1))
  socket.onopen = () => {
    socket.close()
    throw new TypeError(`${name} in onopen`)
  }
  socket.addEventListener('close', () => {
    throw new RangeError(`${name} in a listener`)
  })
  await over
  await later()
  window.removeEventListener('error', heard)
}

/** All three. */
export async function everything(name: string): Promise<void> {
  await healthy(`${name} healthy`)
  await refused(`${name} refused`)
  await throwing(`${name} throwing`)
}
