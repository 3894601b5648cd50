// The two browsers offer permessage-deflate with different parameters, so that servers answer different ones; Firefox
// takes client_max_window_bits though it did not offer it.

import { hasOpened, header, type Summary } from '../../summary.ts'
import { type Known, summaryOf } from '../known.ts'
import { accepted } from './heads.ts'

const field = 'sec-websocket-extensions'
const offered = ({ sent }: Summary) => header(sent?.headers ?? null, field).join(', ')
const onlyDeflate = (text: string) => /^permessage-deflate\b[^,]*$/.test(text)

const asks = (offer: string) => `
   2.0  0  net:requested  ws://localhost/ws
   2.1  0  net:sent
        |  sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==
        |  sec-websocket-extensions: ${offer}`

export const compressionOffer: Known = {
  id: 'compression-offer',
  sentence:
    'Chromium offers `permessage-deflate` with `client_max_window_bits` and Firefox without: a server may answer each otherwise, and Firefox opens even where the answer holds the parameter that it did not offer.',
  source: 'RFC 7692 §7.1.2.2; measured',
  everyday: true,
  explains(chromium, firefox) {
    const [one, other] = [summaryOf(chromium), summaryOf(firefox)]
    if (!onlyDeflate(offered(one)) || !onlyDeflate(offered(other)) || offered(one) === offered(other))
      return []
    const both = hasOpened(one) && hasOpened(other)
    return [`request header ${field}`, ...(both ? ['extensions agreed', `answer header ${field}`] : [])]
  },
  examples: [
    {
      chromium: `0.0  0  constructed  ws://localhost/ws${asks('"permessage-deflate; client_max_window_bits"')}${accepted('sec-websocket-extensions: "permessage-deflate; client_max_window_bits=12"')}
        10.0  1  open-fired  extensions="permessage-deflate; client_max_window_bits=12"`,
      firefox: `0.0  0  constructed  ws://localhost/ws${asks('permessage-deflate')}${accepted('sec-websocket-extensions: permessage-deflate')}
        10.0  1  open-fired  extensions=permessage-deflate`,
      aspects: [
        'request header sec-websocket-extensions',
        'extensions agreed',
        'answer header sec-websocket-extensions',
      ],
    },
  ],
}
