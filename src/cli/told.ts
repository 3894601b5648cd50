// A diagnosis as the terminal prints it: a line for each socket, and under a flagged one why and by which facts.

import type { Header } from '../core/file/header.ts'
import type { Damage } from '../core/file/read.ts'
import { outcome } from '../core/outcome.ts'
import { printable } from '../core/printable.ts'
import type { Row, Session } from '../core/session.ts'
import { shownPath } from '../core/siblings/route.ts'
import type { Milliseconds } from '../core/units.ts'
import { hostOf, plural } from '../core/words.ts'
import type { Checked } from './expectations.ts'

/** Healthy sockets are listed one by one up to so many. */
const mostListed = 50

export interface Diagnosed {
  readonly name: string
  readonly header: Header
  readonly damage: Damage | null
  readonly session: Session
  /** The session's end: closes the durations of sockets that are still open. */
  readonly now: Milliseconds
  readonly checked: readonly Checked[]
}

export const isFlagged = ({ diagnosis }: Row): boolean => diagnosis.verdict !== null

/** The diagnosis of one session, in lines. */
export function tell({ name, header, damage, session, now, checked }: Diagnosed): string {
  const rows = session.rows()
  const flagged = rows.filter(isFlagged)
  const healthy = rows.filter((row) => !isFlagged(row))
  const stories = session.stories().filter(({ verdict }) => verdict)
  return [
    `${name}: ${summaryOf(header)} · ${plural(rows.length, 'socket')}, ${flagged.length} flagged`,
    ...header.captured.gaps.map((gap) => `  ! ${printable(gap)}`),
    ...(damage ? [`  ! read up to line ${damage.line}: ${printable(damage.why)}`] : []),
    '',
    ...flagged.flatMap((row) => [...tellFlagged(row), '']),
    ...stories.flatMap(({ verdict, sentence, sockets }) => [
      `✗ ${verdict?.title}   ${plural(sockets.length, 'socket')}`,
      `    ${plain(sentence)}`,
      ...(verdict ? [`    → ${plain(verdict.advice)}`] : []),
      '',
    ]),
    ...healthy.slice(0, mostListed).map((row) => `✓ ${titleOf(row)}   ${outcome(row.diagnosis, now)}`),
    ...(healthy.length > mostListed
      ? [`✓ and ${healthy.length - mostListed} more that are not flagged`]
      : []),
    ...(checked.length > 0 ? ['', ...checked.map(tellChecked)] : []),
    '',
  ].join('\n')
}

/** `Chromium 156.0 · Linux x86_64 · http://localhost:8000/` */
export function summaryOf({ browser, os, page }: Header): string {
  const named = `${browser.name || browser.kind} ${browser.version}`.trim()
  return [named, os, page.url]
    .filter((part) => part !== '')
    .map(printable)
    .join(' · ')
}

function tellFlagged(row: Row): readonly string[] {
  const { verdict, also } = row.diagnosis
  if (!verdict) return []
  return [
    `✗ ${titleOf(row)}   ${plain(verdict.title)}`,
    `    ${plain(verdict.sentence)}`,
    `    ${verdict.certainty} · ${verdict.rule}${verdict.oneOf ? ` · one of: ${verdict.oneOf.join(', ')}` : ''}`,
    ...verdict.evidence.map(({ text }) => `    · ${plain(text)}`),
    ...(verdict.advice === '' ? [] : [`    → ${plain(verdict.advice)}`]),
    ...also.map(({ sentence }) => `    also: ${plain(sentence)}`),
  ]
}

function titleOf({ socket: { number, summary } }: Row): string {
  return printable(`#${number}  ${hostOf(summary.url)}${shownPath(summary.url)}`)
}

/** Sentences hold code in backticks, and texts of the page within it. */
const plain = (text: string) => printable(text)

function tellChecked({ endpoint, outcome: wanted, met, instead }: Checked): string {
  return `${met ? 'as expected' : 'NOT AS EXPECTED'}: ${endpoint} ${wanted}${met ? '' : `; ${instead}`}`
}
