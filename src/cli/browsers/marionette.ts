// A client of Firefox's own remote protocol, Marionette (version 3): `length:[type, id, command, params]`
// over TCP. It reaches what WebDriver BiDi does not: the browser's own window, and the panel in it.

import { connect, type Socket } from 'node:net'

type Answer = [type: number, id: number, error: { error: string; message: string } | null, value: unknown]

export class Marionette {
  readonly #socket: Socket
  #buffer = Buffer.alloc(0)
  #sent = 0
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (bytes) => this.#receive(bytes))
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Firefox closed the connection'))
      this.#waiting.clear()
    })
    // A reset is followed by `close`, which tells everyone who waits.
    socket.on('error', () => socket.destroy())
  }

  /** Connects to a Firefox that listens on a loopback port, and begins a session. */
  static async connect(port: number, acceptInsecureCerts = false): Promise<Marionette> {
    const socket = await new Promise<Socket>((resolve, reject) => {
      const opening = connect(port, '127.0.0.1', () => resolve(opening))
      opening.once('error', reject)
    })
    const marionette = new Marionette(socket)
    // Capabilities as they are: matching `alwaysMatch` is what a driver does before it speaks to Marionette.
    await marionette.send('WebDriver:NewSession', {
      acceptInsecureCerts,
      timeouts: { script: 60_000, pageLoad: 60_000 },
    })
    return marionette
  }

  #receive(bytes: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, bytes])
    for (;;) {
      const colon = this.#buffer.indexOf(':')
      const length = Number(this.#buffer.subarray(0, Math.max(0, colon)))
      if (colon < 0 || this.#buffer.length < colon + 1 + length) return
      const message: unknown = JSON.parse(this.#buffer.subarray(colon + 1, colon + 1 + length).toString())
      this.#buffer = this.#buffer.subarray(colon + 1 + length)
      // The greeting is an object; every answer is an array.
      if (Array.isArray(message)) this.#settle(message as Answer)
    }
  }

  #settle([, id, error, value]: Answer): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) waiting?.reject(new Error(`${error.error}: ${error.message}`))
    else waiting?.resolve(value)
  }

  /** @throws {Error} with Firefox's own error and message. */
  send(command: string, params: object = {}): Promise<unknown> {
    const id = ++this.#sent
    const bytes = Buffer.from(JSON.stringify([0, id, command, params]))
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#socket.write(Buffer.concat([Buffer.from(`${bytes.length}:`), bytes]))
    })
  }

  /** Runs a function's body in the browser's own window; promises are awaited, the result is JSON. */
  async inBrowser<T>(body: string, ...args: readonly unknown[]): Promise<T> {
    await this.send('Marionette:SetContext', { value: 'chrome' })
    return this.#execute(body, args, 'default')
  }

  /** Runs a function's body in the inspected page's own world. */
  async inPage<T>(body: string, ...args: readonly unknown[]): Promise<T> {
    await this.send('Marionette:SetContext', { value: 'content' })
    return this.#execute(body, args, null)
  }

  async #execute<T>(script: string, args: readonly unknown[], sandbox: string | null): Promise<T> {
    const answer = await this.send('WebDriver:ExecuteScript', { script, args, sandbox, newSandbox: true })
    return (answer as { value: T }).value
  }

  close(): void {
    this.#socket.destroy()
  }
}
