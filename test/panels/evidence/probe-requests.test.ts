// What a probe really sends, and what it takes down of the answer: against the lab and a server of its own.

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { JSDOM } from 'jsdom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askTwin, type Natives, runSeries, tryConnection } from '../../../panels/evidence/probe.ts'
import type { ProbeFact } from '../../../src/core/fact.ts'
import { logOf } from '../../../src/core/log.ts'
import { parse } from '../../../src/core/notation.ts'
import type { Step } from '../../../src/core/probe/series.ts'
import { type Socket, sockets } from '../../../src/core/socket.ts'
import type { SubjectId } from '../../../src/core/units.ts'
import { type Lab, startLab } from '../../lab/server.ts'

const about = 'd.1' as SubjectId
const { WebSocket } = new JSDOM().window
const natives: Natives = { fetch, WebSocket, now: Date.now, patience: 10_000 }

let lab: Lab
const asked: IncomingMessage[] = []
const answers: Record<string, (type: (name: string) => void) => string | null> = {
  '/plain': (type) => {
    type('text/plain')
    return `Can "Upgrade"\n\tonly ${'x'.repeat(200)}`
  },
  '/page': (type) => {
    type('text/html')
    return '<h1>secret</h1>'
  },
  '/never': () => null,
}
const server = createServer((request, response) => {
  asked.push(request)
  const body = answers[request.url ?? '']?.((name) => response.setHeader('Content-Type', name))
  if (body !== null) response.end(body ?? '')
})
let base = ''

beforeAll(async () => {
  lab = await startLab()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await lab.stop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

describe('a GET', () => {
  it('asks for the socket’s URL over HTTP, and keeps the status and how a plain answer begins', async () => {
    const fact = await askTwin(about, `ws://${base}/plain`, false, natives)
    expect(fact).toMatchObject({ kind: 'probe:answered', about, url: `http://${base}/plain`, status: 200 })
    expect(fact.text).toBe(`text/plain: Can "Upgrade" only ${'x'.repeat(61)}`)
    expect(asked.at(-1)).toMatchObject({ method: 'GET', url: '/plain' })
    expect(asked.at(-1)?.headers).not.toHaveProperty('cookie')
  })

  it('keeps nothing of a page, nor of an answer that cookies may have made personal', async () => {
    expect((await askTwin(about, `ws://${base}/page`, false, natives)).text).toBe('text/html')
    expect((await askTwin(about, `ws://${base}/plain`, true, natives)).text).toBe('with cookies: text/plain')
  })

  it('tells silence from an answer that does not come in time', async () => {
    const refused = await closedPort()
    expect(await askTwin(about, `ws://${refused}/`, false, natives)).toMatchObject({
      status: null,
      text: 'no answer',
    })
    expect(await askTwin(about, `ws://${base}/never`, false, { ...natives, patience: 50 })).toMatchObject({
      status: null,
      text: 'no answer in time',
    })
  })
})

describe('a socket', () => {
  const to = (id: string) => `${lab.origin.replace('http', 'ws')}/ws/${id}`

  it('is closed with 1000 once it is open, and sends nothing', async () => {
    const sent: string[] = []
    class Watched extends WebSocket {
      override send() {
        sent.push('send')
      }
      override close(code?: number) {
        sent.push(`close ${code}`)
        super.close(code)
      }
    }
    const fact = await tryConnection(about, to('ok-subprotocol'), ['v2', 'v1'], {
      ...natives,
      WebSocket: Watched,
    })
    expect(fact).toMatchObject({ kind: 'probe:tried', opened: true, code: null, protocol: 'v1' })
    expect(sent).toEqual(['close 1000'])
  })

  it('tells the code it failed with', async () => {
    expect(await tryConnection(about, to('status-404'), [], natives)).toMatchObject({
      opened: false,
      code: 1006,
      protocols: [],
    })
  })

  it('gives up in time, and on what its constructor refuses', async () => {
    expect(await tryConnection(about, `ws://${base}/never`, [], { ...natives, patience: 0 })).toMatchObject({
      opened: false,
      code: null,
    })
    expect(await tryConnection(about, 'ws://[', ['', ''], natives)).toMatchObject({
      opened: false,
      code: null,
    })
  })

  it('is asked after in a series: one question at a time, each announced before it is asked', async () => {
    const heard: (Step['by'] | ProbeFact['kind'])[] = []
    await runSeries(
      socketTo(to('status-404')),
      ({ by }) => heard.push(by),
      ({ kind }) => heard.push(kind),
      natives,
    )
    expect(heard).toEqual(['socket', 'probe:tried', 'get', 'probe:answered'])
  })
})

function socketTo(url: string): Socket {
  const [socket] = sockets(logOf(parse(`0.0 0 constructed ${url}`)[0]?.facts ?? []))
  if (!socket) throw new Error('no socket')
  return socket
}

async function closedPort(): Promise<string> {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  await new Promise((resolve) => other.close(resolve))
  return `127.0.0.1:${port}`
}
