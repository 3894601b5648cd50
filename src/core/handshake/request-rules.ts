// What a browser must ask for (RFC 6455 §4.1, client requirements). Browsers ask rightly; a request is wrong
// where something in the browser changed it. No browser fails a socket over its own request.

import { said } from '../said.ts'
import { header } from '../summary.ts'
import { type Finding, failed, passed, type RequestRule, rfc, type Sent, unseen } from './check.ts'
import { isToken, listOf, parseExtensions } from './header-fields.ts'

const client = rfc(6455, '4.1')
const hidden = () => said`the request’s headers are not visible`

/** One header that must be there once with a right value. */
function single(sent: Sent, name: string, look: (value: string) => Finding): Finding {
  if (!sent.headers) return unseen(hidden())
  const [value, ...more] = header(sent.headers, name)
  if (value === undefined)
    return sent.certain
      ? failed(said`no ${name} among the headers sent`)
      : unseen(said`not among the headers that were seen`)
  return more.length > 0 ? failed(said`sent ${more.length + 1} times`) : look(value.trim())
}

export const requestRules: readonly RequestRule[] = [
  {
    id: 'request-method',
    part: 'request',
    title: 'GET, by HTTP/1.1 or later',
    source: client,
    only: 'HTTP/1.1',
    find: () => unseen(said`the browser does not tell the request line`),
  },
  {
    id: 'request-method',
    part: 'request',
    title: 'CONNECT with :protocol websocket',
    source: rfc(8441, '5'),
    only: 'HTTP/2',
    find: () => unseen(said`the browser does not tell the pseudo-headers`),
  },
  {
    id: 'request-host',
    part: 'request',
    title: 'Host',
    source: client,
    only: 'HTTP/1.1',
    find: (sent) =>
      single(sent, 'host', (value) => (value === '' ? failed(said`an empty Host`) : passed(value))),
  },
  {
    id: 'request-upgrade',
    part: 'request',
    title: 'Upgrade: websocket',
    source: client,
    only: 'HTTP/1.1',
    find({ headers }) {
      if (!headers) return unseen(hidden())
      const values = header(headers, 'upgrade').flatMap(listOf)
      // Firefox adds it after extensions have seen the request.
      if (values.length === 0) return unseen(said`not among the headers that the browser shows`)
      const right = values.some((value) => value.toLowerCase() === 'websocket')
      return right ? passed(values.join(', ')) : failed(values.join(', ') || said`an empty value`)
    },
  },
  {
    id: 'request-connection',
    part: 'request',
    title: 'Connection: Upgrade',
    source: client,
    only: 'HTTP/1.1',
    find({ headers }) {
      if (!headers) return unseen(hidden())
      const values = header(headers, 'connection').flatMap(listOf)
      const right = values.some((value) => value.toLowerCase() === 'upgrade')
      // Firefox shows extensions `keep-alive` and sends `Upgrade`.
      return right
        ? passed(values.join(', '))
        : unseen(said`shown as ${values.join(', ') || said`missing`}, which need not be what was sent`)
    },
  },
  {
    id: 'request-key',
    part: 'request',
    title: 'Sec-WebSocket-Key: 16 bytes in base64',
    source: client,
    only: 'HTTP/1.1',
    find: (sent) =>
      single(sent, 'sec-websocket-key', (value) =>
        isNonce(value)
          ? passed(value)
          : failed(said`${value || said`an empty value`} is not 16 bytes in base64`),
      ),
  },
  {
    id: 'request-version',
    part: 'request',
    title: 'Sec-WebSocket-Version: 13',
    source: client,
    find: (sent) =>
      single(sent, 'sec-websocket-version', (value) =>
        (value === '13' ? passed : failed)(value || said`empty`),
      ),
  },
  {
    id: 'request-origin',
    part: 'request',
    title: 'Origin',
    source: client,
    find: (sent) =>
      single(sent, 'origin', (value) => (value === '' ? failed(said`an empty Origin`) : passed(value))),
  },
  {
    id: 'request-protocols',
    part: 'request',
    title: 'Sec-WebSocket-Protocol: valid names, each once',
    source: client,
    find: findProtocols,
  },
  {
    id: 'request-extensions',
    part: 'request',
    title: 'Sec-WebSocket-Extensions: well formed',
    source: rfc(6455, '9.1'),
    find({ headers }) {
      if (!headers) return unseen(hidden())
      const values = header(headers, 'sec-websocket-extensions')
      const wrong = values.map((value) => parseExtensions(value).wrong).find((each) => each !== null)
      if (wrong !== undefined && wrong !== null) return failed(`${values.join(', ')}: ${wrong}`)
      return passed(values.join(', ') || said`none offered`)
    },
  },
]

function isNonce(value: string): boolean {
  return /^[A-Za-z0-9+/]{21}[AQgw]==$/.test(value)
}

function findProtocols({ headers, asked }: Sent): Finding {
  const sent = headers && header(headers, 'sec-websocket-protocol').flatMap(listOf)
  const names = sent ?? asked
  if (!names) return unseen(hidden())
  const strange = names.find((name) => !isToken(name))
  if (strange !== undefined) return failed(said`“${strange}” is not a valid name`)
  if (new Set(names).size < names.length) return failed(said`a name twice: ${names.join(', ')}`)
  if (sent && asked && sent.join() !== asked.join())
    return failed(
      said`the page asked for ${asked.join(', ') || said`none`}, the request for ${sent.join(', ') || said`none`}`,
    )
  return passed(names.join(', ') || said`none requested`)
}
