// The forms of a comparison: what matters first, aligned, complete, and inert whatever pages and servers wrote.

import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { compare } from '../../../src/core/compare/compare.ts'
import { comparisonHtml } from '../../../src/core/compare/html.ts'
import { comparisonMarkdown } from '../../../src/core/compare/markdown.ts'
import { columns, comparisonText } from '../../../src/core/compare/text.ts'
import { palette } from '../../../src/core/report/style.ts'
import { both, differing, side } from './sides.ts'

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

it('tells in a terminal what was compared, and what differs as is known in a line', () => {
  expect(comparisonText(told)).toBe(`${told.sentence}

A  chromium  chromium
B  firefox   firefox

Differs as is known

#1 and #1  ws://localhost/ws  connect at app.js:31  (by URL and call site)
    Outcome: in A never opened, failed; in B open
    6 aspects differ as is known: subprotocol-not-returned
        outcome, verdict, events, ready states, close code, clean close
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
  expect(document.querySelectorAll('[style], [href]:not([href^="#"])')).toHaveLength(0)
  expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toMatch(/^default-src 'none'/)
  expect(document.querySelectorAll('[data-pair]')).toHaveLength(1)
  expect(document.querySelectorAll('[data-aspect]')).toHaveLength(2)
  expect(html).not.toContain('\u202e')
})

it('gives Markdown in which nothing of a page is markup', () => {
  const markdown = comparisonMarkdown(hostile)
  expect(markdown).not.toMatch(/<|\u202e|\]\(javascript/)
  for (const line of markdown.split('\n').filter((each) => each.startsWith('| close reason')))
    expect(line.match(/\|/g)).toHaveLength(4)
})

it('keeps a page’s text on its own line in a terminal', () => {
  const lines = comparisonText(hostile).split('\n')
  expect(lines.filter((line) => /^# x/.test(line))).toEqual([])
  expect(lines.join('')).not.toContain('\u202e')
})

const request = (...lines: readonly string[]) => `
   2.0  0  net:requested  ws://localhost/ws
   2.1  0  net:sent${lines.map((line) => `\n        |  ${line}`).join('')}`
const ofChromium = request(
  'Host: localhost',
  'Upgrade: websocket',
  'User-Agent: Chrome',
  'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
)
const ofFirefox = request(
  'Host: localhost',
  'User-Agent: Firefox',
  'Accept: */*',
  'Sec-WebSocket-Extensions: permessage-deflate',
)
const socket = (sent: string, end = '') => `
   0.0  0  constructed  ws://localhost/ws${sent}
  10.0  1  open-fired${end}`
const shown = (markup: string) => new JSDOM(markup).window.document
const said = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim()

describe('what browsers always differ in', () => {
  const everyday = both(
    `socket d.1${socket(ofChromium)}\nsocket d.2  +9.0\n 0.0  0  constructed  ws://localhost/other`,
    `socket d.1${socket(ofFirefox)}\nsocket d.2  +9.0\n 0.0  0  constructed  ws://localhost/other`,
  )
  const remark = 'What these browsers always differ in: request-headers, compression-offer.'

  it('counts as the same, and is told as such right after the first sentence', () => {
    expect(everyday.sentence).toBe(
      '2 sockets compared: 2 same (1 of them but for what these browsers always differ in), ' +
        '0 differ (0 explained, 0 unexplained), 0 only in A, 0 only in B',
    )
    expect(everyday.differs).toBe(false)
    expect(everyday.pairs.map(({ result, everyday: only }) => [result, only])).toEqual([
      ['same', true],
      ['same', false],
    ])
    for (const told of [comparisonText(everyday), comparisonMarkdown(everyday)])
      expect(told.split('\n').slice(0, 2)).toEqual([everyday.sentence, remark])
    const page = shown(comparisonHtml(everyday))
    expect(said(page.querySelector('h1 + .lead'))).toBe(remark)
    expect(page.querySelectorAll('article')).toHaveLength(0)
  })

  it('is folded among the same, one line a known difference, with its values in it', () => {
    const page = shown(comparisonHtml(everyday))
    const same = page.querySelector<HTMLDetailsElement>('#same + details')
    expect(same?.open).toBe(false)
    expect(said(same?.querySelector('summary'))).toBe(
      '2 sockets, of which 1 differs only as these browsers always do',
    )
    const folds = [...(same?.querySelectorAll('[data-fold]') ?? [])]
    expect(folds.map((fold) => said(fold.querySelector('summary')))).toEqual([
      '3 request headers and their order differ as is known: request-headers (upgrade, user-agent, accept)',
      'request header sec-websocket-extensions differs as is known: compression-offer ' +
        '(in A permessage-deflate; client_max_window_bits; in B permessage-deflate)',
    ])
    const aspects = [...(folds[0]?.querySelectorAll('[data-aspect]') ?? [])].map(said)
    expect(aspects).toContain('request header user-agentChromeFirefox')
    expect(folds[0]?.querySelector('code')?.textContent).toBe('User-Agent')
  })

  it('stands in one line after what nothing explains, which is told whole', () => {
    const c = both(
      socket(ofChromium, '\n 30.0  3  close-fired  4000  clean  reason=bye'),
      socket(ofFirefox, '\n 30.0  3  close-fired  4001  clean  reason=gone'),
    )
    expect(c.pairs.map(({ result, everyday: only }) => [result, only])).toEqual([['unexplained', false]])
    const lines = comparisonText(c).split('\n')
    const at = (start: string) => lines.findIndex((line) => line.trim().startsWith(start))
    expect(at('close code')).toBeGreaterThan(at('Differs, unexplained'))
    expect(at('3 request headers and their order')).toBeGreaterThan(at('close reason'))
    expect(lines.filter((line) => line.includes('user-agent'))).toEqual([
      '        upgrade, user-agent, accept',
    ])
    const article = shown(comparisonHtml(c)).querySelector('article')
    expect([...(article?.querySelectorAll(':scope > table tbody th') ?? [])].map(said)).toEqual([
      'close code',
      'close reason',
    ])
    expect([...(article?.querySelectorAll('thead tr') ?? [])].map((row) => row.children.length)).toEqual([
      3, 3, 3,
    ])
  })

  it('is not what explains a difference of another kind', () => {
    expect(told.pairs.map(({ result, everyday: only }) => [result, only])).toEqual([['explained', false]])
    expect(told.known.map((known) => known.everyday)).toEqual([undefined])
  })
})

