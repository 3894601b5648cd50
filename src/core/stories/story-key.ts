// Which sockets belong to one story: those that one line of one document constructed for one endpoint.

import { isSecretName, queryOf } from '../secrets.ts'
import type { Socket } from '../socket.ts'

/** Scheme, host, port and path. The query may differ: tokens and cache busters change at every attempt. */
export function endpointOf(url: string): string {
  return url.replace(/[?#].*$/s, '')
}

/**
 * The group that a socket belongs to; equal keys, one story. The constructor's innermost frame is what a first
 * attempt and a library's later ones have in common: those come from a timer.
 */
export function storyKey({ document, summary }: Socket): string {
  const [frame] = summary.site
  const line = frame ? `${frame.url}:${frame.line}:${frame.column}` : ''
  const from = summary.constructed || summary.threw ? '' : (summary.requested?.from ?? '')
  return [document, from, endpointOf(summary.url), line].join('\n')
}

const cacheBuster = /^(?:_|t|ts|time|timestamp|cb|cache|bust|r|rnd|rand|random|nocache)$/i

/** The URL without what changes at every attempt; two rooms of a chat stay two. */
export function steadyUrl(url: string): string {
  const kept = queryOf(url).filter(
    ([name, value]) =>
      !isSecretName(name) &&
      !cacheBuster.test(name) &&
      !/^(?:\d{10,}|0\.\d{6,})$/.test(value) &&
      !value.startsWith('eyJ'),
  )
  return [endpointOf(url), ...kept.map((pair) => pair.join('='))].join('&')
}
