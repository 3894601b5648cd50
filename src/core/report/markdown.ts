// A session as text for an issue tracker (GitHub flavoured): the verdict first, then the sockets, the proof and the
// log. It stays within what such a tracker takes.

import { hypothesesOf } from '../hypotheses.ts'
import { print } from '../notation.ts'
import { outcome } from '../outcome.ts'
import { said, spoken } from '../said.ts'
import type { Row } from '../session.ts'
import type { Story } from '../stories/story.ts'
import type { Verdict } from '../verdict.ts'
import { duration, pathOf, plural, sure } from '../words.ts'
import { block, code, sentence as whole } from './github.ts'
import type { Reading } from './reading.ts'
import { about, allWell, choose, counted, isFlagged, telling } from './told.ts'

/** GitHub takes 65,536 characters. */
const mostLetters = 60_000
const mostRows = 60
const mostInFull = 10
const mostStories = 10
const mostGaps = 10
/** Letters of one sentence: a page may have put a whole document into it. */
const mostSaid = 1500
/** Facts of a log at either end. */
const mostFacts = 60

export function reportMarkdown(reading: Reading): string {
  const { rows, stories } = reading
  const chosen = choose(rows, mostInFull)
  const head = [
    lead(reading, chosen.full),
    `${counted(reading)}.`,
    socketTable(reading),
    ...telling(stories).slice(0, mostStories).map(storyPart),
  ]
  const tail = environment(reading)
  let room = mostLetters - [...head, tail].join('\n\n').length
  const parts: string[] = []
  for (const row of chosen.full) {
    const forms = [() => socketPart(row, chosen.alike.get(row) ?? [], true), () => socketPart(row, [], false)]
    const part = forms.map((form) => form()).find(({ length }) => length + 2 < room)
    if (part === undefined) break
    room -= part.length + 2
    parts.push(part)
  }
  const untold = chosen.leftOut.length + chosen.full.length - parts.length
  return `${[
    ...head,
    ...parts,
    ...(untold > 0
      ? [said`${plural(untold, 'more flagged socket')} not told here; the saved session holds every one.`]
      : []),
    tail,
  ].join('\n\n')}\n`
}

/** What matters most, in one sentence. */
function lead(reading: Reading, [head]: readonly Row[]): string {
  const verdict = head?.diagnosis.verdict
  if (head && verdict) return `**${sentence(verdict.title)}:** ${sentence(verdict.sentence)}.`
  const story = reading.stories.find((each) => each.verdict)
  if (story?.verdict) return `**${sentence(story.verdict.title)}:** ${sentence(story.sentence)}.`
  return `**${allWell(reading) ?? ''}**`
}

function socketTable({ rows, now }: Reading): string {
  if (rows.length === 0) return ''
  const flagged = rows.filter(isFlagged).slice(0, mostRows)
  const others = rows.filter((row) => !isFlagged(row)).slice(0, mostRows - flagged.length)
  const shown = [...flagged, ...others].sort((a, b) => a.socket.number - b.socket.number)
  const lines = shown.map(({ socket: { number, summary }, diagnosis }) =>
    [
      diagnosis.verdict ? '⚑' : '',
      `${number}`,
      code(clip(pathOf(summary.url), 160)),
      sentence(outcome(diagnosis, now)),
      `${summary.closed?.code ?? ''}`,
    ].join(' | '),
  )
  const more = rows.length - shown.length
  return [
    `| ${[said`Flag`, said`Nr.`, said`Socket`, said`Outcome`, said`Code`].join(' | ')} |`,
    '|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
    ...(more > 0 ? ['', said`${plural(more, 'more socket')} not listed.`] : []),
  ].join('\n')
}

function storyPart({ path, title, sentence: words, sockets, verdict }: Story): string {
  const head = said`${plural(sockets.length, 'socket')} to ${code(clip(path, 160))}: ${sentence(verdict?.title ?? title)}`
  const advice = verdict ? ` ${said`What to do: ${sentence(verdict.advice)}`}` : ''
  return `**${head}.** ${sentence(words)}.${advice}`
}

function socketPart({ socket, diagnosis }: Row, alike: readonly Row[], withLog: boolean): string {
  const { verdict, also } = diagnosis
  const { number, summary, facts } = socket
  const ruledOut = hypothesesOf(diagnosis).filter(({ standing }) => standing === 'ruled-out')
  return [
    `### ${said`Socket ${number}: ${code(clip(pathOf(summary.url), 160))}`}`,
    ...[verdict, ...also].flatMap((each) => (each ? verdictPart(each, facts[0]?.at ?? 0) : [])),
    ...(alike.length > 0
      ? [said`${plural(alike.length, 'more socket')} to this endpoint with the same verdict.`]
      : []),
    ...(ruledOut.length > 0
      ? [
          `${said`What it was not:`}\n\n${ruledOut.map(({ title, why }) => `* ${sentence(title)}: ${sentence(why)}`).join('\n')}`,
        ]
      : []),
    ...(withLog ? [logPart(socket)] : [said`Its log is too long to stand here; it is in the saved session.`]),
  ].join('\n\n')
}

function verdictPart(verdict: Verdict, start: number): string {
  const evidence = [...verdict.evidence].sort((a, b) => (a.fact?.at ?? 0) - (b.fact?.at ?? 0))
  return [
    `**${sentence(verdict.title)}** (${spoken(sure[verdict.certainty])}): ${sentence(verdict.sentence)}.`,
    evidence
      .map(({ text, fact }) => {
        if (!fact) return `* ${sentence(text)}`
        const apart = duration(Math.abs(fact.at - start))
        return fact.at >= start
          ? `* ${said`after ${apart}: ${sentence(text)}`}`
          : `* ${said`before by ${apart}: ${sentence(text)}`}`
      })
      .join('\n'),
    ...(verdict.advice === '' ? [] : [said`What to do: ${sentence(verdict.advice)}`]),
  ].join('\n\n')
}

function logPart({ id, facts }: Row['socket']): string {
  const long = facts.length > 2 * mostFacts
  const log = long
    ? print([
        { about: id, facts: facts.slice(0, mostFacts) },
        { about: id, facts: facts.slice(-mostFacts) },
      ])
    : print([{ about: id, facts }])
  const title = long ? said`Log, without ${facts.length - 2 * mostFacts} facts in the middle` : said`Log`
  return `<details><summary>${title}</summary>\n\n${block(log)}\n\n</details>`
}

function environment(reading: Reading): string {
  const { gaps } = reading.header.captured
  return [
    `### ${said`Environment`}`,
    about(reading)
      .map(([name, value]) => `* ${name}: ${sentence(clip(value, 400))}`)
      .join('\n'),
    ...(gaps.length > 0
      ? [
          `${said`Missing from the recording:`}\n\n${gaps
            .slice(0, mostGaps)
            .map((gap) => `* ${sentence(clip(spoken(gap), 400))}`)
            .join('\n')}`,
        ]
      : []),
  ].join('\n\n')
}

function clip(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text
}

const sentence = (text: string) => whole(clip(text, mostSaid))
