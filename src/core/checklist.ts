// The eight questions that a person goes through for a socket that closed before it opened, each answered from the
// evidence, or with the one action that would answer it.

import { hypothesesOf } from './hypotheses.ts'
import { pathSays } from './path-says.ts'
import { readProbes } from './probe.ts'
import { said, spoken, wording } from './said.ts'
import { routeOf } from './siblings/route.ts'
import { bestSibling } from './siblings.ts'
import type { Socket } from './socket.ts'
import type { Diagnosis } from './verdict.ts'
import { amount, hostOf, pathOf, plural } from './words.ts'

export type QuestionId =
  | 'frames'
  | 'url'
  | 'origin'
  | 'route'
  | 'browser'
  | 'exception'
  | 'channel'
  | 'minimal'

export interface Answer {
  readonly id: QuestionId
  readonly question: string
  /** `open` where the evidence does not tell; then `action` says what would. */
  readonly answer: 'yes' | 'no' | 'open'
  /** One sentence, without its full stop; `code` in backticks. */
  readonly text: string
  readonly action: string | null
}

/** What a server's log said about the socket, where a person gave one. */
export interface ServerSaid {
  readonly answer: 'yes' | 'no' | 'unknown'
  readonly sentence: string
}

type Told = Omit<Answer, 'id' | 'question'>

interface Asked {
  readonly found: Diagnosis
  readonly sibling: Socket | null
  readonly server: ServerSaid | null
}

const yes = (text: string): Told => ({ answer: 'yes', text, action: null })
const no = (text: string, action: string | null = null): Told => ({ answer: 'no', text, action })
const open = (text: string, action: string): Told => ({ answer: 'open', text, action })

const questions: readonly (readonly [QuestionId, string, (asked: Asked) => Told])[] = [
  ['frames', wording('Were frames seen?'), frames],
  ['url', wording('Is the URL right?'), url],
  ['origin', wording('Was it the origin (CORS)?'), origin],
  ['route', wording('Does a socket of the same route pattern work?'), route],
  ['browser', wording('Would another browser open it?'), browser],
  ['exception', wording('Did the server log an exception after it accepted?'), exception],
  ['channel', wording('Did it get as far as its group or channel layer?'), channel],
  ['minimal', wording('Does a minimal connection work?'), minimal],
]

/** Goes through the questions for one socket; `all` are the session's sockets. */
export function checklist(
  found: Diagnosis,
  all: readonly Socket[],
  server: ServerSaid | null,
): readonly Answer[] {
  const sibling = bestSibling(found.case.socket, all)
  return questions.map(([id, question, answer]) => ({
    id,
    question: spoken(question),
    ...answer({ found, sibling, server }),
  }))
}

function frames({ found: { case: found } }: Asked): Told {
  const { received, sentMessages, opened, constructed } = found.summary
  const talk = received.count + sentMessages.count
  if (talk > 0)
    return yes(
      said`${plural(received.count, 'message')} received (${amount(received.size)}), ${sentMessages.count} sent (${amount(sentMessages.size)})`,
    )
  if (!constructed && opened === null && found.summary.responded)
    return open(
      said`no frame is in the network log`,
      said`Look at the Messages tab of the browser’s own Network panel`,
    )
  return no(
    opened
      ? said`it opened, and no message went either way`
      : said`no frame went either way: it never opened`,
  )
}

function url({ found: { case: found } }: Asked): Told {
  const { summary, handshake } = found
  const path = pathOf(summary.url)
  if (summary.threw) return no(said`the constructor refused it: ${summary.threw.threw.message}`)
  const unset = pathSays(path)
  if (unset)
    return no(
      said`\`${unset}\` in \`${path}\` looks like a value that was not set`,
      said`Look where the URL is put together`,
    )
  const status =
    summary.responded?.status ?? (handshake.cause?.is === 'status' ? handshake.cause.status : null)
  if (summary.opened || status === 101)
    return yes(said`something at \`${path}\` answered as a WebSocket endpoint`)
  if (status === 404 || status === 410)
    return no(said`the server answered ${status} at \`${path}\``, said`Compare it with the server’s routes`)
  const cause = handshake.cause?.is
  if (cause === 'refused' || cause === 'unknown-host')
    return no(said`nothing answers at \`${hostOf(summary.url)}\``, said`Check host and port`)
  if (handshake.broken && handshake.broken.part !== 'status') return yes(said`a 101 came from \`${path}\``)
  const address = `\`${summary.url.replace(/\?.*$/s, '')}\``
  return open(
    status === null ? address : said`${address} answered ${status}`,
    said`Compare scheme, host, port and path with the server’s routes, trailing slash included`,
  )
}

