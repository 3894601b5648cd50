// What a plain GET of a socket's URL tells. It is no handshake: a server may treat it quite otherwise, and
// Django Channels, for one, answers 404 at the very path where its WebSocket endpoint is.

import type { ProbeAnswered } from '../fact.ts'
import type { ProbeReading } from '../probe.ts'
import { said } from '../said.ts'
import type { Socket } from '../socket.ts'
import { hostOf } from '../words.ts'
import { headlessText, lateText, redirectedText, type Series, wasAnswered } from './series.ts'

type Meaning = Pick<ProbeReading, 'sentence' | 'suggests' | 'rulesOut' | 'certainty'>

/** Readings of the GETs of a series, of which the sockets all failed. */
export function readTwin(socket: Socket, series: Series): readonly ProbeReading[] {
  const { twin, root, cookied } = series
  const found: ProbeReading[] = []
  if (twin) {
    const meaning = wasAnswered(twin) ? readAnswer(twin) : readSilence(socket, twin, root)
    found.push({ ...meaning, from: root ? [twin, root] : [twin] })
  }
  if (twin && cookied && answerOf(twin) !== answerOf(cookied))
    found.push({
      sentence: said`With this browser’s cookies the plain GET is answered otherwise (${answerOf(cookied)}, without them ${answerOf(twin)}): cookies count here. Whether the page’s socket carried them is not shown`,
      suggests: ['unauthorized', 'redirected', ...anyAnswer],
      rulesOut: [],
      certainty: 'narrowed',
      from: [twin, cookied],
    })
  return found
}

function answerOf({ status, text }: ProbeAnswered): string {
  if (status !== null) return said`status ${status}`
  return text.endsWith(redirectedText) ? said`a redirect` : said`no answer`
}

/** Whatever a server that speaks HTTP may do to a handshake. */
const anyAnswer = ['negotiation', 'rejected', 'origin', 'after-accept', 'unanswered'] as const
/** A server that answered HTTP has no such fault, unless it is gone again. */
const speaksHttp = ['tls-failed'] as const
const unlike = () => said`A handshake may be answered otherwise`

function readAnswer({ status, text }: ProbeAnswered): Meaning {
  const meaning = { rulesOut: speaksHttp, certainty: 'narrowed' } as const
  const told = (sentence: string, ...first: readonly string[]): Meaning => ({
    ...meaning,
    sentence,
    suggests: [...new Set([...first, ...anyAnswer])],
  })
  if (status === null)
    return told(
      said`The server redirects a plain GET of this URL, and a WebSocket never follows a redirect. Where to is not visible here. ${unlike()}`,
      'redirected',
    )
  if (text.endsWith(headlessText))
    return {
      sentence: said`What answered a plain GET sent no HTTP headers: likely it is no HTTP server, or one that wants TLS. ${unlike()}`,
      suggests: ['not-http', 'dropped-before-answer', ...anyAnswer],
      rulesOut: [],
      certainty: 'likely',
    }
  if (status === 426 || (status === 400 && /websocket|upgrade/i.test(text)))
    return told(
      said`The server answers a plain GET with ${status} and asks for an upgrade: a WebSocket endpoint is there. Why it refused the handshake is not shown`,
      'origin',
      'unauthorized',
      'negotiation',
    )
  if (status === 401 || status === 403 || status === 407)
    return told(
      said`The server refuses even a plain GET with ${status}, which carried no Origin and no cookies. ${unlike()}, and with the page’s cookies too`,
      'unauthorized',
      'forbidden-origin',
      'http-status',
    )
  if (status === 404 || status === 405 || status === 410)
    return told(
      said`The server has nothing for a plain GET at this path (${status}). The path may be wrong; but where sockets are routed apart from pages, as in Django Channels, an endpoint that works answers so as well`,
      'http-status',
    )
  if (status >= 500)
    return told(
      said`The server, or a proxy in front of it, fails on a plain GET too (${status}). ${unlike()}`,
      'http-status',
    )
  if (status < 300)
    return told(
      /^text\/html/i.test(text)
        ? said`An ordinary page is served here (${status}): the path may not be a WebSocket endpoint, or a proxy passes the upgrade on as a plain GET. ${unlike()}`
        : said`An ordinary answer is served here (${status}): the path may not be a WebSocket endpoint, or a proxy passes the upgrade on as a plain GET. ${unlike()}`,
      'http-status',
    )
  return told(said`The server answers a plain GET with ${status}, so an HTTP server is there. ${unlike()}`)
}

const silent = ['unreachable', 'dropped-before-answer', 'not-http', 'tls-failed', 'unanswered'] as const

function readSilence(socket: Socket, twin: ProbeAnswered, root: ProbeAnswered | null): Meaning {
  const host = hostOf(socket.summary.url)
  if (root && wasAnswered(root))
    return {
      sentence: said`\`${host}\` answers a plain GET of \`/\`, but not of this path: there the connection is dropped or kept waiting. ${unlike()}`,
      suggests: ['dropped-before-answer', 'not-http', ...anyAnswer],
      rulesOut: ['tls-failed'],
      certainty: 'narrowed',
    }
  const late = twin.text.endsWith(lateText)
  // A request that was written reached a server, which then does what it likes with plain GETs.
  const { requested, sent } = socket.summary
  const written = sent !== null || requested === null
  return {
    sentence: late
      ? said`\`${host}\` did not answer a plain GET in time either: it, or something on the way to it, hangs. The browser does not tell which`
      : said`No plain GET reaches \`${host}\` either: nothing listens there, its name is not known, TLS fails, or what answers is not HTTP. The browser does not tell a script which; the address in a tab of its own would show it`,
    suggests: [...(late ? ['unanswered'] : []), ...silent, ...(written ? anyAnswer : [])],
    rulesOut: [],
    certainty: written ? 'narrowed' : 'likely',
  }
}
