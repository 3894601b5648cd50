// Lets nobody in who does not bring a session.

import type { SocketBehaviour } from '../scenario.ts'
import { status } from './status.ts'

/** Lets the upgrade through to `next` when it carries a cookie of that name. */
export function cookieCheck(name: string, next: SocketBehaviour): SocketBehaviour {
  const refuse = status('401 Unauthorized', { body: 'No session' })
  return (upgrade) => {
    const pairs = (upgrade.request.headers.cookie ?? '').split(';')
    if (pairs.some((pair) => pair.trim().startsWith(`${name}=`))) next(upgrade)
    else refuse(upgrade)
  }
}
