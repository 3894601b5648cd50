// A worker made from a data: URL has an origin of its own, which Firefox does not tell the server.

import { type Known, summaryOf } from '../known.ts'
import { exactOf } from '../observed.ts'
import type { Viewed } from '../view.ts'

const request = (origin: string, site: string) => `
  socket net.1
    0.0  -  net:requested  ws://localhost/ws${site}
    0.1  -  net:sent
         |  origin: ${origin}`

/** Chromium tells no address of code from a data: URL. */
function isNameless(chromium: Viewed): boolean {
  const { constructed, requested, site } = summaryOf(chromium)
  return !constructed && requested?.from === '' && site.length > 0 && site.every(({ url }) => url === '')
}

export const dataWorkerOrigin: Known = {
  id: 'data-worker-origin',
  sentence:
    'A worker from a `data:` URL has an opaque origin: Chromium sends `Origin: null`, Firefox the origin of the page.',
  source: 'HTML §10.2.6.3: an opaque origin; RFC 6454 §7; measured',
  explains(chromium, firefox) {
    const other = exactOf(firefox.view, 'origin') ?? 'null'
    return isNameless(chromium) && exactOf(chromium.view, 'origin') === 'null' && other !== 'null'
      ? ['origin']
      : []
  },
  examples: [
    {
      chromium: request('null', '  "":6:20'),
      firefox: request('http://localhost', '  from=http://localhost/page'),
      aspects: ['origin'],
    },
  ],
}
