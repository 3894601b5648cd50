// The page's handlers as lifelines: who listened to which event, from when to when, and what nobody heard.

import { type Firing, type HandlerLane, type HandlerSpan, handlerLanes } from '../../src/core/handlers.ts'
import { duration, plural } from '../../src/core/words.ts'
import type { Row } from '../store.ts'
import { Foreign } from './foreign.tsx'
import { FrameLink } from './site.tsx'

/** Firings drawn one by one; the others are counted. */
const most = 200

export function Handlers({ row: { socket } }: { row: Row }) {
  const { facts, summary } = socket
  if (!summary.constructed)
    return (
      <p class="quiet">
        Handlers are known from the page’s side, and this socket has none: it was seen on the network only.
      </p>
    )
  if (summary.constructed.api)
    return <p class="quiet">A WebSocketStream has no handlers: it has promises and streams.</p>
  const lanes = handlerLanes(facts)
  const start = facts[0]?.at ?? 0
  const length = Math.max(1, (facts.at(-1)?.at ?? start) - start)
  const percent = (at: number) => Math.min(99.5, Math.max(0, ((at - start) / length) * 99.5))
  return (
    <div class="handlers">
      <p class="quiet">From the constructor to {duration(length)} later.</p>
      {lanes.map((lane) => (
        <Lane key={lane.event} lane={lane} start={start} percent={percent} />
      ))}
    </div>
  )
}

interface Scale {
  readonly start: number
  percent(at: number): number
}

function Lane({ lane, start, percent }: { lane: HandlerLane } & Scale) {
  const { event, spans, firings } = lane
  const unheard = firings.filter(({ heard }) => heard === 0)
  return (
    <section class="lane" data-handler-lane={event} aria-label={`${event} handlers`}>
      <h3>
        {event}
        <span class="dim">
          {' '}
          {firings.length === 0 ? 'did not fire' : `fired ${plural(firings.length, 'time')}`}
          {unheard.length > 0 &&
            spans.length > 0 &&
            `, ${plural(unheard.length, 'time')} with nobody listening`}
        </span>
      </h3>
      <div class="handler-life" aria-hidden="true">
        {spans.map((span, index) => (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: spans are only ever added
            key={index}
            class={span.late ? 'span late' : 'span'}
            style={{
              left: `${percent(span.from)}%`,
              right: span.to === null ? 0 : `${100 - percent(span.to)}%`,
            }}
          />
        ))}
        {firings.slice(0, most).map((firing, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: firings are only ever added
          <i key={index} class={`firing ${toneOf(firing)}`} style={{ left: `${percent(firing.at)}%` }} />
        ))}
      </div>
      <ul>
        {spans.map((span, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: spans are only ever added
          <li key={index} data-handler={span.slot} data-late={span.late}>
            <SpanText span={span} start={start} />
          </li>
        ))}
        {firings.filter(isTold).map((firing, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: firings are only ever added
          <li key={index} class="fault">
            +{(firing.at - start).toFixed(1)} <Foreign text={saidOf(firing)} />{' '}
            {firing.threw?.site[0] && <FrameLink frame={firing.threw.site[0]} />}
          </li>
        ))}
        {spans.length === 0 && <li class="dim">no handler was ever attached</li>}
      </ul>
    </section>
  )
}

function SpanText({ span, start }: { span: HandlerSpan; start: number }) {
  const [frame] = span.site
  return (
    <>
      <span class="mono">
        +{(span.from - start).toFixed(1)} {span.slot}
      </span>{' '}
      {span.how === 'replaced' ? 'put in place of another' : 'attached'}
      {span.late && <b class="fault"> too late</b>}
      {span.to !== null && `, gone at +${(span.to - start).toFixed(1)}`}{' '}
      {frame && <FrameLink frame={frame} />}
    </>
  )
}

const toneOf = ({ heard, threw }: Firing) => (threw ? 'threw' : heard === 0 ? 'unheard' : 'heard')
const isTold = ({ threw }: Firing) => threw !== null
const saidOf = ({ threw }: Firing) =>
  `a handler threw ${threw?.threw.name ?? ''}${threw?.threw.message ? `: ${threw.threw.message}` : ''}`