function origin({ found }: Asked): Told {
  const weighed = hypothesesOf(found).find(({ family }) => family === 'origin')
  if (weighed?.standing === 'ruled-out') return no(weighed.why)
  if (weighed?.standing === 'confirmed')
    return { ...yes(weighed.why), action: said`Allow the page’s origin at the server` }
  return open(
    weighed?.why ?? said`the answer was not seen`,
    said`Repeat the handshake with curl and the server’s own Origin: if that is accepted, it was the origin`,
  )
}

function route({ found: { case: found }, sibling }: Asked): Told {
  if (!sibling)
    return open(
      said`no socket of this session works`,
      said`Open a page whose socket works in this tab, with the log preserved`,
    )
  const [here, there] = [routeOf(found.summary.url), routeOf(sibling.summary.url)]
  const name = said`socket #${sibling.number} (\`${there}\`)`
  const sameHost = hostOf(sibling.summary.url) === hostOf(found.summary.url)
  if (sameHost && here === there) return yes(said`${name} has the same route and opened`)
  return no(
    sameHost
      ? said`${name} works, but its route is another than \`${here}\``
      : said`${name} works, but goes to another host`,
  )
}

function browser({ found }: Asked): Told {
  const weighed = hypothesesOf(found).find(({ family }) => family === 'this-browser')
  const other = found.case.browser === 'firefox' ? 'Chromium' : 'Firefox'
  if (weighed?.standing === 'confirmed') return yes(weighed.why)
  if (weighed?.standing === 'ruled-out') return no(weighed.why)
  return open(weighed?.why ?? '', said`Open the same page in ${other} with Lifeline`)
}

function exception({ found: { case: found }, server }: Asked): Told {
  if (server?.answer === 'yes') return yes(server.sentence)
  if (server?.answer === 'no') return no(server.sentence)
  const { closed, opened } = found.summary
  if (opened && closed?.code === 1011)
    return open(
      said`it closed with 1011, which servers send for an exception`,
      said`Paste the server’s log below`,
    )
  if (!opened && found.handshake.broken?.part === 'status')
    return no(said`the server did not accept: there is no “after accept”`)
  return open(server?.sentence ?? said`no server log was given`, said`Paste the server’s log below`)
}

function channel({ found: { case: found }, server }: Asked): Told {
  const { received, opened, closed } = found.summary
  const line = server && /channel_layer|group_add|group_send|redis|channels_redis/i.test(server.sentence)
  if (line) return no(server.sentence)
  if (received.count > 0) return yes(said`messages came from the server after it accepted`)
  if (!opened && found.handshake.broken)
    return no(said`the handshake failed first, so no message could come from it`)
  if (opened && closed && closed.code === 1011)
    return open(
      said`an exception after accept may be the channel layer’s`,
      said`Look for \`group_add\` or Redis in the server’s log`,
    )
  return open(
    said`nothing came from the server`,
    said`Look for \`group_add\` or Redis in the server’s log of that time`,
  )
}

function minimal({ found }: Asked): Told {
  const { socket } = found.case
  const [reading] = readProbes(socket)
  const tried = socket.probes.filter((fact) => fact.kind === 'probe:tried')
  if (!reading) return open(said`not tried yet`, said`Press “Try a minimal connection” below`)
  const opened = tried.some((fact) => fact.opened)
  return opened ? yes(reading.sentence) : no(reading.sentence)
}
