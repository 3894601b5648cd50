// The texts that one socket is copied as. They are written by much of the core, so they are loaded when somebody asks.

import type { Decoded } from '../../src/core/decode.ts'
import type { Recording } from '../../src/core/file/header.ts'
import { print } from '../../src/core/notation.ts'
import { redact } from '../../src/core/redact/redact.ts'
import { curlCommand, websocatCommand } from '../../src/core/report/command.ts'
import { reportMarkdown } from '../../src/core/report/markdown.ts'
import { playwrightTest } from '../../src/core/report/playwright.ts'
import { type Reading, read } from '../../src/core/report/reading.ts'
import { say } from '../language/say.ts'
import type { Row } from '../session/store.ts'

export type CopyForm = 'text' | 'markdown' | 'curl' | 'websocat' | 'playwright'

const fine = <T>(value: T): Decoded<T> => ({ ok: true, value })

const writers: Readonly<Record<CopyForm, (reading: Reading, row: Row) => Decoded<string>>> = {
  text: (_, { socket: { id, facts } }) => fine(print([{ about: id, facts }])),
  markdown: (reading, row) =>
    fine(
      reportMarkdown({
        ...reading,
        rows: [row],
        stories: reading.stories.filter(({ sockets }) => sockets.includes(row.socket.id)),
      }),
    ),
  curl: ({ header }, { socket }) => curlCommand(socket, { page: header.page.url }),
  websocat: ({ header }, { socket }) => websocatCommand(socket, { page: header.page.url }),
  playwright: (reading, { socket }) => fine(playwrightTest(reading, socket.id)),
}

/** The session without its secrets, and this socket in it. Refused with a sentence where it is there no more. */
export function withoutSecrets(
  recording: Recording,
  { socket: { id } }: Row,
): Decoded<{ readonly reading: Reading; readonly row: Row }> {
  const reading = read(redact(recording).recording)
  const row = reading.rows.find(({ socket }) => socket.id === id)
  return row ? fine({ reading, row }) : { ok: false, why: say('copyGone') }
}

/**
 * The text of this socket alone, read in the company of the whole session, without its secrets. Refused with a sentence
 * where there is no such text.
 */
export function copyOf(form: CopyForm, recording: Recording, row: Row): Decoded<string> {
  const found = withoutSecrets(recording, row)
  return found.ok ? writers[form](found.value.reading, found.value.row) : found
}
