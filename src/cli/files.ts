// Files as the terminal reads and writes them. The ending of a name chooses the form; `-` is standard input or output.

import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Recording } from '../core/file/header.ts'
import { harOf } from '../core/har/write.ts'
import { reportHtml } from '../core/report/html.ts'
import { reportMarkdown } from '../core/report/markdown.ts'
import { read } from '../core/report/reading.ts'
import { reportText } from '../core/report/text.ts'
import { type Opened, type Opening, openFile } from '../file/open.ts'
import { bytesOf } from '../file/save.ts'
import { InputError, UsageError } from './command.ts'

/** Opens a session or a HAR. @throws InputError with the file's name and what is wrong with it */
export async function openPath(path: string, opening: Opening = {}): Promise<Opened> {
  const bytes = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 })
  const opened = await openFile(bytes as AsyncIterable<Uint8Array>, opening).catch((error: unknown) => {
    throw new InputError(`${path}: ${said(error)}`)
  })
  if (!opened.ok) throw new InputError(`${path}: ${opened.why}`)
  return opened.value
}

const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
}

function said(error: unknown): string {
  return sentences[String((error as NodeJS.ErrnoException).code)] ?? (error as Error).message
}

type Write = (recording: Recording) => AsyncIterable<Uint8Array | string>

async function* whole(text: string): AsyncGenerator<string> {
  yield text
}

const forms: readonly (readonly [ending: string, write: Write])[] = [
  ['.jsonl', (recording) => bytesOf(recording, false)],
  ['.jsonl.gz', (recording) => bytesOf(recording, true)],
  ['.har', (recording) => whole(`${JSON.stringify(harOf(recording), null, 1)}\n`)],
  ['.html', (recording) => whole(reportHtml(read(recording)))],
  ['.md', (recording) => whole(reportMarkdown(read(recording)))],
  ['.txt', (recording) => whole(reportText(read(recording)))],
]

/** The form that a name asks for. @throws UsageError where it asks for none */
export function formOf(path: string): Write {
  const form = forms.find(([ending]) => path.toLowerCase().endsWith(ending))
  if (form) return form[1]
  throw new UsageError(
    `${path}: the ending says what to write: ${forms.map(([ending]) => ending).join(', ')}`,
  )
}

/** Writes pieces to a file. @throws InputError when it cannot be written */
export async function writePath(path: string, pieces: AsyncIterable<Uint8Array | string>): Promise<void> {
  await pipeline(Readable.from(pieces, { objectMode: false }), createWriteStream(path)).catch(
    (error: unknown) => {
      throw new InputError(`${path}: ${said(error)}`)
    },
  )
}

/** Whether a path is a file that exists. */
export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null
}
