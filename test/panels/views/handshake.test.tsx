// @vitest-environment jsdom
// The Handshake tab as a person reads it: what failed first, where it is written, and whom it concerns.

import { cleanup, render } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { HandshakeView } from '../../../panels/views/handshake.tsx'
import type { Browser } from '../../../src/core/rule.ts'
import { openSession } from '../../../src/core/session.ts'
import { accept, key, requestLines, right } from '../../core/handshake-heads.ts'
import { factsOf } from './dashboard-session.ts'

afterEach(cleanup)

function show(log: string, browser: Browser): void {
  const session = openSession(browser)
  session.append(factsOf(log))
  const [row] = session.rows()
  if (!row) throw new Error('the log has no socket')
  render(<HandshakeView row={row} />)
}

const head = (lines: readonly string[]) => lines.map((line) => `| ${line}`).join('\n')

function answered(
  browser: 'chromium' | 'firefox',
  answer: readonly string[],
  after: string,
  protocols = 'a',
) {
  show(
    `socket d.1
     0.0 0 constructed ws://h/ws protocols=${protocols}
     1.1 0 net:requested ws://h/ws
     1.2 0 net:sent
     ${head(requestLines(browser, protocols.split(',')))}
     9.0 0 net:responded 101 version=HTTP/1.1
     ${head(answer)}
     ${after}`,
    browser,
  )
}

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
const text = (selector: string) => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim()
const failed = '10.0 3 error-fired\n10.1 3 close-fired 1006 unclean'

describe('the Handshake tab', () => {
  it('shows the rules in four groups, each with its result, its part and a link to its section', () => {
    answered('chromium', [...right, 'Sec-WebSocket-Protocol: a'], '10.0 1 open-fired protocol=a')
    expect(all('[data-check-group]').map((group) => group.dataset.checkGroup)).toEqual([
      'Request',
      'Answer',
      'Subprotocol',
      'Extensions',
    ])
    expect(all('[data-check]').length).toBeGreaterThan(30)
    for (const row of all('[data-check]')) {
      expect(row.dataset.part, row.dataset.check).toBeTruthy()
      expect(['passed', 'failed', 'unseen']).toContain(row.dataset.result)
      expect(row.querySelector('a')?.href).toMatch(
        /^https:\/\/(www\.rfc-editor\.org\/rfc\/rfc\d+#section-|websockets\.spec\.whatwg\.org\/#)/,
      )
      expect(row.querySelector('a')?.rel).toBe('noreferrer')
    }
    expect(text('[data-check-group="Answer"] th')).toBe('Answer 10 passed')
    expect(all('[data-failed-checks]')).toEqual([])
    expect(text('[data-check-group="Request"] th')).toBe('Request 8 passed, 1 not observable')
  })

  it('puts a failed rule first in its group, and links to the section', () => {
    answered('firefox', [...right, 'Sec-WebSocket-Protocol: b'], failed)
    const [first] = all('[data-check-group="Subprotocol"] [data-check]')
    expect(first?.dataset.check).toBe('subprotocol-offered')
    expect(first?.dataset.result).toBe('failed')
    expect(first?.textContent).toContain('answered b; requested: a')
    expect(first?.querySelector('a')?.href).toBe('https://www.rfc-editor.org/rfc/rfc6455#section-4.1')
    expect(first?.querySelector('.remark')).toBeNull()
    expect(text('[data-check-group="Subprotocol"] th')).toBe('Subprotocol 1 failed, 4 passed')
    expect(text('[data-failed-checks="1"]')).toBe(
      '✕ One of those requested, letter case included Subprotocol RFC 6455 §4.1',
    )
  })

  it('says that another browser would fail what this one tolerates', () => {
    answered('firefox', right, '10.0 1 open-fired')
    expect(text('[data-check="subprotocol-named"] .remark')).toBe(
      'This browser does not enforce it; Chromium would fail the socket.',
    )
  })

  it('says that another browser would go on where this one fails', () => {
    show(
      `socket d.1
       0.0 0 constructed ws://h/ws protocols=a
       1.0 0 net:failed "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received"
       ${failed}`,
      'chromium',
    )
    expect(text('[data-check="subprotocol-named"] .remark')).toBe(
      'Firefox does not enforce it, and would go on.',
    )
    expect(all('[data-check="upgrade-value"]')[0]?.dataset.result).toBe('passed')
    expect(all('[data-check="extensions-syntax"]')[0]?.dataset.result).toBe('unseen')
  })

  it('computes the accept value from the key, and shows both beside the answer’s', () => {
    answered('firefox', [...right.slice(0, 2), 'Sec-WebSocket-Accept: eA=='], failed)
    expect(text('.accept')).toBe(`Key sent${key}Must be${accept}AnsweredeA==`)
    expect(text('[data-accept="expected"]')).toBe(accept)
    expect(text('[data-accept="answered"]')).toBe('eA==')
    expect(text('[data-check="accept-value"]')).toContain(`the key asks for ${accept}`)
  })

  it('shows no accept value where no key was seen, and says so of an answer that is not visible', () => {
    show('socket d.1\n0.0 0 constructed ws://h/ws', 'chromium')
    expect(all('.accept')).toEqual([])
    cleanup()
    show(
      `socket d.1
       0.0 0 constructed ws://h/ws
       1.0 0 net:requested ws://h/ws
       1.1 0 net:sent
       ${head(requestLines('chromium'))}`,
      'chromium',
    )
    expect(text('[data-accept="answered"]')).toBe('not visible')
  })

  it('recognises HTTP/2, and leaves out what does not exist there', () => {
    show(
      `socket d.1
       0.0 0 constructed wss://h/ws
       1.0 0 net:responded 200 version=HTTP/2.0
       | server: h2
       2.0 1 open-fired`,
      'firefox',
    )
    expect(document.body.textContent).toContain('This handshake went over HTTP/2 or later, by RFC 8441 §5')
    expect(all('[data-part="accept"]')).toEqual([])
    expect(all('[data-check="status"]')[0]?.dataset.result).toBe('passed')
  })

  it('shows what a server wrote as inert text', () => {
    answered('firefox', [...right, 'Sec-WebSocket-Protocol: <b>a</b>'], failed)
    expect(all('.checks b')).toEqual([])
    expect(text('[data-check="subprotocol-syntax"] bdi')).toBe('<b>a</b> is not a name')
  })
})
