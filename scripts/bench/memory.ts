// What five million messages received by one page leave in memory: heaps of the page, the background and the
// panel, collected before they are read. Chromium only: Firefox tells nobody of its heaps.

import { launch } from '../../test/e2e/driven-lab.ts'
import { freePort, Protocol, type Target } from './protocol.ts'
import type { BenchServer } from './server.ts'

export interface Point {
  readonly messages: number
  /** Megabytes by place; null where there is no such place at that moment. */
  readonly page: number | null
  readonly background: number | null
  readonly panel: number | null
}

export interface Curve {
  readonly title: string
  readonly points: readonly Point[]
}

const steps = 10

const places = {
  page: ({ type, url }: Target) => type === 'page' && url.startsWith('http'),
  background: ({ type, url }: Target) => type === 'service_worker' && url.startsWith('chrome-extension'),
  panel: ({ url }: Target) => /^chrome-extension:.*\/panels\/panel\.html/.test(url),
} as const

/** Receives messages in steps and reads the heaps after each. */
async function curve(
  title: string,
  { origin }: BenchServer,
  messages: number,
  { lifeline, panel }: { readonly lifeline: boolean; readonly panel: boolean },
): Promise<Curve> {
  const port = await freePort()
  const browser = await launch('chromium', {
    args: [`--remote-debugging-port=${port}`],
    ...(lifeline ? {} : { extension: null }),
  })
  try {
    const protocol = await Protocol.connect(port)
    if (panel) await browser.openPanel()
    await browser.navigate(`${origin}/sockets`)
    const heapOf = async (place: keyof typeof places): Promise<number | null> => {
      const target = (await protocol.targets()).find(places[place])
      return target ? (await protocol.heap(target)) / 1e6 : null
    }
    const points: Point[] = []
    const read = async (received: number) =>
      points.push({
        messages: received,
        page: await heapOf('page'),
        background: await heapOf('background'),
        panel: await heapOf('panel'),
      })
    await read(0)
    const step = Math.ceil(messages / steps)
    for (let n = 1; n <= steps; n++) {
      await browser.evaluate(`more(${step})`)
      await read(n * step)
    }
    protocol.close()
    return { title, points }
  } finally {
    await browser.close()
  }
}

/**
 * DevTools itself keeps every message for its Network panel, without end: with the panel open a tenth of the
 * messages has to do.
 */
export async function measureMemory(server: BenchServer, messages: number): Promise<readonly Curve[]> {
  return [
    await curve('no extension', server, messages, { lifeline: false, panel: false }),
    await curve('Lifeline, DevTools closed', server, messages, { lifeline: true, panel: false }),
    await curve('DevTools, Lifeline recording', server, Math.ceil(messages / 10), {
      lifeline: true,
      panel: true,
    }),
  ]
}
