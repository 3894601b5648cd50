// The HTML report stands by itself: valid, inert, with anchors that lead somewhere, readable in both themes.

import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { printable } from '../../../src/core/printable.ts'
import { reportHtml } from '../../../src/core/report/html.ts'
import { ladderStyle } from '../../../src/core/report/html-ladder.ts'
import { palette, shapesOn, style, type Theme, textOn } from '../../../src/core/report/style.ts'
import { rules } from '../../../src/core/rules/index.ts'
import { earlyClosed, hostile, sessionOf } from './sessions.ts'

/** Parses a report, and holds it to what every report must be. */
function checked(html: string): Document {
  const { document } = new JSDOM(html).window
  expect(document.doctype?.name).toBe('html')
  expect(document.documentElement.lang).toBe('en')
  expect(document.compatMode).toBe('CSS1Compat')
  expect(
    document.querySelectorAll('script, iframe, object, embed, link, base, form, img, audio, video'),
  ).toHaveLength(0)
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const known = new Set(ids)
  const wrong: string[] = []
  for (const element of document.querySelectorAll('*'))
    for (const { name, value } of element.attributes) {
      const dangles = name === 'href' ? !known.has(value.replace(/^#/, '')) || !value.startsWith('#') : false
      const unnamed = name === 'aria-labelledby' && !known.has(value)
      if (/^on|^src|^action|^formaction|^style$/.test(name) || dangles || unnamed)
        wrong.push(`${name}=${value}`)
    }
  expect(wrong).toEqual([])
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')
  expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
  expect(document.querySelectorAll('h1')).toHaveLength(1)
  for (const table of document.querySelectorAll('table'))
    expect(table.querySelectorAll('thead th[scope=col]').length).toBeGreaterThan(1)
  for (const svg of document.querySelectorAll('svg:not(svg svg)'))
    expect(svg.getAttribute('aria-label') || svg.getAttribute('aria-hidden')).toBeTruthy()
  return document
}

const textOf = (document: Document) => document.body.textContent.replace(/\s+/g, ' ')

describe.each(rules.map((rule) => [rule.id, rule] as const))('a session with %s', (_id, rule) => {
  it('is reported with its verdict, its sentence and its evidence', () => {
    for (const { log, browser, verdicts } of rule.examples) {
      const reading = sessionOf(log, browser)
      const document = checked(reportHtml(reading))
      for (const { socket, diagnosis } of reading.rows) {
        if (verdicts[socket.id] !== rule.id || !diagnosis.verdict) continue
        const article = document.getElementById(`socket-${socket.number}`)
        // Several with the same verdict at one endpoint are told by the first.
        if (article === null) expect(textOf(document)).toContain(`#${socket.number}`)
        else {
          expect(article.textContent).toContain(diagnosis.verdict.title)
          for (const { fact } of diagnosis.verdict.evidence)
            if (fact && socket.facts.includes(fact))
              expect(article.querySelector('.verdict a[href^="#"]')).not.toBeNull()
        }
      }
    }
  })
})

it('says plainly that a session is healthy', () => {
  const document = checked(
    reportHtml(
      sessionOf(
        '0.0 0 constructed ws://localhost:8000/ws/chat/\n8.0 1 open-fired\n9.0 1 message-received text 5B',
      ),
    ),
  )
  expect(textOf(document)).toContain('Nothing is flagged: no socket closed before it opened')
  expect(document.querySelector('.fault, #flagged')).toBeNull()
})

it('says plainly that there was no socket', () => {
  expect(textOf(checked(reportHtml(sessionOf(''))))).toContain('No socket was recorded.')
})

it('leads from each piece of evidence to the row of its fact', () => {
  const document = checked(reportHtml(sessionOf(earlyClosed)))
  const links = [...document.querySelectorAll('.verdict li a')]
  expect(links.length).toBeGreaterThan(1)
  for (const link of links) {
    const row = document.getElementById(link.getAttribute('href')?.slice(1) ?? '')
    expect(row?.tagName).toBe('TR')
  }
})

it('says what is missing, who recorded it and when', () => {
  const told = textOf(checked(reportHtml(sessionOf(earlyClosed))))
  for (const said of [
    'Chromium 156.0',
    'Linux',
    '2026-11-23 17:04:00 UTC',
    'Lifeline 0.1.0',
    '2 sockets, 1 flagged',
  ])
    expect(told).toContain(said)
})

it.each(hostile)('keeps %j inert wherever a page can put it', (text) => {
  const word = printable(JSON.stringify(text))
  const log = `
    socket d.0
      0.0  -  ctx:document-started  ${word}  top
    socket d.1
      0.0  0  constructed    ${printable(JSON.stringify(`ws://localhost/${text}?${text}`))}  protocols=${word}  ${word}@${word}:1
      1.0  0  net:sent
           |  cookie: ${word}
      2.0  3  net:failed     ${word}
      3.0  3  error-fired
      4.0  3  close-fired    1006  unclean  reason=${word}
    socket d.2
      5.0  -  construct-threw  ${word}  threw=${word}:${word}`
  const html = reportHtml(sessionOf(log, 'chromium', text))
  const document = checked(html)
  expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u2028]/u)
  expect(document.querySelectorAll('style')).toHaveLength(1)
  expect(document.querySelector('style')?.textContent).toBe(`${style}${ladderStyle}`)
  expect(document.querySelector('b, strong, em, u')).toBeNull()
})

it('stays readable in size with thousands of sockets, and says what it leaves out', () => {
  const many = Array.from(
    { length: 1500 },
    (_, index) => `
socket d.${index + 1}  +${index * 10}.0
  0.0  0  constructed  ws://localhost:8000/ws/${index % 60}/
  4.0  3  error-fired
  4.1  3  close-fired  1006  unclean`,
  ).join('')
  const html = reportHtml(sessionOf(many))
  expect(html.length).toBeLessThan(4_000_000)
  expect(html.match(/<article id=/g)?.length).toBe(30)
  expect(html).toContain('1100 more sockets not drawn here')
  expect(html).toContain('more flagged sockets not told in full here')
}, 60_000)

describe.each(['light', 'dark'] as const)('the %s theme', (theme: Theme) => {
  const colours = palette[theme]
  it.each(textOn)('is read well: %s on %s', (text, ground) => {
    expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(4.5)
  })
  it.each(shapesOn)('shows shapes: %s on %s', (shape, ground) => {
    expect(contrast(colours[shape], colours[ground])).toBeGreaterThanOrEqual(3)
  })
})

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one)
  return (light + 0.05) / (dark + 0.05)
}
