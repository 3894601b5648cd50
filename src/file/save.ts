// A session as the bytes of a file, piece by piece, packed or not.

import type { Recording } from '../core/file/header.ts'
import { piecesOf } from '../core/file/write.ts'
import { packed } from './gzip.ts'

/** The bytes of the session file. */
export function bytesOf(recording: Recording, pack: boolean): AsyncIterable<Uint8Array> {
  const plain = encoded(recording)
  return pack ? packed(plain) : plain
}

async function* encoded(recording: Recording): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for (const piece of piecesOf(recording)) yield encoder.encode(piece)
}
