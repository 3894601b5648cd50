// One native socket under observation: our listeners run first and only look; what was seen is recorded
// with the ready state of that moment. Messages beyond a number or a rate are only counted, exactly.

import type { HandlerSlot, SocketEvent } from '../core/fact.ts'
import { callStack } from './call-stack.ts'
import { closeCall } from './close-call.ts'
import type { Erring, Threw } from './handler-errors.ts'
import { measure } from './messages.ts'
import {
  cleanOf,
  codeOf,
  extensionsOf,
  isTrusted,
  later,
  listen,
  messageOf,
  protocolOf,
  readyState,
  reasonOf,
} from './natives.ts'
import type { Recorder, Unstamped } from './recorder.ts'

/** Messages recorded one by one while nobody watches, per socket and direction together. */
const mostMessages = 1000
/** Totals are told again at most this often, in milliseconds. */
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
  /** Tells what no event has told of yet: totals, and a ready state. */
  look(): void
}

/** Starts to watch the document's n-th socket, which was just constructed. */
export function watchSocket(socket: WebSocket, n: number, recorder: Recorder, erring: Erring): WatchedSocket {
  let last: number = readyState(socket)
  let kept = 0
  let sites = 0
  let errors = 0
  /** Whether there are totals to tell. */
  let untold = false
  const totals = { received: 0, receivedSize: 0, sent: 0, sentSize: 0 }

  function record(fact: Unstamped, mayWait?: boolean): void {
    last = readyState(socket)
    recorder.record(n, { state: last, ...fact }, mayWait)
  }

  function tellTotals(): void {
    if (!untold) return
    untold = false
    record({ kind: 'messages-counted', ...totals }, true)
  }

  /** Records a message, or counts it and tells the totals a little later. */
  function message(way: 'sent' | 'received', value: unknown, site?: string): void {
    const room = recorder.room(kept < mostMessages)
    const measured = measure(value, room < 0 ? 0 : room)
    totals[way]++
    totals[`${way}Size`] += measured.size
    if (room >= 0) {
      kept++
      recorder.spend(measured.preview.length)
      const kind = way === 'sent' ? 'send-called' : 'message-received'
      record({ kind, ...measured, site }, true)
    } else if (!untold) {
      untold = true
      later(recorder.guard, tellEvery, n, 'totals', tellTotals)
    }
  }

  function hear(slot: SocketEvent, seen: (event: Event) => void): void {
    const erred: Threw = (threw, site) => {
      if (errors++ < mostErrors) record({ kind: 'handler-threw', slot, threw, site })
    }
    const heard = (event: Event) => {
      seen(event)
      erring(event, erred, slot !== 'message' || totals.received % 50 === 1)
    }
    listen(socket, slot, (event) => {
      if (isTrusted(event)) recorder.guard(n, slot, heard, event)
    })
  }

  hear('open', () =>
    record({ kind: 'open-fired', protocol: protocolOf(socket), extensions: extensionsOf(socket) }),
  )
  hear('message', (event) => message('received', messageOf(event)))
  hear('error', () => record({ kind: 'error-fired' }))
  hear('close', (event) => {
    tellTotals()
    record({ kind: 'close-fired', code: codeOf(event), clean: cleanOf(event), reason: reasonOf(event) })
  })

  return {
    socket,
    closeCalled(code, reason, threw) {
      record(closeCall(code, reason, threw))
    },
    sendCalled(value, stateBefore, threw) {
      const site = threw || stateBefore !== 1 || sites++ < mostSendSites ? callStack() : ''
      if (threw) record({ kind: 'send-called', ...measure(value, recorder.room(true)), threw, site })
      else message('sent', value, site)
    },
    handlerChanged(kind, slot) {
      record({ kind, slot, site: callStack() })
    },
    look() {
      tellTotals()
      if (readyState(socket) !== last) record({ kind: 'state-observed' })
    },
  }
}
