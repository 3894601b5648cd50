// What one fact says on the ladder: its words, and from where to where it was said. Null where another rung says it.

import type { Fact } from '../fact.ts'
import { said } from '../said.ts'
import type { Summary } from '../summary.ts'
import { amount, pathOf, plural } from '../words.ts'
import type { Rung } from './rung.ts'

export type Said = Pick<Rung, 'label' | 'from' | 'to'> & Partial<Pick<Rung, 'remark' | 'tone'>>

/**
 * @param run how many messages of this kind follow each other, this one included
 * @param closedEarly the page's own `close()` before open, where there was one
 */
export function sayingOf(fact: Fact, run: number, summary: Summary, closedEarly: Fact | null): Said | null {
  const sent = (size: number) =>
    run > 1 ? said`${plural(run, 'message')} sent` : said`message sent ${amount(size)}`
  const received = (size: number) =>
    run > 1 ? said`${plural(run, 'message')} received` : said`message received ${amount(size)}`
  switch (fact.kind) {
    case 'constructed':
      return { label: 'new WebSocket', from: 'page', to: 'browser' }
    case 'construct-threw':
      return {
        label: 'new WebSocket',
        from: 'page',
        to: 'page',
        remark: said`threw ${fact.threw.name}`,
        tone: 'fault',
      }
    case 'handler-set':
      return {
        label: fact.slot.startsWith('on') ? `${fact.slot} = ƒ` : said`listen ${fact.slot}`,
        from: 'page',
        to: 'page',
      }
    case 'handler-replaced':
      return { label: said`${fact.slot} replaced`, from: 'page', to: 'page' }
    case 'handler-removed':
      return { label: said`${fact.slot} removed`, from: 'page', to: 'page' }
    case 'handler-threw':
      return {
        label: said`${fact.slot} handler`,
        from: 'page',
        to: 'page',
        remark: said`threw ${fact.threw.name || said`an exception`}`,
        tone: 'fault',
      }
    case 'close-called': {
      const label = `close(${fact.code ?? ''})`
      if (fact.threw)
        return { label, from: 'page', to: 'page', remark: said`threw ${fact.threw.name}`, tone: 'fault' }
      const early = fact === closedEarly
      return {
        label,
        from: 'page',
        to: 'browser',
        remark: early ? said`before open` : '',
        tone: early ? 'fault' : 'plain',
      }
    }
    case 'send-called':
      if (fact.threw)
        return {
          label: 'send()',
          from: 'page',
          to: 'page',
          remark: said`threw ${fact.threw.name}`,
          tone: 'fault',
        }
      return { label: sent(fact.size), from: 'page', to: 'server' }
    case 'open-fired':
      return { label: 'open', from: 'browser', to: 'page', remark: fact.protocol }
    case 'message-received':
      return { label: received(fact.size), from: 'server', to: 'page' }
    case 'error-fired':
      return { label: 'error', from: 'browser', to: 'page', tone: 'fault' }
    case 'close-fired':
      return {
        label: `close ${fact.code}`,
        from: 'browser',
        to: 'page',
        remark: fact.clean ? fact.reason || said`clean` : said`not clean`,
      }
    case 'state-observed':
      return {
        label: fact.state === 3 ? said`found CLOSED` : said`found changed`,
        from: 'page',
        to: 'page',
      }
    case 'messages-counted':
      return null
    case 'hook-failed':
      return { label: said`recording failed`, from: 'page', to: 'page', remark: fact.message, tone: 'fault' }
    case 'net:requested':
      return summary.sent ? null : { label: '', from: 'browser', to: 'browser', remark: said`request begun` }
    case 'net:sent':
      return { label: '', from: 'browser', to: 'server', remark: `GET ${pathOf(summary.url)}` }
    case 'net:redirected':
      return {
        label: '',
        from: 'server',
        to: 'browser',
        remark: said`redirect to ${pathOf(fact.to)}`,
        tone: 'fault',
      }
    case 'net:responded': {
      const late = closedEarly !== null && fact.at > closedEarly.at
      const wrong = fact.status !== 101 && fact.status !== 200
      return {
        label: '',
        from: 'server',
        to: 'browser',
        remark: `${fact.status}${fact.status === 101 ? ' Switching Protocols' : ''}${late ? said` (too late)` : ''}`,
        tone: late ? 'late' : wrong ? 'fault' : 'plain',
      }
    }
    case 'net:failed':
      return {
        label: '',
        from: 'browser',
        to: 'browser',
        remark: fact.text || said`failed (text withheld)`,
        tone: 'fault',
      }
    case 'net:completed':
      return null
    case 'net:ended':
      return summary.constructed
        ? null
        : { label: '', from: 'browser', to: 'browser', remark: said`connection ended` }
    case 'net:frame-sent':
      if (summary.constructed) return null
      return { label: '', from: 'browser', to: 'server', remark: sent(fact.size) }
    case 'net:frame-received':
      // With page facts, the page's own messages tell the same.
      if (summary.constructed) return null
      return { label: '', from: 'server', to: 'browser', remark: received(fact.size) }
    case 'ctx:document-started':
    case 'ctx:network-watched':
      return null
    case 'ctx:page-hidden':
      return {
        label: said`page left`,
        from: 'page',
        to: 'page',
        remark: fact.persisted ? said`kept in the back/forward cache` : '',
      }
    case 'ctx:document-lost':
      return {
        label: said`page lost`,
        from: 'page',
        to: 'page',
        remark: said`its process crashed or was ended`,
      }
    case 'ctx:page-shown':
      return { label: said`page came back`, from: 'page', to: 'page' }
    case 'ctx:visibility-changed':
      return { label: fact.visible ? said`tab shown` : said`tab hidden`, from: 'page', to: 'page' }
    case 'ctx:connectivity-changed':
      return { label: fact.online ? 'online' : 'offline', from: 'browser', to: 'browser' }
    case 'ctx:policy-violated':
      return {
        label: '',
        from: 'browser',
        to: 'browser',
        remark: said`${fact.directive} blocked it`,
        tone: 'fault',
      }
    case 'ctx:facts-dropped':
      return { label: '', from: 'page', to: 'page', remark: said`${plural(fact.count, 'fact')} dropped` }
    case 'server:logged': // stands where its placement says, not among the socket's own facts
    case 'probe:answered':
    case 'probe:tried':
      return null // asked by a person later; no part of this socket's life
  }
}
