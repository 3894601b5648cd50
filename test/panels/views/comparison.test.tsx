// @vitest-environment jsdom
// Two sessions side by side in the panel, as a person reads them: what is not explained first and whole, the rest in
// lines that unfold.

import { cleanup, render } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { ComparisonView } from '../../../panels/views/comparison.tsx'
import { compare } from '../../../src/core/compare/compare.ts'
import { side } from '../../core/compare/sides.ts'

afterEach(cleanup)

const show = (chromium: string, firefox: string) =>
  render(
    <ComparisonView
      comparison={compare(
        side(chromium, 'chromium', '/home/me/session.chromium.jsonl'),
        side(firefox, 'firefox', '/home/me/session.firefox.jsonl'),
      )}
    />,
  )

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
const one = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing is ${selector}`)
  return found
}
const said = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim()
const isOpen = (selector: string) => one(selector).hasAttribute('open')

const socket = (browser: 'chromium' | 'firefox', number: number, path: string, end: string) => `
  socket d.${number}  +${number}.0
    0.0  0  constructed    ws://localhost${path}
    2.0  0  net:requested  ws://localhost${path}
    2.1  0  net:sent
         |  Host: localhost
         |  User-Agent: ${browser}
         |  ${browser === 'chromium' ? 'Pragma: no-cache' : 'Accept: */*'}
   10.0  1  open-fired
   ${end}`

const session = (browser: 'chromium' | 'firefox', code: number) =>
  socket(browser, 1, '/ws/chat', `90.0  3  close-fired  ${code}  clean  reason="<b>${code}</b>"`) +
  socket(browser, 2, '/ws/feed', '')

describe('a comparison in the panel', () => {
  it('says first what was compared, and what is the same but for what browsers always differ in', () => {
    show(session('chromium', 4000), session('firefox', 4001))
    expect(said(one('h2'))).toMatch(
      /^2 sockets compared: 1 same \(1 of them but for what these browsers always differ in\), 1 differ/,
    )
    expect(said(one('header + p'))).toBe('What these browsers always differ in: request-headers.')
    expect(one('[data-comparison]').dataset.differs).toBe('true')
  })

  it('names a side by its file, with the whole path as title', () => {
    show(session('chromium', 4000), session('firefox', 4001))
    expect(all('dd b').map((name) => [said(name), name.title])).toEqual([
      ['session.chromium.jsonl', '/home/me/session.chromium.jsonl'],
      ['session.firefox.jsonl', '/home/me/session.firefox.jsonl'],
    ])
  })

  it('tells whole what nothing explains, and in one folded line what is known', () => {
    show(session('chromium', 4000), session('firefox', 4001))
    expect(isOpen('[data-pairs="unexplained"]')).toBe(true)
    expect(all('[data-pair="unexplained"] > table tbody th').map(said)).toEqual([
      'close code',
      'close reason',
    ])
    expect(said(one('[data-pair="unexplained"] > [data-fold] summary'))).toBe(
      '3 request headers and their order differ as is known: request-headers (user-agent, pragma, accept)',
    )
    expect(isOpen('[data-pair="unexplained"] > [data-fold]')).toBe(false)
    expect(all('td b')).toEqual([])
  })

  it('holds in a fold why it is so, and the values, told apart by side', () => {
    show(session('chromium', 4000), session('firefox', 4001))
    const fold = '[data-pair="unexplained"] > [data-fold="request-headers"]'
    expect(said(one(`${fold} p`))).toMatch(/^Each browser sends headers of its own \(User-Agent, Accept/)
    expect(said(one(`${fold} code`))).toBe('User-Agent')
    const row = one(`${fold} [data-aspect="request header user-agent"]`)
    expect(row.dataset.known).toBe('request-headers')
    expect([...row.querySelectorAll('td')].map((cell) => [cell.dataset.of, said(cell)])).toEqual([
      ['A', 'chromium'],
      ['B', 'firefox'],
    ])
  })

  it('folds what browsers always differ in among the same', () => {
    show(session('chromium', 4000), session('firefox', 4001))
    const same = '[data-pairs="same"]'
    expect(isOpen(same)).toBe(false)
    expect(said(one(`${same} > summary`))).toBe(
      'The same: 1 socket, of which 1 differs only as these browsers always do',
    )
    expect(one(`${same} [data-pair]`).dataset.everyday).toBe('true')
    expect(all(`${same} [data-fold]`)).toHaveLength(1)
    expect(all('[data-pairs="explained"]')).toEqual([])
  })

  it('tells how each ended where one opened, as is known', () => {
    show(
      `0.0  0  constructed  ws://localhost/ws  protocols=chat
       9.0  0  net:failed   "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received"
      10.0  3  error-fired
      10.0  3  close-fired  1006  unclean`,
      `0.0  0  constructed  ws://localhost/ws  protocols=chat
      10.0  1  open-fired`,
    )
    expect(one('[data-comparison]').dataset.differs).toBe('false')
    expect(isOpen('[data-pairs="explained"]')).toBe(true)
    expect(said(one('[data-pair] b'))).toBe('Outcome: in A never opened, failed; in B open')
    expect(said(one('[data-fold] summary'))).toMatch(
      /^6 aspects differ as is known: subprotocol-not-returned \(/,
    )
  })
})
