// Packing as browsers and Node both have it (Compression Streams). A file tells by its first two bytes whether it
// is packed (RFC 1952 §2.3.1).

import { joined } from '../core/file/joined.ts'

const isPacked = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

/** The bytes of a file, unpacked where they are packed. @throws TypeError where the packing is damaged */
export async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = bytes[Symbol.asyncIterator]()
  let first = new Uint8Array(0)
  let over = false
  while (first.length < 2 && !over) {
    const { done, value } = await pieces.next()
    over = done === true
    if (value) first = joined([first, value])
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield first
    for (;;) {
      const { done, value } = await pieces.next()
      if (done) return
      yield value
    }
  }
  yield* isPacked(first) ? through(whole(), new DecompressionStream('gzip')) : whole()
}

/** The bytes of a file, packed. */
export function packed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  return through(bytes, new CompressionStream('gzip'))
}

interface Transform {
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>
  readonly writable: WritableStream<BufferSource>
}

async function* through(bytes: AsyncIterable<Uint8Array>, by: Transform): AsyncGenerator<Uint8Array> {
  const reader = streamOf(bytes).pipeThrough(by).getReader()
  // The end of the stream is told by each reading; here it must only not go unheard.
  reader.closed.catch(() => undefined)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = bytes[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value as Uint8Array<ArrayBuffer>)
    },
    async cancel() {
      await pieces.return?.()
    },
  })
}
