// “Ask the server again”: what a probe would send, the button that sends it, and what came of it. Everything
// here was done by Lifeline and not by the page, and is marked so.

import { signal } from '@preact/signals'
import type { ProbeFact } from '../../src/core/fact.ts'
import {
  type Series,
  type Step,
  seriesOf,
  stepsOf,
  twinOf,
  wasAnswered,
  whyNotProbed,
} from '../../src/core/probe/series.ts'
import { readProbes, sayProbe } from '../../src/core/probe.ts'
import type { Socket } from '../../src/core/socket.ts'
import { duration, hostOf } from '../../src/core/words.ts'
import { type Natives, ofThisDocument, runSeries, take } from '../probe.ts'
import type { Row } from '../store.ts'
import { useStore } from './context.ts'
import { Foreign } from './foreign.tsx'
import { Prose } from './prose.tsx'

interface Asking {
  readonly about: string
  /** Null once every step is taken. */
  readonly step: Step | null
  /** As many probes the socket will have when all answers have come back with the log. */
  readonly probes: number
}

/** What is being asked, whichever socket it is for: there is one question at a time. */
const asking = signal<Asking | null>(null)

interface Props {
  readonly row: Row
  /** What to ask with, where it is not this document's own. */
  readonly natives?: Natives
}

export function Probe({ row: { socket }, natives = ofThisDocument }: Props) {
  const store = useStore()
  const refusal = whyNotProbed(socket)
  const now = asking.value
  const busy = now !== null && now.step !== null
  const mine = now?.about === socket.id && (busy || socket.probes.length < now.probes) ? now : null
  const ask = async (
    run: (announce: (step: Step) => void, tell: (fact: ProbeFact) => void) => Promise<void>,
  ) => {
    let probes = socket.probes.length
    const announce = (step: Step | null) => {
      asking.value = { about: socket.id, step, probes }
    }
    const tell = (fact: ProbeFact) => {
      probes++
      store.add([fact])
    }
    try {
      await run(announce, tell)
    } finally {
      announce(null)
    }
  }
  const again: Step = { by: 'get', url: twinOf(socket.summary.url), cookies: true }
  return (
    <section data-probe={refusal ? 'refused' : mine ? 'under-way' : 'ready'}>
      <h3>Ask the server again</h3>
      <p class="probe-plan">
        {refusal ?? (
          <>
            <Prose text={plan(socket)} /> {conditions[store.browser]}
          </>
        )}
      </p>
      <p class="actions">
        <button
          type="button"
          data-action="probe"
          disabled={refusal !== null || busy}
          onClick={() => ask((announce, tell) => runSeries(socket, announce, tell, natives))}
        >
          Try a minimal connection
        </button>
        {isOpenToCookies(seriesOf(socket, socket.probes)) && (
          <button
            type="button"
            data-action="probe-with-cookies"
            disabled={busy}
            onClick={() =>
              ask(async (announce, tell) => {
                announce(again)
                tell(await take(socket.id, again, natives))
              })
            }
          >
            Repeat the GET with your cookies
          </button>
        )}
        <span role="status" class="dim" data-probe-progress>
          {mine?.step ? (
            <Foreign text={`Asking: ${stepName(mine.step)} …`} />
          ) : busy ? (
            'Another socket is being asked after.'
          ) : (
            ''
          )}
        </span>
      </p>
      {socket.probes.length > 0 && <Results socket={socket} done={mine === null} />}
    </section>
  )
}

function Results({ socket, done }: { socket: Socket; done: boolean }) {
  const start = socket.facts[0]?.at ?? 0
  return (
    <div class="probe-results">
      {done &&
        readProbes(socket).map(({ sentence, certainty }) => (
          <p key={sentence} data-probe-reading data-certainty={certainty}>
            <Prose text={`${sentence}.`} /> <span class="badge">{certainty}</span>
          </p>
        ))}
      <ul class="evidence" aria-label="What Lifeline’s probe found">
        {socket.probes.map((fact, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: facts are only ever added
          <li key={index} data-probe-result={fact.kind}>
            <span class="mono dim">+{duration(fact.at - start)}</span> <span class="badge">probe</span>{' '}
            <Prose text={`${sayProbe(fact)}.`} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Cookies may change an answer that there is, and are worth asking with once. */
function isOpenToCookies({ twin, cookied }: Series): boolean {
  return twin !== null && wasAnswered(twin) && cookied === null
}

function plan(socket: Socket): string {
  const { url, protocols } = socket.summary
  const steps = stepsOf(socket)
  const root = steps.length > (protocols.length > 0 ? 3 : 2)
  const sockets = protocols.length > 0 ? 'a socket with the same subprotocols, one without any' : 'a socket'
  const gets = root ? 'a plain GET of this address and one of `/`' : 'a plain GET of this address'
  return `Sends up to ${steps.length} requests of Lifeline’s own to \`${hostOf(url)}\`, one after another, until they tell enough: ${sockets}, then ${gets}. Sockets are closed as soon as they open, and nothing is sent over them.`
}

/** Measured: what each browser does with an extension's own requests. */
const conditions = {
  chromium:
    'The sockets have this extension’s Origin, and Chromium keeps the host’s SameSite cookies back. The server sees each request as a visit.',
  firefox:
    'The sockets have this extension’s Origin and, in Firefox, your cookies for the host; Firefox itself repeats a GET whose connection is dropped. The server sees each request as a visit.',
  unknown: 'The sockets have this extension’s Origin. The server sees each request as a visit.',
} as const

function stepName(step: Step): string {
  if (step.by === 'get') return `a plain GET of ${step.url}${step.cookies ? ' with your cookies' : ''}`
  return step.protocols.length > 0 ? 'a socket with the same subprotocols' : 'a socket without subprotocols'
}