describe('how long a handshake took', () => {
  const opening = (time: number, end = `${time}.0  1  open-fired`) =>
    side(`0.0  0  constructed  ws://localhost/ws\n${end}`)

  it('is told, and is alone no difference', () => {
    const c = compare(opening(10), opening(9010))
    expect(c.differs).toBe(false)
    expect(c.pairs.flatMap(differing)).toEqual(['handshake time: 10 ms | 9 s (time)'])
    expect(comparisonText(c)).toContain('handshake time differs as is known: time\n        A 10 ms  B 9 s')
    expect(c.known.map(({ sentence }) => sentence).join()).toContain('depends on the machine')
  })

  it('is not explained where the two ended otherwise', () => {
    const c = compare(
      opening(10),
      opening(9010, '9010.0  3  error-fired\n9010.1  3  close-fired  1006  unclean'),
    )
    expect(c.differs).toBe(true)
    expect(c.pairs.flatMap(differing)).toContain('handshake time: 10 ms | 9 s (unexplained)')
  })
})

describe('the sides', () => {
  const named = (a: string, b: string) => {
    const c = compare(side(log('1'), 'chromium', a), side(log('1'), 'chromium', b))
    const names = [...shown(comparisonHtml(c)).querySelectorAll('.about [title]')]
    return names.map((name) => [said(name), name.getAttribute('title')])
  }

  it('are named by their files, with the whole path as title', () => {
    expect(named('/home/me/one.chromium.jsonl', 'C:\\out\\one.firefox.jsonl.gz')).toEqual([
      ['one.chromium.jsonl', '/home/me/one.chromium.jsonl'],
      ['one.firefox.jsonl.gz', 'C:\\out\\one.firefox.jsonl.gz'],
    ])
  })

  it('keep what tells two files, or two groups of one, apart', () => {
    const names = (a: string, b: string) => named(a, b).map(([name]) => name)
    expect(names('before/one.jsonl', 'after/one.jsonl')).toEqual(['before/one.jsonl', 'after/one.jsonl'])
    expect(names('out/one.jsonl: /ws/*', 'out/one.jsonl: */b.c')).toEqual([
      'one.jsonl: /ws/*',
      'one.jsonl: */b.c',
    ])
    expect(names('This session: Document http://x/y.html', 'before/after')).toEqual([
      'This session: Document http://x/y.html',
      'before/after',
    ])
  })
})

it('shows no colour but those of the report, which are read well', () => {
  const css = comparisonHtml(told).match(/<style>(.*?)<\/style>/s)?.[1] ?? ''
  const colours = new Set([...Object.values(palette.light), ...Object.values(palette.dark)])
  for (const [colour] of css.matchAll(/#[\da-f]{3,8}\b/g)) expect(colours).toContain(colour)
  expect(css).not.toMatch(/opacity|rgb|url\(/)
})
