// The verdict in one sentence with its evidence, the socket's lifeline, and what else it could have been.

import { hypothesesOf, type Standing } from '../../src/core/hypotheses.ts'
import { missing } from '../../src/core/missing.ts'
import { outcome } from '../../src/core/outcome.ts'
import type { Evidence } from '../../src/core/rule.ts'
import type { Verdict } from '../../src/core/verdict.ts'
import { sayOffset } from '../language/figures.ts'
import { certaintyNames } from '../language/named.ts'
import { type MessageName, say } from '../language/say.ts'
import type { Row } from '../session/store.ts'
import { Checklist } from './checklist.tsx'
import { useStore } from './context.ts'
import { Foreign } from './foreign.tsx'
import { Ladder } from './ladder/ladder.tsx'
import { Probe } from './probe.tsx'
import { framesOf, Prose } from './prose.tsx'
import { Said } from './said.tsx'
import { ServerLog } from './server-log.tsx'
import { Siblings } from './siblings.tsx'
import { FrameLink } from './site.tsx'
import { WaysOut } from './ways-out.tsx'

const standings: Readonly<Record<Standing, readonly [sign: string, name: MessageName]>> = {
  confirmed: ['●', 'standingConfirmed'],
  'ruled-out': ['✕', 'standingRuledOut'],
  undecidable: ['?', 'standingUndecidable'],
}

export function Why({ row }: { row: Row }) {
  const { verdict } = row.diagnosis
  return (
    <>
      {verdict ? <VerdictBox row={row} verdict={verdict} /> : <Healthy row={row} />}
      <Also row={row} />
      <WaysOut row={row} />
      <h3>{say('whyLifeline')}</h3>
      <Ladder key={row.socket.id} row={row} />
      {verdict && (
        <>
          <h3>{say('whyElse')}</h3>
          <ul class="hypotheses">
            {hypothesesOf(row.diagnosis).map(({ family, title, standing, why }) => (
              <li key={family} data-hypothesis={family} data-standing={standing}>
                <span class={`standing ${standing}`} role="img" aria-label={say(standings[standing][1])}>
                  {standings[standing][0]}
                </span>
                <Foreign text={title} class={standing === 'confirmed' ? 'strong' : ''} />
                <Foreign text={why} class={standing === 'confirmed' ? '' : 'dim'} />
              </li>
            ))}
          </ul>
          <h3>{say('whyAnother')}</h3>
          <Siblings row={row} />
          <h3>{say('whyChecklist')}</h3>
          <Checklist row={row} />
          <ServerLog row={row} />
        </>
      )}
      <Probe row={row} />
      <NotSeen row={row} />
    </>
  )
}

/** What of this socket was not seen, so that silence is never taken for an answer. */
function NotSeen({ row }: { row: Row }) {
  const parts = missing(row.diagnosis.case)
  if (parts.length === 0) return null
  return (
    <>
      <h3>{say('whyNotSeen')}</h3>
      <ul class="quiet-list">
        {parts.map(({ what, why }) => (
          <li key={why} data-missing={what}>
            <Prose text={`${why}.`} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Other faults that the facts show, each with its own evidence. */
function Also({ row }: { row: Row }) {
  return (
    <>
      {row.diagnosis.also.map((found) => (
        <VerdictBox key={found.rule} row={row} verdict={found} beside />
      ))}
    </>
  )
}

interface Told {
  readonly row: Row
  readonly verdict: Verdict
  /** It stands beside the verdict that tells why the socket ended. */
  readonly beside?: boolean
}

function VerdictBox({ row: { socket }, verdict, beside = false }: Told) {
  const store = useStore()
  const start = socket.facts[0]?.at ?? 0
  const title = <Foreign text={verdict.title} />
  return (
    <div
      class="verdict"
      data-rule={verdict.rule}
      data-certainty={verdict.certainty}
      {...(beside ? { 'data-also': '' } : { 'data-verdict': '' })}
    >
      <h2>
        {beside ? <Said name="whyAlso">{title}</Said> : <span data-verdict-title>{title}</span>}
        {verdict.certainty !== 'certain' && (
          <span class="badge">{say(certaintyNames[verdict.certainty])}</span>
        )}
      </h2>
      <p {...(beside ? {} : { 'data-verdict-sentence': '' })}>
        <Prose text={`${verdict.sentence}.`} frames={framesOf(socket.facts)} />
      </p>
      <ul class="evidence" aria-label={say('whyEvidence')}>
        {inOrder(verdict.evidence).map(({ text, fact }) => (
          <li key={text}>
            {fact && (
              <button
                type="button"
                class="link mono"
                title={say('whyShowFact')}
                onClick={() => store.show(fact)}
              >
                {sayOffset(fact.at - start)}
              </button>
            )}{' '}
            <Prose text={text} />
            {fact && 'site' in fact && fact.kind !== 'net:requested' && fact.site[0] && (
              <FrameLink frame={fact.site[0]} />
            )}
          </li>
        ))}
      </ul>
      {verdict.advice && (
        <p class="advice">
          <b>{say('whatToDo')}</b> <Prose text={verdict.advice} />
        </p>
      )}
    </div>
  )
}

function Healthy({ row }: { row: Row }) {
  const { now } = useStore()
  const { summary } = row.socket
  return (
    <div class="verdict healthy" data-healthy>
      <h2>
        <Foreign text={outcome(row.diagnosis, Math.max(now.value, row.socket.facts.at(-1)?.at ?? 0))} />
      </h2>
      <p>{say(summary.phase === 'connecting' ? 'whyConnecting' : 'whyHealthy')}</p>
    </div>
  )
}

const inOrder = (evidence: readonly Evidence[]) =>
  [...evidence].sort((a, b) => (a.fact?.at ?? 0) - (b.fact?.at ?? 0))
