// What is said of a whole session, in every form of a report: where it was recorded, how complete it is, and how many
// of its sockets are flagged.

import type { Redacted } from '../file/header.ts'
import type { Row } from '../session.ts'
import type { Story } from '../stories/story.ts'
import { duration, pathOf, plural } from '../words.ts'
import type { Reading } from './reading.ts'

export const isFlagged = ({ diagnosis }: Row): boolean => diagnosis.verdict !== null

/** What is to be said of the session as a whole, by its name. Values are foreign text. */
export function about({ header, now }: Reading): readonly (readonly [name: string, value: string])[] {
  const { page, browser, os, writer, timeOrigin, savedAt, captured } = header
  const length = timeOrigin > 0 && now > timeOrigin ? `, ${duration(now - timeOrigin)} long` : ''
  return [
    ['Page', page.title !== '' && page.url !== '' ? `${page.title} (${page.url})` : page.url || 'not known'],
    [
      'Browser',
      [browser.name || kinds[browser.kind], browser.version].filter((each) => each !== '').join(' '),
    ],
    ['System', os || 'not known'],
    ['Recorded', timeOrigin > 0 ? `${utc(timeOrigin)}${length}` : 'not known'],
    ...(savedAt === null ? [] : [['Saved', utc(savedAt)] as const]),
    ['By', `${writer.name} ${writer.version}`.trim()],
    ['Page side', captured.page ? 'recorded' : 'not recorded'],
    [
      'Network side',
      captured.network.length > 0 ? `watched by ${captured.network.join(', ')}` : 'not watched',
    ],
    ['Redacted', header.redacted ? redactedTold(header.redacted) : 'no: it is as it was recorded'],
  ]
}

const kinds = { chromium: 'Chromium', firefox: 'Firefox', unknown: 'not known' } as const

/** `2026-11-23 17:04:05 UTC` */
export function utc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

const nouns: Readonly<Record<keyof Redacted, string>> = {
  cookie: 'cookie',
  authorization: 'credential',
  query: 'query value',
  subprotocol: 'token in subprotocols',
  path: 'path segment',
  userinfo: 'user name',
  message: 'message body',
}

/** Plurals that are not made by an s at the end. */
const many: Partial<Record<keyof Redacted, string>> = {
  subprotocol: 'tokens in subprotocols',
  message: 'message bodies',
}

function redactedTold(redacted: Redacted): string {
  const told = (Object.keys(nouns) as (keyof Redacted)[])
    .filter((kind) => redacted[kind] > 0)
    .map((kind) => {
      const noun = many[kind]
      return noun !== undefined && redacted[kind] !== 1
        ? `${redacted[kind]} ${noun}`
        : plural(redacted[kind], nouns[kind])
    })
  return told.length === 0 ? 'yes: nothing in it looked like a secret' : `yes: ${told.join(', ')}`
}

/** `7 sockets, 3 flagged, 2 open at the end, 1 connecting; 1 story flagged` */
export function counted({ rows, stories }: Reading): string {
  const of = (wanted: string) => rows.filter(({ socket }) => socket.summary.phase === wanted).length
  const faults = stories.filter(({ verdict }) => verdict).length
  const parts = [
    plural(rows.length, 'socket'),
    `${rows.filter(isFlagged).length} flagged`,
    ...(of('open') > 0 ? [`${of('open')} open at the end`] : []),
    ...(of('connecting') > 0 ? [`${of('connecting')} still connecting`] : []),
    ...(faults > 0 ? [faults === 1 ? '1 story is a fault' : `${faults} stories are faults`] : []),
  ]
  return parts.join(', ')
}

/** What is said first where nothing is flagged. */
export function allWell({ rows, stories }: Reading): string | null {
  if (rows.length === 0) return 'No socket was recorded.'
  if (rows.some(isFlagged) || stories.some(({ verdict }) => verdict)) return null
  const waiting = rows.some(({ socket }) => socket.summary.phase === 'connecting')
  return `Nothing is flagged: no socket closed before it opened, and no other fault was seen.${
    waiting ? ' Some were still connecting when the recording ended.' : ''
  }`
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
