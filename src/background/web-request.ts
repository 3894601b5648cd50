// Firefox only: webRequest shows every handshake, invalid answers with all their headers included. In
// Chromium the mere permission would blank the failure text of every socket, so that build has none of this.
// onAuthRequired is never registered: it swallows the end of a 401.

import type { WebRequest } from 'webextension-polyfill'
import type { Fact, Headers } from '../core/fact.ts'
import { type Milliseconds, type SubjectId, tenths } from '../core/units.ts'
import { flooded } from '../wire/flooded.ts'
import { type Intake, openIntake } from '../wire/intake.ts'

/** Of a tab, or of the shared or service worker whose script is at `from`. */
type Place = { readonly tab: number } | { readonly from: string }

/** Facts about requests of one place, in order. */
export type Found = (place: Place, facts: readonly Fact[]) => void

/** One frame's facts on their way in. */
interface Frame {
  readonly intake: Intake
  gathered: Fact[]
}

const filter: WebRequest.RequestFilter = {
  urls: ['<all_urls>', 'ws://*/*', 'wss://*/*'],
  types: ['websocket'],
}

interface Details {
  readonly requestId: string
  readonly timeStamp: number
  readonly tabId: number
  readonly frameId: number
  readonly documentUrl?: string
  readonly originUrl?: string
}

/** Frames whose requests are counted; of those that asked for nothing for longest, none is known. */
const mostFrames = 200

/** Facts of a request's handshake are taken together until it ends, or until so much has passed. */
const together: Milliseconds = 20

/** Turns the browser's own view of every WebSocket handshake of a page or a worker into facts. */
export function watchWebRequest(webRequest: WebRequest.Static, found: Found): void {
  const frames = new Map<string, Frame>()
  const frameOf = (key: string, place: Place, from: string): Frame => {
    const known = frames.get(key)
    const frame = known ?? {
      intake: openIntake({
        now: Date.now,
        later: (act, pause) => void setTimeout(act, pause),
        pass: (facts) => found(place, facts as readonly Fact[]),
        passedBy: (count) => found(place, [flooded(null, from, count, Date.now())]),
      }),
      gathered: [],
    }
    frames.delete(key)
    frames.set(key, frame)
    const [oldest] = frames
    if (frames.size > mostFrames && oldest) {
      take(oldest[1])
      oldest[1].intake.tell()
      frames.delete(oldest[0])
    }
    return frame
  }
  const take = (frame: Frame) => {
    const { gathered } = frame
    frame.gathered = []
    if (gathered.length > 0) frame.intake.take(gathered)
  }
  let gathering = false
  const takeSoon = () => {
    if (gathering) return
    gathering = true
    setTimeout(() => {
      gathering = false
      for (const frame of frames.values()) take(frame)
    }, together)
  }
  const tell = (details: Details, read: (stamp: Stamp, from: string) => Fact) => {
    const from = details.documentUrl ?? details.originUrl ?? ''
    // Extensions' own pages, Lifeline's probe among them, are nobody's sockets.
    if (/^moz-extension:/i.test(from)) return
    const { tabId, frameId, requestId, timeStamp } = details
    const fact = read({ about: `net.${requestId}` as SubjectId, at: tenths(timeStamp) }, from)
    // The page chose the URL, and may ask for thousands of them.
    const frame = frameOf(`${tabId}.${frameId} ${from}`, tabId < 0 ? { from } : { tab: tabId }, from)
    frame.gathered.push(fact)
    if (fact.kind === 'net:completed' || fact.kind === 'net:failed') take(frame)
    else takeSoon()
  }
  webRequest.onBeforeRequest.addListener((details) => {
    tell(details, (stamp, from) => ({ kind: 'net:requested', ...stamp, url: details.url, from, site: [] }))
    return undefined
  }, filter)
  webRequest.onSendHeaders.addListener(
    (details) => {
      const headers = headersOf(details.requestHeaders)
      tell(details, (stamp) => ({ kind: 'net:sent', ...stamp, headers }))
    },
    filter,
    ['requestHeaders'],
  )
  webRequest.onBeforeRedirect.addListener(
    (details) => tell(details, (stamp) => ({ kind: 'net:redirected', ...stamp, to: details.redirectUrl })),
    filter,
  )
  webRequest.onHeadersReceived.addListener(
    (details) => {
      tell(details, (stamp) => ({
        kind: 'net:responded',
        ...stamp,
        status: details.statusCode,
        version: details.statusLine.split(' ')[0] ?? '',
        headers: headersOf(details.responseHeaders),
      }))
      return undefined
    },
    filter,
    ['responseHeaders'],
  )
  webRequest.onCompleted.addListener(
    (details) => tell(details, (stamp) => ({ kind: 'net:completed', ...stamp })),
    filter,
  )
  webRequest.onErrorOccurred.addListener(
    (details) => tell(details, (stamp) => ({ kind: 'net:failed', ...stamp, text: details.error })),
    filter,
  )
}

type Stamp = Pick<Fact, 'about' | 'at'>

function headersOf(headers: WebRequest.HttpHeaders | undefined): Headers {
  return headers?.map(({ name, value }) => [name, value ?? ''] as const) ?? null
}
