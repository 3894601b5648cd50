// The Common and Combined Log Formats: nginx, Apache, gunicorn, hypercorn and Daphne's HTTP requests. nginx and
// Apache write a line when the connection ends, so that their 101 tells of the end; hypercorn writes it when the
// 101 has been sent, and leaves out `HTTP/`.

import { eventOfStatus, type Format, hasPort } from '../line.ts'
import { findTime } from '../time.ts'

const entry =
  /^(\S{1,100}) \S{1,100} [^[]{1,200} \[([^\]]{20,40})\] "(?:[A-Z]{3,10}) ([^" ]{1,2000})(?: (HTTP\/)?[\d.]+)?" (\d{3}) /

export const access: Format = {
  read(line, near) {
    const [, peer = '', time = '', path, http, answer] = entry.exec(line) ?? []
    if (path === undefined) return null
    const status = Number(answer)
    const hypercorn = hasPort(peer) && http === undefined && / "[^"]*"/.test(line.slice(line.indexOf('" ')))
    const switched = hypercorn ? 'accepted' : 'closed'
    return {
      at: findTime(time, near)?.instant ?? null,
      event: status === 101 ? switched : eventOfStatus(status),
      path,
      status,
      peer,
      by: hypercorn ? 'hypercorn access log' : hasPort(peer) ? 'Daphne access log' : 'access log',
      takesMore: false,
    }
  },
  examples: [
    {
      line: '127.0.0.1 - - [22/Nov/2026:23:19:44 +0000] "GET /ws/dashboard/ HTTP/1.1" 101 0 "-" "Mozilla/5.0"',
      at: '2026-11-22T23:19:44Z',
      says: 'closed 101 /ws/dashboard/ 127.0.0.1',
    },
    {
      line: '10.0.0.7 - ada [22/Nov/2026:23:19:44 +0100] "GET /ws/?a=b HTTP/1.1" 502 157 "-" "Mozilla/5.0" 60.001 60.000 "-"',
      at: '2026-11-22T22:19:44Z',
      says: 'rejected 502 /ws/?a=b 10.0.0.7',
    },
    {
      line: '10.0.0.7 - - [22/Nov/2026:23:19:44 +0000] "GET /ws/ HTTP/1.1" 499 0 "-" "Mozilla/5.0"',
      at: '2026-11-22T23:19:44Z',
      says: 'closed 499 /ws/ 10.0.0.7',
    },
    {
      line: '127.0.0.1 - - [23/Nov/2026:07:00:15 +0000] "GET /ws/a/ HTTP/1.1" 404 0 "-" "curl/7.88.1"',
      at: '2026-11-23T07:00:15Z',
      says: 'rejected 404 /ws/a/ 127.0.0.1',
    },
    {
      line: '127.0.0.1:54546 - - [23/Nov/2026:07:00:15 +0000] "GET /ws 1.1" 101 - "-" "Mozilla/5.0"',
      at: '2026-11-23T07:00:15Z',
      says: 'accepted 101 /ws 127.0.0.1:54546',
    },
    {
      line: '127.0.0.1:44086 - - [22/Nov/2026:23:19:59] "GET /ws/dashboard/" 404 2167',
      at: '2026-11-22T23:19:59',
      says: 'rejected 404 /ws/dashboard/ 127.0.0.1:44086',
    },
    {
      line: '10.0.0.7 - - [22/Nov/2026:23:19:44 +0000] "GET /static/app.js HTTP/2.0" 200 9120 "-" "Mozilla/5.0"',
      at: '2026-11-22T23:19:44Z',
      says: 'said 200 /static/app.js 10.0.0.7',
    },
  ],
}
