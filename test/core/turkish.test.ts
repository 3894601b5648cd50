// Whatever a socket went through, a reader of another language reads no English of the core's: every example of every
// rule is told in Turkish.

import { beforeAll, describe, expect, it } from 'vitest'
import { checklist } from '../../src/core/checklist.ts'
import { hypothesesOf } from '../../src/core/hypotheses.ts'
import { foot, ladder } from '../../src/core/ladder/rungs.ts'
import { ladderInWords } from '../../src/core/ladder/words.ts'
import { missing } from '../../src/core/missing.ts'
import { parse } from '../../src/core/notation.ts'
import { outcome } from '../../src/core/outcome.ts'
import { reportHtml } from '../../src/core/report/html.ts'
import { reportMarkdown } from '../../src/core/report/markdown.ts'
import { rules } from '../../src/core/rules/index.ts'
import { openSession } from '../../src/core/session.ts'
import { siblingSentence, siblingsOf } from '../../src/core/siblings.ts'
import { storyRules } from '../../src/core/stories/rules/index.ts'
import { englishIn, speakTurkish } from '../turkish.ts'
import { earlyClosed, sessionOf } from './report/sessions.ts'

beforeAll(speakTurkish)

const examples = [...rules, ...storyRules].flatMap(({ id, examples }) =>
  examples.map((example, at) => [`${id}, ${at + 1}`, example] as const),
)

describe('an example', () => {
  it.each(examples)('of %s is told without English', (_, { browser, log }) => {
    const session = openSession(browser)
    session.append(parse(log).flatMap(({ facts }) => facts))
    const rows = session.rows()
    const all = rows.map(({ socket }) => socket)
    const texts = rows.flatMap(({ diagnosis, socket }) => [
      outcome(diagnosis, 10_000),
      ...[diagnosis.verdict, ...diagnosis.also].flatMap((verdict) =>
        verdict
          ? [verdict.title, verdict.sentence, verdict.advice, ...verdict.evidence.map(({ text }) => text)]
          : [],
      ),
      ...hypothesesOf(diagnosis).flatMap(({ title, why }) => [title, why]),
      ...checklist(diagnosis, all, null).flatMap(({ question, text, action }) => [
        question,
        text,
        action ?? '',
      ]),
      ...diagnosis.case.handshake.checks.flatMap(({ title, seen }) => [title, seen]),
      ...missing(diagnosis.case).map(({ why }) => why),
      ladderInWords(ladder(socket), foot(socket)),
      ...rows
        .filter((row) => siblingsOf(socket, all).includes(row.socket))
        .map((sibling) => siblingSentence(diagnosis, sibling.diagnosis)),
    ])
    for (const { title, sentence, verdict } of session.stories())
      texts.push(title, sentence, verdict?.advice ?? '')
    // The browser's own words are evidence, and stand as they are.
    const left = englishIn(texts.join('\n')).filter((piece) => !log.includes(piece))
    expect(left).toEqual([])
  })
})

it('knows English when it meets it', () => {
  expect(englishIn('The server answered 404: it knows nothing at `/ws`')).not.toEqual([])
  expect(englishIn('Sunucunun yanıtı 404: `/ws` yolunda hiçbir şey bilmiyor')).toEqual([])
})

it('leaves no English in a report', () => {
  const reading = sessionOf(earlyClosed)
  const html = reportHtml(reading)
  for (const report of [
    reportMarkdown(reading),
    html.replace(/<style>.*?<\/style>/gs, '').replace(/<[^>]*>/g, ''),
  ])
    expect(englishIn(report)).toEqual([])
  expect(html).toContain('<html lang="tr">')
})
