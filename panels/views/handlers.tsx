// The page's handlers as lifelines: who listened to which event, from when to when, and what nobody heard.

import { type Firing, type HandlerLane, type HandlerSpan, handlerLanes } from '../../src/core/handlers.ts'
import { sayDuration, sayOffset } from '../language/figures.ts'
import { say, sayCount } from '../language/say.ts'
import type { Row } from '../session/store.ts'
import { Foreign } from './foreign.tsx'
import { Said } from './said.tsx'
import { FrameLink } from './site.tsx'

/** Firings drawn one by one; the others are counted. */
const most = 200

export function Handlers({ row: { socket } }: { row: Row }) {
  const { facts, summary } = socket
  if (!summary.constructed) return <p class="quiet">{say('handlersNone')}</p>
  if (summary.constructed.api) return <p class="quiet">{say('handlersStream')}</p>
  const lanes = handlerLanes(facts)
  const start = facts[0]?.at ?? 0
  const length = Math.max(1, (facts.at(-1)?.at ?? start) - start)
  const percent = (at: number) => Math.min(99.5, Math.max(0, ((at - start) / length) * 99.5))
  return (
    <div class="handlers">
      <p class="quiet">{say('handlersLength', sayDuration(length))}</p>
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
  const unheard = firings.filter(({ heard }) => heard === 0).length
  const fired = [
    firings.length === 0 ? say('handlersNotFired') : sayCount('handlersFired', firings.length),
    ...(unheard > 0 && spans.length > 0 ? [sayCount('handlersUnheard', unheard)] : []),
  ]
  return (
    <section class="lane" data-handler-lane={event} aria-label={say('handlersOf', event)}>
      <h3>
        {event}
        <span class="dim"> {fired.join(', ')}</span>
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
            {sayOffset(firing.at - start)} <Foreign text={saidOf(firing)} />{' '}
            {firing.threw?.site[0] && <FrameLink frame={firing.threw.site[0]} />}
          </li>
        ))}
        {spans.length === 0 && <li class="dim">{say('handlersNever')}</li>}
      </ul>
    </section>
  )
}

function SpanText({ span, start }: { span: HandlerSpan; start: number }) {
  const [frame] = span.site
  return (
    <>
      <span class="mono">
        {sayOffset(span.from - start)} {span.slot}
      </span>{' '}
      {span.late ? (
        <Said name={span.how === 'replaced' ? 'handlerReplacedLate' : 'handlerAttachedLate'}>
          <b class="fault">{say('handlerLate')}</b>
        </Said>
      ) : (
        say(span.how === 'replaced' ? 'handlerReplaced' : 'handlerAttached')
      )}
      {span.to !== null && `, ${say('handlerGone', sayOffset(span.to - start))}`}{' '}
      {frame && <FrameLink frame={frame} />}
    </>
  )
}

const toneOf = ({ heard, threw }: Firing) => (threw ? 'threw' : heard === 0 ? 'unheard' : 'heard')
const isTold = ({ threw }: Firing) => threw !== null
const saidOf = ({ threw }: Firing) =>
  say('handlerThrew', [threw?.threw.name, threw?.threw.message].filter(Boolean).join(': '))
