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
import { hostOf } from '../../src/core/words.ts'
import { type Natives, ofThisDocument, runSeries, take } from '../evidence/probe.ts'
import { sayDuration } from '../language/figures.ts'
import { certaintyNames } from '../language/named.ts'
import { say } from '../language/say.ts'
import type { Row } from '../session/store.ts'
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
      <h3>{say('probeTitle')}</h3>
      <p class="probe-plan">
        {refusal ?? (
          <>
            <Prose text={plan(socket)} /> {say(conditions[store.browser])}
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
          {say('probeTry')}
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
            {say('probeCookies')}
          </button>
        )}
        <span role="status" class="dim" data-probe-progress>
          {mine?.step ? <Foreign text={say('probeAsking', stepName(mine.step))} /> : busy && say('probeBusy')}
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
            <Prose text={`${sentence}.`} /> <span class="badge">{say(certaintyNames[certainty])}</span>
          </p>
        ))}
      <ul class="evidence" aria-label={say('probeFound')}>
        {socket.probes.map((fact, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: facts are only ever added
          <li key={index} data-probe-result={fact.kind}>
            <span class="mono dim">+{sayDuration(fact.at - start)}</span>{' '}
            <span class="badge">{say('sourceProbe')}</span> <Prose text={`${sayProbe(fact)}.`} />
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
  const sockets = say(protocols.length > 0 ? 'probeSockets' : 'probeSocket')
  return say('probePlan', steps.length, hostOf(url), sockets, say(root ? 'probeGetRoot' : 'probeGet'))
}

/** Measured: what each browser does with an extension's own requests. */
const conditions = {
  chromium: 'probeChromium',
  firefox: 'probeFirefox',
  unknown: 'probeUnknown',
} as const

function stepName(step: Step): string {
  if (step.by === 'get') return say(step.cookies ? 'probeGetCookies' : 'probeGetOf', step.url)
  return say(step.protocols.length > 0 ? 'probeSocketSame' : 'probeSocketBare')
}
