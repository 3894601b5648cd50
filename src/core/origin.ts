// The page's origin, as the server was told it.

import type { Case } from './rule.ts'
import { header } from './summary.ts'

/** As the handshake names it; from the document's URL where the headers are not visible. */
export function originOf({ summary, document }: Case): string | null {
  const [sent] = header(summary.sent?.headers ?? null, 'origin')
  if (sent !== undefined) return sent
  return document ? (/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(document.url)?.[0] ?? null) : null
}
