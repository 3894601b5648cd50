// A second way into Chromium, beside the driver's: heaps and profiles of targets that the driver does not look
// into. Bare DevTools protocol over a loopback port, attached only while something is asked.

import { createServer } from 'node:net'
import WebSocket from 'ws'
import { until } from '../../src/cli/browsers/driven-browser.ts'

interface Answer {
  readonly id?: number
  /** Of an event, which answers nothing. */
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

export interface Target {
  readonly targetId: string
  readonly type: string
  readonly url: string
}

/** A port that was free a moment ago, for `--remote-debugging-port`. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

export class Protocol {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  readonly #hearing = new Map<string, (params: unknown) => void>()
  #sent = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (text) => {
      const answer = JSON.parse(String(text)) as Answer
      if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer)
      else if (answer.method !== undefined) this.#hearing.get(answer.method)?.(answer.params)
    })
  }

  static async connect(port: number): Promise<Protocol> {
    let address = ''
    await until('the port of the DevTools protocol', async () => {
      const told = await fetch(`http://127.0.0.1:${port}/json/version`)
      address = ((await told.json()) as { webSocketDebuggerUrl: string }).webSocketDebuggerUrl
      return address !== ''
    })
    const socket = new WebSocket(address, { perMessageDeflate: false, maxPayload: 1 << 30 })
    await new Promise((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    return new Protocol(socket)
  }

  async send<T>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    const id = ++this.#sent
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve)
      this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }))
    })
    this.#waiting.delete(id)
    if (answer.error) throw new Error(`${method}: ${answer.error.message}`)
    return answer.result as T
  }

  /** What the next event of a name says. */
  heard<T>(method: string): Promise<T> {
    return new Promise((resolve) => {
      this.#hearing.set(method, (params) => {
        this.#hearing.delete(method)
        resolve(params as T)
      })
    })
  }

  async targets(): Promise<readonly Target[]> {
    const filter = [{}]
    return (await this.send<{ targetInfos: Target[] }>('Target.getTargets', { filter })).targetInfos
  }

  /** Attaches to a target for as long as `act` takes. */
  async with<T>(target: Target, act: (session: string) => Promise<T>): Promise<T> {
    const { targetId } = target
    const { sessionId } = await this.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    })
    try {
      return await act(sessionId)
    } finally {
      await this.send('Target.detachFromTarget', { sessionId })
    }
  }

  /** Bytes of a target's JavaScript heap that are in use once it was collected. */
  heap(target: Target): Promise<number> {
    return this.with(target, async (session) => {
      await this.send('HeapProfiler.collectGarbage', {}, session)
      return (await this.send<{ usedSize: number }>('Runtime.getHeapUsage', {}, session)).usedSize
    })
  }

  close(): void {
    this.#socket.terminate()
  }
}
