// What one fact says on the ladder: its words, and from where to where it was said. Null where another rung says it.

import type { Fact } from '../fact.ts'
import type { Summary } from '../summary.ts'
import { amount, pathOf, plural } from '../words.ts'
import type { Rung } from './rung.ts'

export type Said = Pick<Rung, 'label' | 'from' | 'to'> & Partial<Pick<Rung, 'remark' | 'tone'>>

/**
 * @param run how many messages of this kind follow each other, this one included
 * @param closedEarly the page's own `close()` before open, where there was one
 */
export function said(fact: Fact, run: number, summary: Summary, closedEarly: Fact | null): Said | null {
  const messages = (verb: string, size: number) =>
    run > 1 ? `${plural(run, 'message')} ${verb}` : `message ${verb} ${amount(size)}`
  switch (fact.kind) {
    case 'constructed':
      return { label: 'new WebSocket', from: 'page', to: 'browser' }
    case 'construct-threw':
      return {
        label: 'new WebSocket',
        from: 'page',
        to: 'page',
        remark: `threw ${fact.threw.name}`,
        tone: 'fault',
      }
    case 'handler-set':
      return {
        label: fact.slot.startsWith('on') ? `${fact.slot} = ƒ` : `listen ${fact.slot}`,
        from: 'page',
        to: 'page',
      }
    case 'handler-replaced':
      return { label: `${fact.slot} replaced`, from: 'page', to: 'page' }
    case 'handler-removed':
      return { label: `${fact.slot} removed`, from: 'page', to: 'page' }
    case 'handler-threw':
      return {
        label: `${fact.slot} handler`,
        from: 'page',
        to: 'page',
        remark: `threw ${fact.threw.name || 'an exception'}`,
        tone: 'fault',
      }
    case 'close-called': {
      const label = `close(${fact.code ?? ''})`
      if (fact.threw)
        return { label, from: 'page', to: 'page', remark: `threw ${fact.threw.name}`, tone: 'fault' }
      const early = fact === closedEarly
      return {
        label,
        from: 'page',
        to: 'browser',
        remark: early ? 'before open' : '',
        tone: early ? 'fault' : 'plain',
      }
    }
    case 'send-called':
      if (fact.threw)
        return {
          label: 'send()',
          from: 'page',
          to: 'page',
          remark: `threw ${fact.threw.name}`,
          tone: 'fault',
        }
      return { label: messages('sent', fact.size), from: 'page', to: 'server' }
    case 'open-fired':
      return { label: 'open', from: 'browser', to: 'page', remark: fact.protocol }
    case 'message-received':
      return { label: messages('received', fact.size), from: 'server', to: 'page' }
    case 'error-fired':
      return { label: 'error', from: 'browser', to: 'page', tone: 'fault' }
    case 'close-fired':
      return {
        label: `close ${fact.code}`,
        from: 'browser',
        to: 'page',
        remark: fact.clean ? fact.reason || 'clean' : 'not clean',
      }
    case 'state-observed':
      return { label: `found ${fact.state === 3 ? 'CLOSED' : 'changed'}`, from: 'page', to: 'page' }
    case 'messages-counted':
      return null
    case 'hook-failed':
      return { label: 'recording failed', from: 'page', to: 'page', remark: fact.message, tone: 'fault' }
    case 'net:requested':
      return summary.sent ? null : { label: '', from: 'browser', to: 'browser', remark: 'request begun' }
    case 'net:sent':
      return { label: '', from: 'browser', to: 'server', remark: `GET ${pathOf(summary.url)}` }
    case 'net:redirected':
      return {
        label: '',
        from: 'server',
        to: 'browser',
        remark: `redirect to ${pathOf(fact.to)}`,
        tone: 'fault',
      }
    case 'net:responded': {
      const late = closedEarly !== null && fact.at > closedEarly.at
      const wrong = fact.status !== 101 && fact.status !== 200
      return {
        label: '',
        from: 'server',
        to: 'browser',
        remark: `${fact.status}${fact.status === 101 ? ' Switching Protocols' : ''}${late ? ' (too late)' : ''}`,
        tone: late ? 'late' : wrong ? 'fault' : 'plain',
      }
    }
    case 'net:failed':
      return {
        label: '',
        from: 'browser',
        to: 'browser',
        remark: fact.text || 'failed (text withheld)',
        tone: 'fault',
      }
    case 'net:completed':
      return null
    case 'net:ended':
      return summary.constructed
        ? null
        : { label: '', from: 'browser', to: 'browser', remark: 'connection ended' }
    case 'net:frame-sent':
      if (summary.constructed) return null
      return { label: '', from: 'browser', to: 'server', remark: messages('sent', fact.size) }
    case 'net:frame-received':
      // With page facts, the page's own messages tell the same.
      if (summary.constructed) return null
      return { label: '', from: 'server', to: 'browser', remark: messages('received', fact.size) }
    case 'ctx:document-started':
    case 'ctx:network-watched':
      return null
    case 'ctx:page-hidden':
      return {
        label: 'page left',
        from: 'page',
        to: 'page',
        remark: fact.persisted ? 'kept in the back/forward cache' : '',
      }
    case 'ctx:document-lost':
      return { label: 'page lost', from: 'page', to: 'page', remark: 'its process crashed or was ended' }
    case 'ctx:page-shown':
      return { label: 'page came back', from: 'page', to: 'page' }
    case 'ctx:visibility-changed':
      return { label: fact.visible ? 'tab shown' : 'tab hidden', from: 'page', to: 'page' }
    case 'ctx:connectivity-changed':
      return { label: fact.online ? 'online' : 'offline', from: 'browser', to: 'browser' }
    case 'ctx:policy-violated':
      return {
        label: '',
        from: 'browser',
        to: 'browser',
        remark: `${fact.directive} blocked it`,
        tone: 'fault',
      }
    case 'ctx:facts-dropped':
      return { label: '', from: 'page', to: 'page', remark: `${plural(fact.count, 'fact')} dropped` }
    case 'server:logged': // stands where its placement says, not among the socket's own facts
    case 'probe:answered':
    case 'probe:tried':
      return null // asked by a person later; no part of this socket's life
  }
}
