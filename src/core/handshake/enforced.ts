// Which browser fails a socket over which check, measured with one wrong answer each in Chromium 156 and
// Firefox 153. Chromium enforces nearly all; Firefox splits headers at spaces and commas, reads numbers
// leniently, and looks at a subprotocol only where one was requested.

import type { CheckId, Enforcer } from './check.ts'
import { parseExtensions } from './header-fields.ts'

const both: readonly Enforcer[] = ['chromium', 'firefox']
const chromium: readonly Enforcer[] = ['chromium']

/**
 * The browsers that fail a socket where this check fails. `value` is what broke it, null where that was not
 * seen; `asked` is whether a subprotocol was requested.
 */
export function enforcers(id: CheckId, value: string | null, asked: boolean): readonly Enforcer[] {
  switch (id) {
    case 'answer-version':
      return ['firefox']
    case 'upgrade-single':
    case 'subprotocol-unrequested':
    case 'subprotocol-named':
      return chromium
    case 'subprotocol-single':
      return asked ? both : chromium
    case 'upgrade-value':
      return value !== null && holds(value, 'websocket') ? chromium : both
    case 'connection-token':
      return value !== null && holds(value, 'upgrade') ? chromium : both
    case 'extensions-syntax':
      return value !== null && lenientlyRead(value) ? chromium : both
    case 'server-max-window-bits':
    case 'client-max-window-bits':
      return value !== null && lenientlyCounted(value) ? chromium : both
    case 'extensions-single':
    case 'client-max-window-bits-offered':
    case 'window-bits-size':
    case 'upgrade-absent':
    case 'connection-absent':
      return []
    default:
      return id.startsWith('request-') ? [] : both
  }
}

/** Checks that Firefox makes, but not to the letter: that it opened a socket does not prove them. */
const lenient: ReadonlySet<CheckId> = new Set<CheckId>([
  'upgrade-value',
  'connection-token',
  'extensions-syntax',
  'server-max-window-bits',
  'client-max-window-bits',
])

/** Whether a browser that opened a socket has thereby proven this check. */
export function provenByOpening(id: CheckId, browser: Enforcer, asked: boolean): boolean {
  return enforcers(id, null, asked).includes(browser) && !(browser === 'firefox' && lenient.has(id))
}

function holds(value: string, token: string): boolean {
  return value
    .toLowerCase()
    .split(/[, \t]+/)
    .includes(token)
}

/** An empty header is none to Firefox, and a semicolon at the end is nothing. */
function lenientlyRead(value: string): boolean {
  return value.trim() === '' || parseExtensions(value.replace(/;[ \t]*$/, '')).wrong === null
}

function lenientlyCounted(value: string): boolean {
  const bits = Number(/\d+/.exec(value)?.[0] ?? Number.NaN)
  return bits >= 8 && bits <= 15
}
