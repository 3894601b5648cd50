// The names of what a comparison compares and aligns by, as a person reads them; the names themselves are keys.

import { spoken, wording } from '../said.ts'
import { aspectTold } from '../siblings/aspects.ts'

const names = new Set<string>(
  wording([
    'outcome',
    'verdict',
    'other findings',
    'events',
    'ready states',
    'close code',
    'clean close',
    'close reason',
    'messages received',
    'messages sent',
    'status',
    'HTTP version',
    'protocol agreed',
    'extensions agreed',
    'failure text',
    'handshake time',
    'time open',
    'attempts',
    'story',
    'call site',
    'handlers',
    'order of request headers',
    'request headers',
    'answer headers',
    'URL and call site',
    'path and call site',
    'route and call site',
    'endpoint and function',
    'endpoint',
    'route on another server, and call site',
    'route on another server',
    'order',
  ]),
)

/** An aspect, or what two sockets were aligned by. */
export function nameTold(name: string): string {
  return names.has(name) ? spoken(name) : aspectTold(name)
}
