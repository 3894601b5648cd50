// Daphne's access log (`--access-log`): local time without a zone, to the second. Its WSCONNECT is written when
// the 101 has been; what the application logs proves nothing of the kind.

import type { ServerEvent } from '../../fact.ts'
import type { Format } from '../line.ts'
import { findTime } from '../time.ts'

const entry = /^(\S{1,100}) \S{1,100} \S{1,100} \[([^\]]{20,32})\] "(WS[A-Z]{4,12}) ([^"]*)" /
const events: Readonly<Record<string, ServerEvent>> = {
  WSCONNECTING: 'asked',
  WSCONNECT: 'accepted',
  WSREJECT: 'rejected',
  WSDISCONNECT: 'closed',
}

export const daphne: Format = {
  read(line, near) {
    const [, peer = '', time = '', action = '', path = ''] = entry.exec(line) ?? []
    const event = events[action]
    if (event === undefined) return null
    const at = findTime(time, near)?.instant ?? null
    return { at, event, path, status: null, peer, by: 'Daphne access log', takesMore: false }
  },
  examples: [
    {
      line: '127.0.0.1:44084 - - [22/Nov/2026:23:19:59] "WSCONNECTING /ws/dashboard/" - -',
      at: '2026-11-22T23:19:59',
      says: 'asked /ws/dashboard/ 127.0.0.1:44084',
    },
    {
      line: '127.0.0.1:44084 - - [22/Nov/2026:23:19:59] "WSCONNECT /ws/dashboard/" - -',
      at: '2026-11-22T23:19:59',
      says: 'accepted /ws/dashboard/ 127.0.0.1:44084',
    },
    {
      line: '::1:50123 - - [01/Jan/2026:00:00:00] "WSREJECT /ws/a" - -',
      at: '2026-01-01T00:00:00',
      says: 'rejected /ws/a ::1:50123',
    },
    {
      line: '127.0.0.1:44084 - - [22/Nov/2026:23:20:04] "WSDISCONNECT /ws/dashboard/" - -',
      at: '2026-11-22T23:20:04',
      says: 'closed /ws/dashboard/ 127.0.0.1:44084',
    },
  ],
}
