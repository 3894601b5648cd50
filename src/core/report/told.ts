// What is said of a whole session, in every form of a report: where it was recorded, how complete it is, and how many
// of its sockets are flagged.

import type { Redacted } from '../file/header.ts'
import { said, spoken, wording } from '../said.ts'
import type { Row } from '../session.ts'
import type { Story } from '../stories/story.ts'
import { duration, pathOf, plural } from '../words.ts'
import type { Reading } from './reading.ts'

export const isFlagged = ({ diagnosis }: Row): boolean => diagnosis.verdict !== null

/** What is to be said of the session as a whole, by its name. Values are foreign text. */
export function about({ header, now }: Reading): readonly (readonly [name: string, value: string])[] {
  const { page, browser, os, writer, timeOrigin, savedAt, captured } = header
  const length = timeOrigin > 0 && now > timeOrigin ? said`, ${duration(now - timeOrigin)} long` : ''
  return [
    [
      said`Page`,
      page.title !== '' && page.url !== '' ? `${page.title} (${page.url})` : page.url || said`not known`,
    ],
    [
      said`Browser`,
      [browser.name || spoken(kinds[browser.kind]), browser.version].filter((each) => each !== '').join(' '),
    ],
    [said`System`, os || said`not known`],
    [said`Recorded`, timeOrigin > 0 ? `${utc(timeOrigin)}${length}` : said`not known`],
    ...(savedAt === null ? [] : [[said`Saved`, utc(savedAt)] as const]),
    [said`By`, `${writer.name} ${writer.version}`.trim()],
    [said`Page side`, captured.page ? said`recorded` : said`not recorded`],
    [
      said`Network side`,
      captured.network.length > 0 ? said`watched by ${captured.network.join(', ')}` : said`not watched`,
    ],
    [said`Redacted`, header.redacted ? redactedTold(header.redacted) : said`no: it is as it was recorded`],
  ]
}

const kinds = wording({ chromium: 'Chromium', firefox: 'Firefox', unknown: 'not known' })

/** `2026-11-23 17:04:05 UTC` */
export function utc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

const replaced: Readonly<Record<keyof Redacted, (count: number) => string>> = {
  cookie: (count) => plural(count, 'cookie'),
  authorization: (count) => plural(count, 'credential'),
  query: (count) => plural(count, 'query value'),
  subprotocol: (count) =>
    count === 1 ? said`1 token in subprotocols` : said`${count} tokens in subprotocols`,
  path: (count) => plural(count, 'path segment'),
  userinfo: (count) => plural(count, 'user name'),
  message: (count) => (count === 1 ? said`1 message body` : said`${count} message bodies`),
}

function redactedTold(redacted: Redacted): string {
  const told = (Object.keys(replaced) as (keyof Redacted)[])
    .filter((kind) => redacted[kind] > 0)
    .map((kind) => replaced[kind](redacted[kind]))
  return told.length === 0 ? said`yes: nothing in it looked like a secret` : said`yes: ${told.join(', ')}`
}

/** `7 sockets, 3 flagged, 2 open at the end, 1 connecting; 1 story flagged` */
export function counted({ rows, stories }: Reading): string {
  const of = (wanted: string) => rows.filter(({ socket }) => socket.summary.phase === wanted).length
  const faults = stories.filter(({ verdict }) => verdict).length
  const parts = [
    plural(rows.length, 'socket'),
    said`${rows.filter(isFlagged).length} flagged`,
    ...(of('open') > 0 ? [said`${of('open')} open at the end`] : []),
    ...(of('connecting') > 0 ? [said`${of('connecting')} still connecting`] : []),
    ...(faults > 0 ? [faults === 1 ? said`1 story is a fault` : said`${faults} stories are faults`] : []),
  ]
  return parts.join(', ')
}

/** What is said first where nothing is flagged. */
export function allWell({ rows, stories }: Reading): string | null {
  if (rows.length === 0) return said`No socket was recorded.`
  if (rows.some(isFlagged) || stories.some(({ verdict }) => verdict)) return null
  const waiting = rows.some(({ socket }) => socket.summary.phase === 'connecting')
  const well = said`Nothing is flagged: no socket closed before it opened, and no other fault was seen.`
  return waiting ? `${well} ${said`Some were still connecting when the recording ended.`}` : well
}

/** A socket's path and number: `/ws/chat #3`. */
export const nameOf = ({ socket }: Row): string => `${pathOf(socket.summary.url)} #${socket.number}`

export interface Chosen {
  /** Flagged sockets that are told in full. */
  readonly full: readonly Row[]
  /** Flagged sockets of the same verdict and endpoint as one that is told in full. */
  readonly alike: ReadonlyMap<Row, readonly Row[]>
  /** Flagged sockets that there is no room for. */
  readonly leftOut: readonly Row[]
}

/** Chooses what is told in full: the first of each verdict and endpoint, and at most so many. */
export function choose(rows: readonly Row[], most: number): Chosen {
  const groups = new Map<string, Row[]>()
  for (const row of rows.filter(isFlagged)) {
    const path = pathOf(row.socket.summary.url).replace(/\?.*$/s, '')
    const key = JSON.stringify([row.diagnosis.verdict?.rule, path])
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  const all = [...groups.values()]
  const alike = new Map<Row, readonly Row[]>()
  const full = all.slice(0, most).flatMap(([head, ...others]) => {
    if (head && others.length > 0) alike.set(head, others)
    return head ?? []
  })
  return { full, alike, leftOut: all.slice(most).flat() }
}

/** Stories that are worth telling: those that are a fault, and those that are more than one socket after another. */
export const telling = (stories: readonly Story[]): readonly Story[] =>
  [...stories]
    .filter(({ verdict, kind }) => verdict !== null || kind !== 'repeated')
    .sort((a, b) => Number(b.verdict !== null) - Number(a.verdict !== null))
