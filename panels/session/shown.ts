// The session that is shown, be it recorded here or read from a file, as it would be saved.

import { type Known, recordingOf } from '../../src/core/file/describe.ts'
import type { Recording } from '../../src/core/file/header.ts'
import type { Milliseconds } from '../../src/core/units.ts'
import type { OpenedFile } from '../files/files.ts'
import type { Store } from './store.ts'

/** Null where there is neither a file nor a browser that it could be saved from. */
export async function shownRecording(
  store: Store,
  file: OpenedFile | null,
  known: (() => Promise<Omit<Known, 'savedAt' | 'until'>>) | null,
  now: Milliseconds,
): Promise<Recording | null> {
  store.flush()
  const { facts } = store.log.value
  const until = store.recording.value ? now : null
  if (file) return { header: { ...file.header, facts: facts.length }, facts }
  return known ? recordingOf(facts, { ...(await known()), savedAt: now, until }) : null
}
