// The route that a server looks a path up by: what varies from one room or person to the next is a placeholder.

import { concealed, looksSecret } from '../secrets.ts'
import { pathOf } from '../words.ts'

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i

/** Whether a segment is a UUID: it looks like a secret, but names a thing. */
export function isUuid(segment: string): boolean {
  return uuid.test(segment)
}

/** The path without its query. */
export function barePath(url: string): string {
  return pathOf(url).replace(/\?.*$/s, '') || '/'
}

/** The segments of a path, without empty ones. */
export function segmentsOf(url: string): readonly string[] {
  return barePath(url)
    .split('/')
    .filter((each) => each !== '')
}

/** `/ws/rooms/:id/`: digits, UUIDs, hashes and tokens as placeholders. */
export function routeOf(url: string): string {
  return bySegment(url, placeholder)
}

/** The path as it may be shown: a token in it is not. */
export function shownPath(url: string): string {
  return bySegment(url, (segment) =>
    looksSecret(segment) && !isUuid(segment) ? `(${concealed(segment)})` : segment,
  )
}

function bySegment(url: string, show: (segment: string) => string): string {
  return barePath(url)
    .split('/')
    .map((segment) => (segment === '' ? '' : show(segment)))
    .join('/')
}

function placeholder(segment: string): string {
  if (/^\d+$/.test(segment)) return ':id'
  if (uuid.test(segment)) return ':uuid'
  if (/^(?=.*\d)[\da-f]{7,}$/i.test(segment)) return ':hash'
  return looksSecret(segment) ? ':token' : segment
}
