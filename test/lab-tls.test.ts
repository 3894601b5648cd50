// @vitest-environment node
// The lab behind TLS and over HTTP/2, with clients that tell what a browser would not.

import { type ClientHttp2Stream, connect as connectHttp2, type OutgoingHttpHeaders } from 'node:http2'
import { connect } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askUpgrade } from './lab/raw-client.ts'
import { type Lab, startLab } from './lab/server.ts'

let lab: Lab
beforeAll(async () => {
  lab = await startLab()
}, 30_000)
afterAll(() => lab.stop())

const portOf = (origin: string): number => Number(new URL(origin).port)

describe('over TLS', () => {
  test('the certificate is for localhost, valid today, and nobody trusts it', async () => {
    const socket = await secure(lab.tlsOrigin)
    const { subject, valid_from, valid_to } = socket.getPeerCertificate()
    socket.destroy()
    expect(subject.CN).toBe('localhost')
    expect(Date.parse(valid_from)).toBeLessThan(Date.now())
    expect(Date.parse(valid_to)).toBeGreaterThan(Date.now())
    expect(socket.authorizationError).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')
  })

  test('the other certificate has run out', async () => {
    const socket = await secure(lab.expiredOrigin)
    const { valid_to } = socket.getPeerCertificate()
    socket.destroy()
    expect(Date.parse(valid_to)).toBeLessThan(Date.now())
  })

  test('pages and sockets are the same as without', async () => {
    expect(await say(await secure(lab.tlsOrigin), 'GET /scenario/mixed-content HTTP/1.1\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 200 OK\r\n[\s\S]*ws:\/\/lab\.invalid\/ws\/mixed-content/,
    )
    const ask = 'GET /ws/tls-then-fin HTTP/1.1\r\nUpgrade: websocket\r\n\r\n'
    expect(await say(await secure(lab.tlsOrigin), ask)).toBe('')
  })

  test('a request without TLS gets no answer there', async () => {
    const { text } = await askUpgrade({ ...lab, origin: lab.tlsOrigin }, '/ws/ws-to-tls-port')
    expect(text).toBe('')
  })

  test('a TLS handshake at the plain port is told so in HTTP', async () => {
    const hello = Buffer.from([0x16, 0x03, 0x01, 0x00, 0x05])
    const socket = connect(portOf(lab.origin), '127.0.0.1')
    expect(await say(socket, hello)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  })
})

describe('over HTTP/2', () => {
  test.each([
    ['h2-opens', 200],
    ['h2-refused', 403],
    ['h2-501', 501],
    ['gremlins', 404],
  ])('%s answers an extended CONNECT with %i', async (id, status) => {
    expect(await ask({ ':method': 'CONNECT', ':protocol': 'websocket', ':path': `/ws/${id}` })).toBe(status)
  })

  test('h2-reset resets the stream', async () => {
    const asked = ask({ ':method': 'CONNECT', ':protocol': 'websocket', ':path': '/ws/h2-reset' })
    await expect(asked).rejects.toThrow('NGHTTP2_PROTOCOL_ERROR')
  })

  test('there are pages too', async () => {
    expect(await ask({ ':path': '/scenario/h2-opens' })).toBe(200)
    expect(await ask({ ':path': '/scenario/gremlins' })).toBe(404)
  })

  test('the log tells sockets as it does over HTTP/1.1', () => {
    const actions = lab.log.flatMap((line) => /"(\w+) \/ws\/h2-(?:opens|refused)"/.exec(line)?.[1] ?? [])
    expect(actions).toEqual(expect.arrayContaining(['WSCONNECTING', 'WSCONNECT', 'WSREJECT']))
  })
})

function secure(origin: string): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const options = {
      port: portOf(origin),
      host: '127.0.0.1',
      servername: 'localhost',
      rejectUnauthorized: false,
    }
    const socket: TLSSocket = connectTls(options, () => resolve(socket))
    socket.once('error', reject)
  })
}

/** Everything that comes back until the connection ends. */
function say(socket: ReturnType<typeof connect>, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('end', () => resolve(Buffer.concat(chunks).toString()))
    socket.on('error', reject)
    socket.write(bytes)
  })
}

/** The status of one request over HTTP/2, on a connection that allows extended CONNECT. */
async function ask(headers: OutgoingHttpHeaders): Promise<number | undefined> {
  const session = connectHttp2(lab.h2Origin, { rejectUnauthorized: false })
  try {
    const settings = await new Promise<{ enableConnectProtocol?: boolean }>((resolve, reject) => {
      session.once('remoteSettings', resolve)
      session.once('error', reject)
    })
    expect(settings.enableConnectProtocol).toBe(true)
    const stream: ClientHttp2Stream = session.request({ ':scheme': 'https', ...headers })
    return await new Promise((resolve, reject) => {
      stream.once('response', (answer) => resolve(answer[':status']))
      stream.once('error', reject)
    })
  } finally {
    session.destroy()
  }
}
