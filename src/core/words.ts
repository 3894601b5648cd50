// How times, places and amounts are said in sentences, so that every verdict says them the same way.

import { withoutEnd } from './ends.ts'
import type { CallSite, Frame } from './fact.ts'
import { counted, said, wording } from './said.ts'
import type { Bytes, Milliseconds } from './units.ts'

/** `0.4 ms`, `18 ms`, `3.9 s`, `2 min 5 s` */
export function duration(length: Milliseconds): string {
  if (length < 0) return `−${duration(-length)}`
  if (length < 9.95) return `${length.toFixed(1).replace(/\.0$/, '')} ms`
  if (length < 999.5) return `${Math.round(length)} ms`
  if (length < 59_950) return said`${(length / 1000).toFixed(1).replace(/\.0$/, '')} s`
  const seconds = Math.round(length / 1000)
  return said`${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** `214 B`, `1.2 kB`, `3 MB` (decimal units) */
export function amount(size: Bytes): string {
  if (size < 1000) return `${size} B`
  if (size < 1e6) return `${(size / 1e3).toFixed(1).replace(/\.0$/, '')} kB`
  return `${(size / 1e6).toFixed(1).replace(/\.0$/, '')} MB`
}

/** `1 message`, `2 messages` */
export function plural(count: number, noun: string): string {
  return counted(count, noun)
}

/** How certain a verdict is, as a word to be spoken. */
export const sure = wording({ certain: 'certain', likely: 'likely', narrowed: 'narrowed' })

/** `useWebSocket.ts:47` */
export function frameName({ url, line }: Frame): string {
  const path = withoutEnd(url.replace(/[?#].*$/s, ''), '/')
  return `${path.slice(path.lastIndexOf('/') + 1) || url}:${line}`
}

/** `` `cleanup` at `useWebSocket.ts:47` ``, or null for an unknown site. */
export function place(site: CallSite): string | null {
  const [frame] = site
  if (!frame) return null
  return frame.function === ''
    ? `\`${frameName(frame)}\``
    : said`\`${frame.function}\` at \`${frameName(frame)}\``
}

/** The host with its port, or the text itself where it is no URL. */
export function hostOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? url
}

/** The host, with every name of this machine as one: they are one server, with cookies apart. */
export function serverOf(url: string): string {
  return hostOf(url).replace(/^(?:localhost|127(?:\.\d+){3}|\[::1\])(?=:|$)/, 'loopback')
}

/** The path with its query, `/` for none. */
export function pathOf(url: string): string {
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^#]*)/i.exec(url)?.[1]
  return path === undefined ? url : path || '/'
}
