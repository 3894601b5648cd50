// Refuses sockets of pages from elsewhere, as Channels' AllowedHostsOriginValidator does: Daphne answers
// such a socket 403 "Access denied" and logs WSREJECT.

import type { SocketBehaviour } from '../scenario.ts'
import { status } from './status.ts'

/** Lets the upgrade through to `next` when its Origin is the origin that was asked. */
export function originCheck(next: SocketBehaviour): SocketBehaviour {
  const refuse = status('403 Access denied', { body: 'Access denied' })
  return (upgrade) => {
    if (upgrade.request.headers.origin === upgrade.origin) next(upgrade)
    else refuse(upgrade)
  }
}
