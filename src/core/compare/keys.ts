// By what two sockets of different sessions are found to be the same one: what stays from one browser, build or run
// of a server to the next, in steps from the strictest to the loosest.

import type { CallSite } from '../fact.ts'
import { protocolsOf } from '../secrets.ts'
import { barePath, routeOf } from '../siblings/route.ts'
import { steadyUrl } from '../stories/story-key.ts'
import type { Summary } from '../summary.ts'
import { serverOf } from '../words.ts'
import type { AlignedBy } from './comparison.ts'

/** A bundler's hash in a file's name: `index-BxY12za_.js`, `main.3f9a1c22.chunk.js`. */
const hash = /[.-](?=[\w-]*(?:\d|[a-z][A-Z]))[\w-]{6,24}(?=\.)/g

/** `app.js` for the script that is bundled as `app-4f3a9b2c.js`; `blob` for one that has no name but a new one each time. */
export function fileOf(url: string): string {
  const inline = /^(?:blob|data)(?=:)/.exec(url)?.[0]
  if (inline !== undefined) return inline
  const path = url.replace(/[?#].*$/s, '')
  return path.slice(path.lastIndexOf('/') + 1).replace(hash, '')
}

/**
 * The name that Chromium and Firefox agree on: `connect` for `new Chat.connect`, `async connect` and `Chat/connect`.
 * What has no name of its own is `connect/<` in Firefox, after where it stands, and nothing in Chromium.
 */
export function functionOf(name: string): string {
  if (/[/<]$/.test(name)) return ''
  const bare = name.replace(/^(?:(?:new|async|get|set) |async\*)/, '')
  return bare.split(/[./<* ]/).at(-1) ?? ''
}

/** `chat.ts:31`, the same in both browsers; empty where it is not known. */
export function lineOf([frame]: CallSite): string {
  return frame ? `${fileOf(frame.url)}:${frame.line}` : ''
}

/** `connect@chat.ts`, for a file whose lines moved. */
function callerOf([frame]: CallSite): string {
  return frame ? `${functionOf(frame.function)}@${fileOf(frame.url)}` : ''
}

/** The subprotocols asked for; tokens among them change, and stand as such. */
export function steadyProtocols(protocols: readonly string[]): string {
  return protocolsOf(protocols)
    .map(({ text, secret }) => (secret ? ':token' : text))
    .join(',')
}

interface Step {
  readonly by: AlignedBy
  key(parts: Parts): string
}

type Parts = Readonly<Record<'server' | 'query' | 'path' | 'route' | 'asked' | 'line' | 'function', string>>

/** What the keys of a socket are made of, found once. */
export function partsOf({ url, protocols, site }: Summary): Parts {
  return {
    server: `${/^[a-z]+/i.exec(url)?.[0]?.toLowerCase()} ${serverOf(url)}`,
    query: steadyUrl(url).split('&').slice(1).join('&'),
    path: barePath(url),
    route: routeOf(url),
    asked: steadyProtocols(protocols),
    line: lineOf(site),
    function: callerOf(site),
  }
}

const step = (by: AlignedBy, ...names: readonly (keyof Parts)[]): Step => ({
  by,
  key: (parts) => names.map((name) => parts[name]).join('\n'),
})

export const steps: readonly Step[] = [
  step('URL and call site', 'server', 'path', 'query', 'asked', 'line'),
  step('path and call site', 'server', 'path', 'asked', 'line'),
  step('path and call site', 'server', 'path', 'line'),
  step('route and call site', 'server', 'route', 'asked', 'line'),
  step('route and call site', 'server', 'route', 'line'),
  step('endpoint and function', 'server', 'path', 'asked', 'function'),
  step('endpoint and function', 'server', 'route', 'function'),
  step('endpoint', 'server', 'path', 'query', 'asked'),
  step('endpoint', 'server', 'path'),
  step('endpoint', 'server', 'route'),
  step('route on another server, and call site', 'path', 'query', 'asked', 'line'),
  step('route on another server, and call site', 'route', 'asked', 'line'),
  step('route on another server', 'path', 'asked'),
  step('route on another server', 'route'),
]

/** For two groups of one session that share no endpoint: what they were made for is compared in order. */
export const inOrder: Step = { by: 'order', key: () => '' }
