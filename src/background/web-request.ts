// Firefox only: webRequest shows every handshake, invalid answers with all their headers included. In
// Chromium the mere permission would blank the failure text of every socket, so that build has none of this.
// onAuthRequired is never registered: it swallows the end of a 401.

import type { WebRequest } from 'webextension-polyfill'
import type { Fact, Headers } from '../core/fact.ts'
import { type SubjectId, tenths } from '../core/units.ts'
import { flooded } from '../wire/flooded.ts'
import { type Intake, openIntake } from '../wire/intake.ts'

/** A fact about a request: of a tab, or of the shared or service worker whose script is at `from`. */
export type Found = (place: { readonly tab: number } | { readonly from: string }, fact: Fact) => void

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

/** Turns the browser's own view of every WebSocket handshake of a page or a worker into facts. */
export function watchWebRequest(webRequest: WebRequest.Static, found: Found): void {
  const frames = new Map<string, Intake>()
  const intakeOf = (key: string, place: Parameters<Found>[0], from: string): Intake => {
    const known = frames.get(key)
    const intake =
      known ??
      openIntake({
        now: Date.now,
        later: (act, pause) => void setTimeout(act, pause),
        pass(facts) {
          for (const fact of facts) found(place, fact as Fact)
        },
        passedBy: (count) => found(place, flooded(null, from, count, Date.now())),
      })
    frames.delete(key)
    frames.set(key, intake)
    const [oldest] = frames.keys()
    if (frames.size > mostFrames && oldest !== undefined) {
      frames.get(oldest)?.tell()
      frames.delete(oldest)
    }
    return intake
  }
  const tell = (details: Details, read: (stamp: Stamp, from: string) => Fact) => {
    const from = details.documentUrl ?? details.originUrl ?? ''
    // Extensions' own pages, Lifeline's probe among them, are nobody's sockets.
    if (/^moz-extension:/i.test(from)) return
    const { tabId, frameId, requestId, timeStamp } = details
    const fact = read({ about: `net.${requestId}` as SubjectId, at: tenths(timeStamp) }, from)
    // The page chose the URL, and may ask for thousands of them.
    intakeOf(`${tabId}.${frameId} ${from}`, tabId < 0 ? { from } : { tab: tabId }, from).take([fact])
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
