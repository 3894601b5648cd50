// What leaves the panel as a file: the session that is shown, in the form that was chosen, without its secrets unless
// a person wants them in it.

import type { Recording } from '../../src/core/file/header.ts'
import { harOf } from '../../src/core/har/write.ts'
import { type Redaction, redact } from '../../src/core/redact/redact.ts'
import { reportHtml } from '../../src/core/report/html.ts'
import { reportMarkdown } from '../../src/core/report/markdown.ts'
import { read } from '../../src/core/report/reading.ts'
import { reportText } from '../../src/core/report/text.ts'
import { type FileForm, fileName } from '../../src/file/names.ts'
import { bytesOf } from '../../src/file/save.ts'
import type { MessageName } from '../language/say.ts'
import type { Saved } from './download.ts'

export interface Form {
  readonly form: FileForm
  readonly title: MessageName
  /** What it is good for. */
  readonly about: MessageName
}

export const forms: readonly Form[] = [
  { form: 'jsonl', title: 'formSession', about: 'formSessionWhy' },
  { form: 'jsonl.gz', title: 'formPacked', about: 'formPackedWhy' },
  { form: 'html', title: 'formHtml', about: 'formHtmlWhy' },
  { form: 'md', title: 'formMarkdown', about: 'formMarkdownWhy' },
  { form: 'txt', title: 'formText', about: 'formTextWhy' },
  { form: 'har', title: 'formHar', about: 'formHarWhy' },
]

/** The session with its secrets, or without them and with what was replaced. */
export function prepared(recording: Recording, secrets: boolean): Redaction {
  return secrets ? { recording, replaced: [] } : redact(recording)
}

const types: Readonly<Record<FileForm, string>> = {
  jsonl: 'application/jsonl',
  'jsonl.gz': 'application/gzip',
  html: 'text/html',
  md: 'text/markdown',
  txt: 'text/plain',
  har: 'application/json',
}

/** The file itself. */
export async function savedAs(recording: Recording, form: FileForm): Promise<Saved> {
  const parts: BlobPart[] = []
  for await (const piece of piecesAs(recording, form)) parts.push(piece)
  return { name: fileName(recording.header, form), blob: new Blob(parts, { type: types[form] }) }
}

async function* piecesAs(recording: Recording, form: FileForm): AsyncGenerator<BlobPart> {
  switch (form) {
    case 'jsonl':
    case 'jsonl.gz':
      yield* bytesOf(recording, form === 'jsonl.gz') as AsyncIterable<Uint8Array<ArrayBuffer>>
      return
    case 'har':
      yield `${JSON.stringify(harOf(recording), null, 1)}\n`
      return
    case 'html':
      yield reportHtml(read(recording))
      return
    case 'md':
      yield reportMarkdown(read(recording))
      return
    case 'txt':
      yield reportText(read(recording))
  }
}
