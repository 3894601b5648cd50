// One of the two things that are compared: a whole recording, or a group of sockets of one.

import { endOfRecording } from '../file/end.ts'
import type { Header, Recording } from '../file/header.ts'
import { openSession, type Row } from '../session.ts'
import type { Story } from '../stories/story.ts'

export interface Side {
  /** What a person calls it: a file's name, “before the fix”. */
  readonly name: string
  readonly header: Header
  /** In order of construction. */
  readonly rows: readonly Row[]
  readonly stories: readonly Story[]
}

/** A recording, read. */
export function sideOf(name: string, recording: Recording): Side {
  const { header, facts } = recording
  const session = openSession(header.browser.kind)
  session.append(facts)
  session.advance(endOfRecording(recording))
  return { name, header, rows: session.rows(), stories: session.stories() }
}

/** The sockets of a side that belong together by document, by endpoint, by time or by whatever else. */
export function groupOf(name: string, { header, rows, stories }: Side, belongs: (row: Row) => boolean): Side {
  const kept = rows.filter(belongs)
  const ids = new Set(kept.map(({ socket }) => socket.id))
  return {
    name,
    header,
    rows: kept,
    stories: stories.filter(({ sockets }) => sockets.some((id) => ids.has(id))),
  }
}
