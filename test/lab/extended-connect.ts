// The lab over HTTP/2: pages as ever, and sockets as extended CONNECT (RFC 8441), each given to its scenario.
// There is no upgrade here and no accept key; a status of 2xx opens the socket.

import type { Http2SecureServer, IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2'
import { pageLine, peerOf, type SocketAction, socketLine } from './access-log.ts'
import type { Page } from './pages/page-for.ts'
import { type RequestHead, requestTo } from './request-head.ts'
import type { StreamBehaviour } from './scenario.ts'

export interface Answers {
  page(request: RequestHead): Page
  socket(request: RequestHead): StreamBehaviour
}

export function serveHttp2(server: Http2SecureServer, answers: Answers, lines: string[]): void {
  server.on('stream', (stream, headers) => {
    // A page that goes away resets its streams; the stream is over either way.
    stream.on('error', () => stream.destroy())
    const request = headOf(headers)
    if (headers[':protocol'] === 'websocket') answerSocket(stream, request, answers.socket(request), lines)
    else answerPage(stream, request, answers.page(request), lines)
  })
}

function headOf(headers: IncomingHttpHeaders): RequestHead {
  const fields = Object.entries(headers).filter(([name]) => !name.startsWith(':'))
  const plain = Object.fromEntries(fields.map(([name, value]) => [name, String(value)]))
  return requestTo(String(headers[':method']), String(headers[':path']), plain)
}

function answerSocket(
  stream: ServerHttp2Stream,
  { path }: RequestHead,
  behaviour: StreamBehaviour,
  lines: string[],
): void {
  const peer = peerFor(stream)
  const log = (action: SocketAction): void => {
    lines.push(socketLine(peer, action, path))
  }
  log('WSCONNECTING')
  stream.on('close', () => log('WSDISCONNECT'))
  behaviour(stream, log)
}

function answerPage(
  stream: ServerHttp2Stream,
  { method, target }: RequestHead,
  page: Page,
  lines: string[],
): void {
  lines.push(pageLine(peerFor(stream), method, target, page.status, page.body.length))
  stream.respond({
    ':status': page.status,
    'content-type': `${page.type}; charset=utf-8`,
    'cache-control': 'no-store',
    ...page.headers,
  })
  stream.end(page.body)
}

function peerFor({ session }: ServerHttp2Stream): string {
  return session ? peerOf(session.socket) : '?'
}
