// The panel stays joined to a background that comes and goes, and loses nothing a person asked for meanwhile.

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepConnected } from '../../../panels/session/connection.ts'
import type { ToPanel } from '../../../src/wire/panel-background.ts'
import type { RuntimePort } from '../../../src/wire/port.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A port whose other end is the test. */
class FakePort implements RuntimePort {
  readonly posted: unknown[] = []
  gone = false
  #heard: (message: unknown) => void = () => undefined
  #ended: () => void = () => undefined
  readonly onMessage = {
    addListener: (heard: (message: unknown) => void) => {
      this.#heard = heard
    },
  }
  readonly onDisconnect = {
    addListener: (heard: () => void) => {
      this.#ended = heard
    },
  }

  postMessage(message: unknown): void {
    if (this.gone) throw new Error('Attempting to use a disconnected port object')
    this.posted.push(message)
  }
  disconnect(): void {
    this.gone = true
  }
  say(message: ToPanel): void {
    this.#heard(message)
  }
  end(): void {
    this.gone = true
    this.#ended()
  }
}

function join() {
  const ports: FakePort[] = []
  const heard: ToPanel[] = []
  const connect = () => {
    const port = new FakePort()
    ports.push(port)
    return port
  }
  return { ports, heard, connection: keepConnected(connect, 7, (message) => heard.push(message)) }
}

it('says which tab it watches, and hears', () => {
  const { ports, heard } = join()
  expect(ports[0]?.posted).toEqual([{ type: 'watch', tab: 7 }])
  ports[0]?.say({ type: 'log', facts: [], recording: false })
  expect(heard).toEqual([{ type: 'log', facts: [], recording: false }])
})

it('comes back after the background was stopped, and watches again', () => {
  const { ports } = join()
  ports[0]?.end()
  expect(ports).toHaveLength(1)
  vi.advanceTimersByTime(200)
  expect(ports[1]?.posted).toEqual([{ type: 'watch', tab: 7 }])
})

it('keeps what was asked for in between, without an exception', () => {
  const { ports, connection } = join()
  ports[0]?.end()
  connection.send({ type: 'clear' })
  connection.send({ type: 'record', on: false })
  vi.advanceTimersByTime(200)
  expect(ports[1]?.posted).toEqual([
    { type: 'watch', tab: 7 },
    { type: 'clear' },
    { type: 'record', on: false },
  ])
})

it('tries another connection when the background never answers, and waits longer each time', () => {
  const { ports, heard } = join()
  vi.advanceTimersByTime(3200)
  expect(ports).toHaveLength(2)
  vi.advanceTimersByTime(3200)
  expect(ports).toHaveLength(2)
  vi.advanceTimersByTime(3000)
  expect(ports).toHaveLength(3)
  ports[0]?.say({ type: 'log', facts: [], recording: false })
  expect(heard).toEqual([])
  ports[2]?.say({ type: 'log', facts: [], recording: true })
  vi.advanceTimersByTime(100_000)
  expect(ports).toHaveLength(3)
  expect(heard).toHaveLength(1)
})

it('stops asking when its extension is gone', () => {
  const connect = vi.fn(() => {
    throw new Error('Extension context invalidated')
  })
  keepConnected(connect, 7, () => undefined)
  vi.runAllTimers()
  expect(connect).toHaveBeenCalledTimes(1)
})
