// What is measured: each workload is one number of milliseconds in a fresh page, on the page's own clock, and the
// processor time that the whole browser took meanwhile.

import { processorTime } from './processor-time.ts'
import { rest } from './rest.ts'
import type { BenchServer } from './server.ts'
import type { Seat } from './states.ts'
import { median } from './statistics.ts'

export interface Sample {
  readonly milliseconds: number
  /** Of all the browser's processes; null where the system does not tell. */
  readonly worked: number | null
}

export interface Workload {
  readonly id: string
  readonly title: string
  /** Measures once. `share` makes the work smaller: 1 is all of it. */
  run(seat: Seat, server: BenchServer, share: number): Promise<Sample>
}

async function metered({ pid }: Seat, act: () => Promise<number>): Promise<Sample> {
  const before = processorTime(pid)
  const milliseconds = await act()
  const after = processorTime(pid)
  return { milliseconds, worked: before === null || after === null ? null : after - before }
}

/** A function of the page of sockets, asked once everything has come to rest. */
function inPage(id: string, title: string, expression: (share: number) => string): Workload {
  return {
    id,
    title,
    async run(seat, { origin }, share) {
      await seat.browser.navigate(`${origin}/sockets`)
      await rest()
      return metered(seat, () => seat.browser.evaluate<number>(expression(share)))
    },
  }
}

function loading(id: string, title: string, path: string, loads: number): Workload {
  return {
    id,
    title,
    async run(seat, { origin, report }, share) {
      const reported = report()
      await rest()
      return metered(seat, async () => {
        await seat.browser.navigate(`${origin}${path}?left=${Math.max(4, Math.round(loads * share))}`)
        // The first load comes from elsewhere, and is waited for by the driver.
        return median(((await reported) as number[]).slice(1))
      })
    },
  }
}

const few = (count: number, share: number) => Math.max(1000, Math.round(count * share))

export const workloads: readonly Workload[] = [
  inPage('receive', 'receiving 200,000 small messages', (share) => `receive(${few(200_000, share)})`),
  inPage('send', 'sending 50,000 small messages, in send()', (share) => `send(${few(50_000, share)})`),
  inPage(
    'sockets',
    'opening and closing 500 sockets, four at a time',
    (share) => `churn(${Math.max(40, 500 * share)}, 4)`,
  ),
  loading('load', 'loading a page without WebSocket, 16 requests', '/page', 30),
  loading('load-empty', 'loading an empty page', '/empty', 60),
]
