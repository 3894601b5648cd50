// Django's development server with Channels: `django.channels.server` for sockets and requests under ASGI, and
// `django.server` for requests under WSGI. With Django's defaults the former has no time at all.

import type { ServerEvent } from '../../fact.ts'
import { eventOfStatus, type Format, type Reading } from '../line.ts'
import { findTime } from '../time.ts'

const socket = /\bWebSocket (HANDSHAKING|CONNECT|REJECT|DISCONNECT) (\S{1,2000}) \[([^\]]{3,100})\]/
const request =
  /\bHTTP (?:GET|CONNECT|POST|HEAD|OPTIONS|PUT|PATCH|DELETE) (\S{1,2000}) (\d{3}) \[[\d.]+, ([^\]]{3,100})\]/
const wsgi = /^\[[^\]]{15,30}\] "[A-Z]{3,8} (\S{1,2000}) HTTP\/[\d.]+" (\d{3}) \d+/
/** What `django.request` says of an answer, with Django's defaults: no time, and a traceback below a 500. */
const answered =
  /^(Internal Server Error|Not Found|Forbidden|Bad Request|Unauthorized)(?: \([^)]{1,200}\))?: (\/\S{0,2000})$/
const events: Readonly<Record<string, ServerEvent>> = {
  HANDSHAKING: 'asked',
  CONNECT: 'accepted',
  REJECT: 'rejected',
  DISCONNECT: 'closed',
}
const by = 'Django runserver'

export const runserver: Format = {
  read(line, near) {
    const at = findTime(line, near)?.instant ?? null
    const [, action = '', path = '', peer = ''] = socket.exec(line) ?? []
    const event = events[action]
    if (event) return { at, event, path, status: null, peer, by, takesMore: false }
    const [, asked, answer, from] = request.exec(line) ?? wsgi.exec(line) ?? []
    if (asked === undefined) return told(line)
    const status = Number(answer)
    return { at, event: eventOfStatus(status), path: asked, status, peer: from ?? '', by, takesMore: false }
  },
  examples: [
    {
      line: '2026-11-23 00:16:22,110 INFO django.channels.server WebSocket HANDSHAKING /ws/dashboard/ [127.0.0.1:37448]',
      at: '2026-11-23T00:16:22.110',
      says: 'asked /ws/dashboard/ 127.0.0.1:37448',
    },
    {
      line: 'WebSocket CONNECT /ws/chat/lobby/ [127.0.0.1:62040]',
      at: '',
      says: 'accepted /ws/chat/lobby/ 127.0.0.1:62040',
    },
    {
      line: 'WebSocket REJECT /ws/chat/lobby/ [127.0.0.1:62040]',
      at: '',
      says: 'rejected /ws/chat/lobby/ 127.0.0.1:62040',
    },
    {
      line: 'INFO 2026-11-23 00:16:25,004 runserver 123 140 WebSocket DISCONNECT /ws/dashboard/ [127.0.0.1:37448]',
      at: '2026-11-23T00:16:25.004',
      says: 'closed /ws/dashboard/ 127.0.0.1:37448',
    },
    {
      line: 'HTTP GET /ws/dashboard/ 404 [0.01, 127.0.0.1:37450]',
      at: '',
      says: 'rejected 404 /ws/dashboard/ 127.0.0.1:37450',
    },
    {
      line: '[23/Nov/2026 00:16:22] "GET /ws/dashboard/ HTTP/1.1" 404 2167',
      at: '2026-11-23T00:16:22',
      says: 'rejected 404 /ws/dashboard/',
    },
    { line: 'Internal Server Error: /ws/dashboard/', at: '', says: 'failed /ws/dashboard/' },
    { line: 'Not Found: /ws/none/', at: '', says: 'said /ws/none/' },
  ],
}

function told(line: string): Reading | null {
  const [, what, path] = answered.exec(line) ?? []
  if (path === undefined) return null
  const event = what === 'Internal Server Error' ? 'failed' : 'said'
  return { at: null, event, path, status: null, peer: '', by, takesMore: true }
}
