// Frames of a page, from Chromium's own trace: how long it was from one to the next, and how much of that time the
// page's main thread was at work, with script, style, layout and paint, by the clock and by the processor. The first can be
// no less than what the display allows, 16.7 ms at 60 Hz; the last is the program's own doing, however busy the machine is.

import type { Protocol, Target } from './protocol.ts'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  /** Of these, on the processor. */
  readonly tdur?: number
}

/** In milliseconds, frame by frame. */
export interface Frames {
  readonly apart: readonly number[]
  readonly work: readonly number[]
  /** The part of the work that the processor was given for. */
  readonly processor: readonly number[]
}

/** The page marks each of its frames with it, as `performance.mark` does. */
export const frameMark = 'lifeline-frame'

/** Traces a page while something is done in it that marks its frames. */
export async function framesWhile(
  protocol: Protocol,
  target: Target,
  act: () => Promise<void>,
): Promise<Frames> {
  const events = await protocol.with(target, async (session) => {
    await protocol.send(
      'Tracing.start',
      {
        transferMode: 'ReturnAsStream',
        traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'], excludedCategories: ['*'] },
      },
      session,
    )
    await act()
    const complete = protocol.heard<{ stream: string }>('Tracing.tracingComplete')
    await protocol.send('Tracing.end', {}, session)
    const { stream } = await complete
    return readTrace(protocol, session, stream)
  })
  return framesOf(events)
}

async function readTrace(
  protocol: Protocol,
  session: string,
  handle: string,
): Promise<readonly TraceEvent[]> {
  let text = ''
  for (let over = false; !over; ) {
    const { data, eof } = await protocol.send<{ data: string; eof: boolean }>(
      'IO.read',
      { handle, size: 1 << 20 },
      session,
    )
    text += data
    over = eof
  }
  await protocol.send('IO.close', { handle }, session)
  return (JSON.parse(text) as { traceEvents: TraceEvent[] }).traceEvents
}

/** The frames that were marked, and the tasks of the thread that marked them. A task counts where it ran. */
export function framesOf(events: readonly TraceEvent[]): Frames {
  const marks = events.filter(({ name }) => name === frameMark).sort((a, b) => a.ts - b.ts)
  const [thread] = marks
  const tasks = events
    .filter(
      ({ name, ph, pid, tid }) =>
        name.endsWith('RunTask') && ph === 'X' && pid === thread?.pid && tid === thread.tid,
    )
    .sort((a, b) => a.ts - b.ts)
  const apart: number[] = []
  const work: number[] = []
  const processor: number[] = []
  let next = 0
  for (const [index, { ts: end }] of marks.entries()) {
    const begin = marks[index - 1]?.ts
    if (begin === undefined) continue
    let busy = 0
    let given = 0
    for (; next < tasks.length; next++) {
      const task = tasks[next]
      if (!task) break
      const { ts, dur = 0, tdur = dur } = task
      const over = ts + dur
      const inside = Math.max(0, Math.min(over, end) - Math.max(ts, begin))
      busy += inside
      given += dur > 0 ? (inside * tdur) / dur : 0
      // It goes on in the next frame.
      if (over > end) break
    }
    apart.push((end - begin) / 1000)
    work.push(busy / 1000)
    processor.push(given / 1000)
  }
  return { apart, work, processor }
}
