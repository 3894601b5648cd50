// uvicorn: by default no time at all. Its [accepted] is written when the application accepts, before the 101 is
// sent; “connection open” comes after, but names neither path nor peer.

import { eventOfStatus, type Format, peerOf } from '../line.ts'
import { findTime } from '../time.ts'

const socket = /(\S{1,100}|\('[^']{1,50}', \d{1,5}\)) - "WebSocket ([^"]{1,2000})" (?:\[(accepted)\]|(\d{3}))/
const request =
  /(\S{1,100}|\('[^']{1,50}', \d{1,5}\)) - "[A-Z]{3,8} ([^" ]{1,2000}) HTTP\/[\d.]+" (\d{3})(?: [A-Z][\w' -]*)?$/
const levelled = /^(DEBUG|INFO|WARNING|ERROR|CRITICAL):\s{2,}/
const failing = /^(?:ERROR|CRITICAL)/
const by = 'uvicorn'

export const uvicorn: Format = {
  read(line, near) {
    const at = findTime(line, near)?.instant ?? null
    const asks = line.includes(' - "')
    const [, from = '', path = '', accepted, refused] = (asks ? socket.exec(line) : null) ?? []
    if (path !== '') {
      const status = accepted ? null : Number(refused)
      const peer = peerOf(from)
      return { at, event: accepted ? 'accepted' : 'rejected', path, status, peer, by, takesMore: false }
    }
    const [, client = '', asked, answer] = (asks ? request.exec(line) : null) ?? []
    if (asked !== undefined && client !== '-') {
      const status = Number(answer)
      return {
        at,
        event: eventOfStatus(status),
        path: asked,
        status,
        peer: peerOf(client),
        by,
        takesMore: false,
      }
    }
    const level = levelled.exec(line)?.[1]
    if (level === undefined) return null
    const event = failing.test(level) ? 'failed' : 'said'
    return { at, event, path: '', status: null, peer: peerOf(line), by, takesMore: true }
  },
  examples: [
    {
      line: `INFO:     ('127.0.0.1', 37448) - "WebSocket /ws/dashboard/" [accepted]`,
      at: '',
      says: 'accepted /ws/dashboard/ 127.0.0.1:37448',
    },
    {
      line: 'INFO:     127.0.0.1:54546 - "WebSocket /ok?token=a" [accepted]',
      at: '',
      says: 'accepted /ok?token=a 127.0.0.1:54546',
    },
    {
      line: 'INFO:     127.0.0.1:54552 - "WebSocket /no" 403',
      at: '',
      says: 'rejected 403 /no 127.0.0.1:54552',
    },
    {
      line: 'INFO:     127.0.0.1:54560 - "GET /ws/a HTTP/1.1" 404 Not Found',
      at: '',
      says: 'rejected 404 /ws/a 127.0.0.1:54560',
    },
    {
      line: '2026-11-23 00:16:22,110 uvicorn.error INFO 127.0.0.1:54552 - "WebSocket /ws/a" [accepted]',
      at: '2026-11-23T00:16:22.110',
      says: 'accepted /ws/a 127.0.0.1:54552',
    },
    { line: 'INFO:     connection open', at: '', says: 'said' },
    { line: 'ERROR:    Exception in ASGI application', at: '', says: 'failed' },
  ],
}
