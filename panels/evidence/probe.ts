// Asks the person's server again, from the panel's own document: a socket of Lifeline's that is closed as
// soon as it opens, and the same URL over plain HTTP. Never on its own account, one request at a time.

import type { ProbeAnswered, ProbeFact, ProbeTried } from '../../src/core/fact.ts'
import {
  cookiesText,
  headlessText,
  lateText,
  nextStep,
  redirectedText,
  type Step,
  twinOf,
  unansweredText,
} from '../../src/core/probe/series.ts'
import type { Socket } from '../../src/core/socket.ts'
import { type Milliseconds, type SubjectId, tenths } from '../../src/core/units.ts'

/** What the browser has to ask with. */
export interface Natives {
  readonly fetch: typeof fetch
  readonly WebSocket: new (url: string, protocols: string[]) => ProbeSocket
  /** The time in milliseconds since the Unix epoch. */
  now(): Milliseconds
  /** How long one request may take. */
  readonly patience: Milliseconds
}

type ProbeSocket = Pick<WebSocket, 'protocol' | 'onopen' | 'onclose' | 'close'>

export const ofThisDocument: Natives = {
  fetch: (...given) => fetch(...given),
  WebSocket: globalThis.WebSocket,
  now: Date.now,
  patience: 10_000,
}

const longestBeginning = 80

/** Asks for the URL by a plain GET that follows no redirect. Never throws; of the body a beginning is kept. */
export async function askTwin(
  about: SubjectId,
  url: string,
  cookies: boolean,
  natives: Natives,
): Promise<ProbeAnswered> {
  const asked = twinOf(url)
  const told = (status: number | null, text: string): ProbeAnswered => ({
    kind: 'probe:answered',
    about,
    at: tenths(natives.now()),
    url: asked,
    status,
    text: cookies ? cookiesText + text : text,
  })
  if (!/^https?:\/\//i.test(asked)) return told(null, unansweredText)
  try {
    const answer = await natives.fetch(asked, {
      redirect: 'manual',
      credentials: cookies ? 'include' : 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(natives.patience),
    })
    if (answer.type === 'opaqueredirect') return told(null, redirectedText)
    return told(answer.status, await describe(answer, cookies))
  } catch (error) {
    return told(null, error instanceof Error && error.name === 'TimeoutError' ? lateText : unansweredText)
  }
}

/** The type of the answer and, of plain ones that no cookie made personal, how it begins. */
async function describe({ headers, body }: Response, personal: boolean): Promise<string> {
  const type = (headers.get('content-type') ?? '').slice(0, longestBeginning)
  const telling = !personal && /^text\/plain|json/i.test(type)
  const beginning = await beginningOf(body, telling ? longestBeginning : 0)
  if ([...headers].length === 0) return headlessText
  return beginning === '' ? type : `${type}: ${beginning}`
}

/** As much of the body's first piece, as one line; the rest is not fetched. */
async function beginningOf(body: ReadableStream<Uint8Array> | null, length: number): Promise<string> {
  if (!body) return ''
  const reader = body.getReader()
  try {
    if (length === 0) return ''
    const { value } = await reader.read()
    return new TextDecoder()
      .decode(value)
      .replace(/[\s\p{C}]+/gu, ' ')
      .trim()
      .slice(0, length)
  } catch {
    // The status has come; that the body was cut off takes nothing from it.
    return ''
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** Opens a socket and closes it with 1000 as soon as it is open; nothing is sent over it. Never throws. */
export function tryConnection(
  about: SubjectId,
  url: string,
  protocols: readonly string[],
  natives: Natives,
): Promise<ProbeTried> {
  const start = natives.now()
  return new Promise((resolve) => {
    const told = (opened: boolean, protocol: string, code: number | null) => {
      const at = tenths(natives.now())
      const took = tenths(at - start)
      resolve({ kind: 'probe:tried', about, at, url, protocols, opened, protocol, code, took })
    }
    try {
      const socket = new natives.WebSocket(url, [...protocols])
      const late = setTimeout(() => {
        told(false, '', null)
        socket.close()
      }, natives.patience)
      socket.onopen = () => {
        clearTimeout(late)
        told(true, socket.protocol, null)
        socket.close(1000)
      }
      socket.onclose = ({ code }) => {
        clearTimeout(late)
        told(false, '', code)
      }
    } catch {
      // The constructor refuses what no server could be asked with; the missing code tells of it.
      told(false, '', null)
    }
  })
}

/** Takes one step of a series. Never throws. */
export function take(about: SubjectId, step: Step, natives: Natives): Promise<ProbeFact> {
  return step.by === 'socket'
    ? tryConnection(about, step.url, step.protocols, natives)
    : askTwin(about, step.url, step.cookies, natives)
}

/** Asks until the answers tell enough; each step is announced before it is taken, each answer told at once. */
export async function runSeries(
  socket: Socket,
  announce: (step: Step) => void,
  tell: (fact: ProbeFact) => void,
  natives: Natives,
): Promise<void> {
  const found: ProbeFact[] = []
  for (let step = nextStep(socket, found); step; step = nextStep(socket, found)) {
    announce(step)
    const fact = await take(socket.id, step, natives)
    found.push(fact)
    tell(fact)
  }
}
