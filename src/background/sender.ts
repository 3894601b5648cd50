// Whoever reports facts over a port, as the router knows them.

import type { RuntimePort } from '../wire/port.ts'

export interface Sender {
  readonly port: RuntimePort
  readonly reporter: string
  readonly from: 'page' | 'network'
  readonly tab: number
  /** The URL of the page that a page's sender is of, where the browser tells it. */
  readonly page: string | null
  /** The one document a page's sender may speak about, once it has named it. */
  document: string | null
}
