// Firefox only: webRequest shows every handshake, invalid answers with all their headers included. In
// Chromium the mere permission would blank the failure text of every socket, so that build has none of this.
// onAuthRequired is never registered: it swallows the end of a 401.

import type { WebRequest } from 'webextension-polyfill'
import type { Fact, Headers } from '../core/fact.ts'
import { type SubjectId, tenths } from '../core/units.ts'

type Found = (tab: number, fact: Fact) => void

const filter: WebRequest.RequestFilter = {
  urls: ['<all_urls>', 'ws://*/*', 'wss://*/*'],
  types: ['websocket'],
}

/** Turns the browser's own view of every WebSocket handshake into facts. */
export function watchWebRequest(webRequest: WebRequest.Static, found: Found): void {
  webRequest.onBeforeRequest.addListener((details) => {
    const from = details.documentUrl ?? details.originUrl ?? ''
    found(details.tabId, { kind: 'net:requested', ...stamp(details), url: details.url, from, site: [] })
    return undefined
  }, filter)
  webRequest.onSendHeaders.addListener(
    (details) =>
      found(details.tabId, {
        kind: 'net:sent',
        ...stamp(details),
        headers: headersOf(details.requestHeaders),
      }),
    filter,
    ['requestHeaders'],
  )
  webRequest.onBeforeRedirect.addListener(
    (details) => found(details.tabId, { kind: 'net:redirected', ...stamp(details), to: details.redirectUrl }),
    filter,
  )
  webRequest.onHeadersReceived.addListener(
    (details) => {
      found(details.tabId, {
        kind: 'net:responded',
        ...stamp(details),
        status: details.statusCode,
        version: details.statusLine.split(' ')[0] ?? '',
        headers: headersOf(details.responseHeaders),
      })
      return undefined
    },
    filter,
    ['responseHeaders'],
  )
  webRequest.onCompleted.addListener(
    (details) => found(details.tabId, { kind: 'net:completed', ...stamp(details) }),
    filter,
  )
  webRequest.onErrorOccurred.addListener(
    (details) => found(details.tabId, { kind: 'net:failed', ...stamp(details), text: details.error }),
    filter,
  )
}

function stamp({ requestId, timeStamp }: { requestId: string; timeStamp: number }) {
  return { about: `net.${requestId}` as SubjectId, at: tenths(timeStamp) }
}

function headersOf(headers: WebRequest.HttpHeaders | undefined): Headers {
  return headers?.map(({ name, value }) => [name, value ?? ''] as const) ?? null
}
