// Answers to an extended CONNECT (RFC 8441 §5): 2xx opens the socket, anything else refuses it, and what
// was right over HTTP/1.1 is wrong here.

import { constants } from 'node:http2'
import type { StreamBehaviour } from '../scenario.ts'

/** Opens, and stays open until the browser ends the stream. */
export const openOverHttp2: StreamBehaviour = (stream, log) => {
  log('WSCONNECT')
  stream.respond({ ':status': 200 })
  stream.on('end', () => stream.end())
  stream.resume()
}

export function statusOverHttp2(status: number): StreamBehaviour {
  return (stream, log) => {
    log('WSREJECT')
    stream.respond({ ':status': status }, { endStream: true })
  }
}

/** Knows nothing of extended CONNECT, though the connection said so: the stream is reset. */
export const resetOverHttp2: StreamBehaviour = (stream, log) => {
  log('WSREJECT')
  stream.close(constants.NGHTTP2_PROTOCOL_ERROR)
}
