// What programs write by themselves: Python's logging in its many layouts, `console.log` with a timestamp, any
// line that holds a recognisable time. An application’s “accepted” is only something it said.

import { type Format, peerOf, type Reading } from '../line.ts'
import { findTime } from '../time.ts'

const level = /(?:^|[\s[|(])(DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL|SEVERE)(?=$|[\s\]:|),])/
const failing: ReadonlySet<string> = new Set(['ERROR', 'CRITICAL', 'FATAL', 'SEVERE'])
/** Python's `basicConfig` without a format: level, logger, message, and no time. */
const basic = /^(DEBUG|INFO|WARNING|ERROR|CRITICAL):([\w.]{1,100}):/
/** A path only where something says that it is one. */
const path = /\b(?:GET|CONNECT|WebSocket|path|url|uri)[ =:]{1,2}["']?(\/[^\s"',;)\]]{0,2000})/i

/** What a line says whose time, if it has one, is told by something else. */
export function spoken(line: string): Reading {
  const loud = basic.exec(line)?.[1] ?? level.exec(line.slice(0, 120))?.[1] ?? ''
  return {
    at: null,
    event: failing.has(loud) ? 'failed' : 'said',
    path: path.exec(line)?.[1] ?? '',
    status: null,
    peer: peerOf(line),
    by: 'application log',
    takesMore: true,
  }
}

export const application: Format = {
  read(line, near) {
    const at = findTime(line, near)?.instant
    if (at) return { ...spoken(line), at }
    return basic.test(line) ? spoken(line) : null
  },
  examples: [
    {
      line: '2026-11-22 23:19:59.892 INFO    realtime.consumers Dashboard WebSocket accepted [127.0.0.1:44084] user=alice subprotocols=[]',
      at: '2026-11-22T23:19:59.892',
      says: 'said 127.0.0.1:44084',
    },
    {
      line: '2026-11-22 23:20:00,003 ERROR    Exception inside application: boom',
      at: '2026-11-22T23:20:00.003',
      says: 'failed',
    },
    {
      line: 'INFO 2026-11-22 23:19:59,892 consumers 123 140 path=/ws/a/ joined',
      at: '2026-11-22T23:19:59.892',
      says: 'said /ws/a/',
    },
    {
      line: '2026-11-22 23:19:59,892 - realtime - CRITICAL - no channel layer',
      at: '2026-11-22T23:19:59.892',
      says: 'failed',
    },
    {
      line: '2026-11-22 23:19:59.892 | INFO     | app:connect:12 - hello',
      at: '2026-11-22T23:19:59.892',
      says: 'said',
    },
    {
      line: '[2026-11-23 07:00:15 +0000] [12047] [ERROR] Error handling request GET /boom',
      at: '2026-11-23T07:00:15Z',
      says: 'failed /boom',
    },
    { line: '[2026-11-23T07:00:15.25+01:00] socket closed', at: '2026-11-23T06:00:15.250Z', says: 'said' },
    { line: 'ERROR:asyncio:Task exception was never retrieved', at: '', says: 'failed' },
  ],
}
