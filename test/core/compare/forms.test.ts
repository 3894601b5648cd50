// The forms of a comparison: aligned, complete, and inert whatever pages and servers wrote.

import { JSDOM } from 'jsdom'
import { expect, it } from 'vitest'
import { compare } from '../../../src/core/compare/compare.ts'
import { comparisonHtml } from '../../../src/core/compare/html.ts'
import { comparisonMarkdown } from '../../../src/core/compare/markdown.ts'
import { columns, comparisonText } from '../../../src/core/compare/text.ts'
import { both, side } from './sides.ts'

const text = "Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received"
const told = both(
  `
  0.0  0  constructed  ws://localhost/ws  protocols=chat  connect@http://localhost/app.js:31
  9.0  0  net:failed   "Error during WebSocket handshake: ${text}"
 10.0  3  error-fired
 10.0  3  close-fired  1006  unclean`,
  `
  0.0  0  constructed  ws://localhost/ws  protocols=chat  connect@http://localhost/app.js:31
 10.0  1  open-fired`,
)

it('tells in a terminal what was compared, what differs and why, in columns', () => {
  expect(comparisonText(told)).toBe(`${told.sentence}

A  chromium  chromium
B  firefox   firefox

Explained

#1 and #1  ws://localhost/ws  connect at app.js:31  (by URL and call site)
    outcome       A never opened, failed                        B open       subprotocol-not-returned
    verdict       A Requested subprotocol not returned (subpr…  B no fault   subprotocol-not-returned
    events        A error, close                                B open       subprotocol-not-returned
    ready states  A 0 → 3                                       B 0 → 1      subprotocol-not-returned
    close code    A 1006                                        B not there  subprotocol-not-returned
    clean close   A unclean                                     B not there  subprotocol-not-returned
    not comparable: status, HTTP version, failure text, origin, cookies, order of request headers, request headers, answer headers

Endpoints

  /ws  A 0 of 1 opened, failed after 10 ms  B 1 of 1 opened, in 10 ms

Known differences

  subprotocol-not-returned: ${told.known[0]?.sentence} (${told.known[0]?.source})
`)
})

it('says first how many are the same, differ, and are on one side alone', () => {
  expect(told.sentence).toBe(
    '1 socket compared: 0 same, 1 differ (1 explained, 0 unexplained), 0 only in A, 0 only in B',
  )
  expect(told.differs).toBe(false)
})

it('keeps columns in line, whatever is in them', () => {
  const lines = columns([
    ['a', 'x'],
    ['\u202eb\nb', 'x'],
    ['c'.repeat(100), 'x'],
  ])
  expect(new Set(lines.map((line) => line.length)).size).toBe(1)
  expect(lines.join('')).not.toMatch(/[\n\u202e]/)
})

const evil = '</td><script>alert(1)</script>|`*[x](javascript:1)\\u202e\\n# x'
const log = (reason: string) => `
   0.0  0  constructed  "ws://localhost/<img src=x onerror=alert(1)>"
  10.0  1  open-fired   protocol="${evil}${reason}"
  90.0  3  close-fired  4000  clean  reason="${evil}${reason}"`
const hostile = compare(side(log('1'), 'chromium', evil), side(log('2'), 'firefox', '<b>&"\''))

it('gives a page that holds nothing but its own elements, and may load nothing', () => {
  const html = comparisonHtml(hostile)
  const { document } = new JSDOM(html).window
  expect(document.querySelectorAll('script, img, b, iframe, link, [onerror]')).toHaveLength(0)
  expect(document.querySelector('h1')?.textContent).toBe(hostile.sentence)
  expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toMatch(/^default-src 'none'/)
  expect(document.querySelectorAll('[data-pair]')).toHaveLength(1)
  expect(document.querySelectorAll('[data-aspect]')).toHaveLength(2)
  expect(html).not.toContain('\u202e')
})

it('gives Markdown in which nothing of a page is markup', () => {
  const markdown = comparisonMarkdown(hostile)
  expect(markdown).not.toMatch(/<|\u202e|\]\(javascript/)
  for (const line of markdown.split('\n').filter((each) => each.startsWith('| close reason')))
    expect(line.match(/\|/g)).toHaveLength(5)
})

it('keeps a page’s text on its own line in a terminal', () => {
  const lines = comparisonText(hostile).split('\n')
  expect(lines.filter((line) => /^# x/.test(line))).toEqual([])
  expect(lines.join('')).not.toContain('\u202e')
})
