// One socket taken along on the clipboard: its log, a report for an issue tracker, the handshake as a command, a test
// that fails while the bug is there. Secrets stay behind.

import { useSignal } from '@preact/signals'
import { useRef, useState } from 'preact/hooks'
import type { Decoded } from '../../src/core/decode.ts'
import type { Recording } from '../../src/core/file/header.ts'
import { print } from '../../src/core/notation.ts'
import { redact } from '../../src/core/redact/redact.ts'
import { curlCommand, websocatCommand } from '../../src/core/report/command.ts'
import { reportMarkdown } from '../../src/core/report/markdown.ts'
import { playwrightTest } from '../../src/core/report/playwright.ts'
import { type Reading, read } from '../../src/core/report/reading.ts'
import { shownRecording } from '../export.ts'
import type { Row } from '../store.ts'
import { copyText, useActions, useFiles, useStore } from './context.ts'
import { Foreign } from './foreign.tsx'

interface Form {
  readonly id: string
  readonly title: string
  /** Refused with a sentence where there is no such text of this socket. */
  write(reading: Reading, row: Row): Decoded<string>
}

const fine = (value: string): Decoded<string> => ({ ok: true, value })

const forms: readonly Form[] = [
  {
    id: 'text',
    title: 'Log (text)',
    write: (_, { socket: { id, facts } }) => fine(print([{ about: id, facts }])),
  },
  {
    id: 'markdown',
    title: 'Report (Markdown)',
    write: (reading, row) =>
      fine(
        reportMarkdown({
          ...reading,
          rows: [row],
          stories: reading.stories.filter(({ sockets }) => sockets.includes(row.socket.id)),
        }),
      ),
  },
  {
    id: 'curl',
    title: 'Handshake (curl)',
    write: ({ header }, { socket }) => curlCommand(socket, { page: header.page.url }),
  },
  {
    id: 'websocat',
    title: 'Connection (websocat)',
    write: ({ header }, { socket }) => websocatCommand(socket, { page: header.page.url }),
  },
  {
    id: 'playwright',
    title: 'Test (Playwright)',
    write: (reading, { socket }) => fine(playwrightTest(reading, socket.id)),
  },
]

export function CopyMenu({ row }: { row: Row }) {
  const store = useStore()
  const files = useFiles()
  const { known } = useActions()
  const menu = useRef<HTMLDetailsElement>(null)
  const [recording, setRecording] = useState<Recording | null>(null)
  const told = useSignal('')

  // A copy must follow the click at once, so what takes time is done when the menu opens.
  const opened = async () => {
    told.value = ''
    if (menu.current?.open)
      setRecording(await shownRecording(store, files?.opened.value ?? null, known, Date.now()))
  }
  const copy = (form: Form) => {
    if (!recording) return
    const found = textOf(form, recording, row)
    if (found.ok) copyText(found.value)
    told.value = found.ok ? `Copied: ${form.title}` : found.why
    menu.current?.removeAttribute('open')
  }
  return (
    <span class="copy">
      <span role="status" class="dim">
        <Foreign text={told.value} />
      </span>
      <details ref={menu} onToggle={() => void opened()}>
        <summary data-action="copy-menu">Copy as</summary>
        <div class="choices">
          {forms.map((form) => (
            <button
              key={form.id}
              type="button"
              data-copy={form.id}
              disabled={!recording}
              onClick={() => copy(form)}
            >
              {form.title}
            </button>
          ))}
        </div>
      </details>
    </span>
  )
}

/** The text of this socket alone, read in the company of the whole session. */
function textOf(form: Form, recording: Recording, row: Row): Decoded<string> {
  const reading = read(redact(recording).recording)
  const same = reading.rows.find(({ socket }) => socket.id === row.socket.id)
  if (!same) return { ok: false, why: 'this socket is in the session no more' }
  return form.write(reading, same)
}
