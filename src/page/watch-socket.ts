// One native socket under observation: our listeners run first and only look; what was seen is recorded
// with the ready state of that moment. Beyond a number of messages only exact totals are kept.

import type { HandlerSlot, SocketEvent } from '../core/fact.ts'
import { callStack } from './call-stack.ts'
import { closeCall } from './close-call.ts'
import type { Erring, Threw } from './handler-errors.ts'
import { type Measured, measure } from './messages.ts'
import {
  cleanOf,
  codeOf,
  extensionsOf,
  isTrusted,
  listen,
  messageOf,
  now,
  protocolOf,
  readyState,
  reasonOf,
} from './natives.ts'
import type { Recorder, Unstamped } from './recorder.ts'

/** Messages recorded one by one, per socket and direction together. */
const mostMessages = 1000
/** Totals are told again at most this often. */
const tellEvery = 500
/** `send()` costs microseconds: only the first calls and those that fail take a call stack. */
const mostSendSites = 5
/** A handler that throws at every message says nothing new after so many. */
const mostErrors = 20

export interface WatchedSocket {
  readonly socket: WebSocket
  closeCalled(code: unknown, reason: unknown, threw: Unstamped['threw']): void
  sendCalled(value: unknown, stateBefore: number, threw: Unstamped['threw']): void
  handlerChanged(kind: 'handler-set' | 'handler-replaced' | 'handler-removed', slot: HandlerSlot): void
  /** Tells a ready state that no event told of. */
  look(): void
}

/** Starts to watch the document's n-th socket, which was just constructed. */
export function watchSocket(socket: WebSocket, n: number, recorder: Recorder, erring: Erring): WatchedSocket {
  let last: number = readyState(socket)
  let kept = 0
  let sites = 0
  let errors = 0
  let toldAt = 0
  const totals = { received: 0, receivedSize: 0, sent: 0, sentSize: 0 }

  function record(fact: Unstamped, urgent = true): void {
    last = readyState(socket)
    recorder.record(n, { state: last, ...fact }, urgent)
  }

  function tellTotals(): void {
    toldAt = now()
    record({ kind: 'messages-counted', ...totals }, false)
  }

  function message(fact: Unstamped): void {
    if (kept < mostMessages) {
      kept++
      record(fact, false)
    } else if (now() - toldAt > tellEvery) tellTotals()
  }

  function hear(slot: SocketEvent, seen: (event: Event) => void): void {
    const erred: Threw = (threw, site) => {
      if (errors++ < mostErrors) record({ kind: 'handler-threw', slot, threw, site })
    }
    listen(socket, slot, (event: Event) => {
      if (!isTrusted(event)) return
      recorder.guard(n, slot, () => {
        seen(event)
        erring(event, erred, slot !== 'message' || totals.received % 50 === 1)
      })
    })
  }

  hear('open', () =>
    record({ kind: 'open-fired', protocol: protocolOf(socket), extensions: extensionsOf(socket) }),
  )
  hear('message', (event) => {
    const measured = measure(messageOf(event))
    totals.received++
    totals.receivedSize += measured.size
    message({ kind: 'message-received', ...measured })
  })
  hear('error', () => record({ kind: 'error-fired' }))
  hear('close', (event) => {
    if (totals.received + totals.sent > kept) tellTotals()
    record({ kind: 'close-fired', code: codeOf(event), clean: cleanOf(event), reason: reasonOf(event) })
  })

  return {
    socket,
    closeCalled(code, reason, threw) {
      record(closeCall(code, reason, threw))
    },
    sendCalled(value, stateBefore, threw) {
      const measured: Measured = measure(value)
      const site = threw || stateBefore !== 1 || sites++ < mostSendSites ? callStack() : ''
      if (threw) {
        record({ kind: 'send-called', ...measured, threw, site })
        return
      }
      totals.sent++
      totals.sentSize += measured.size
      message({ kind: 'send-called', ...measured, site })
    },
    handlerChanged(kind, slot) {
      record({ kind, slot, site: callStack() })
    },
    look() {
      if (readyState(socket) !== last) record({ kind: 'state-observed' })
    },
  }
}
