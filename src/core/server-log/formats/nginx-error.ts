// nginx's error log: local time without a zone, to the second. The request it is about stands at the end.

import type { Format } from '../line.ts'
import { findTime } from '../time.ts'

const entry = /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[(\w{4,6})\] \d+#\d+: /
const request = /, request: "[A-Z]{3,10} ([^" ]{1,2000})/
const client = /, client: ([\w.:]{2,45})/
const failing: ReadonlySet<string> = new Set(['error', 'crit', 'alert', 'emerg'])

export const nginxError: Format = {
  read(line, near) {
    const level = entry.exec(line)?.[1]
    if (level === undefined) return null
    return {
      at: findTime(line, near)?.instant ?? null,
      event: failing.has(level) ? 'failed' : 'said',
      path: request.exec(line)?.[1] ?? '',
      status: null,
      peer: client.exec(line)?.[1] ?? '',
      by: 'nginx error log',
      takesMore: false,
    }
  },
  examples: [
    {
      line: '2026/11/22 23:19:37 [error] 3200#3200: *92 upstream timed out (110: Connection timed out) while reading response header from upstream',
      at: '2026-11-22T23:19:37',
      says: 'failed',
    },
    {
      line: '2026/11/22 23:19:37 [error] 31#31: *5 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.7, server: app.example, request: "GET /ws/a/?t=1 HTTP/1.1", upstream: "http://127.0.0.1:8000/ws/a/?t=1", host: "app.example"',
      at: '2026-11-22T23:19:37',
      says: 'failed /ws/a/?t=1 10.0.0.7',
    },
    {
      line: '2026/11/22 23:19:37 [notice] 1#1: using the "epoll" event method',
      at: '2026-11-22T23:19:37',
      says: 'said',
    },
  ],
}
