// The parts of a handshake that the examples have in common, in the notation: a request with the key of RFC 6455's
// own example, and the answer that fits it.

export const request = `
   2.0  0  net:requested  ws://localhost/ws
   2.1  0  net:sent
        |  sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==`

/** Without the lines that an example is about. */
export const accepted = (...more: readonly string[]) => `
   9.0  0  net:responded  101  version=HTTP/1.1
        |  upgrade: websocket
        |  connection: Upgrade
        |  sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=${more.map((line) => `\n        |  ${line}`).join('')}`

/** Chromium's text, and what the page then sees. */
export const failedAs = (text: string) => `
   9.0  0  net:failed   "${text}"
  10.0  3  error-fired
  10.0  3  close-fired  1006  unclean`

export const handshakeFailed = (why: string) => failedAs(`Error during WebSocket handshake: ${why}`)

export const opened = `
  10.0  1  open-fired`
