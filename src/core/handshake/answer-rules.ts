// The head of the answer: status, version, Upgrade, Sec-WebSocket-Accept, Connection, in the order in which
// Chromium checks them. Over HTTP/2 most of them do not exist (RFC 8441 §5).

import { sha1 } from '@noble/hashes/legacy.js'
import { base64 } from '@scure/base'
import { said } from '../said.ts'
import { header } from '../summary.ts'
import { type Answered, type AnswerRule, failed, passed, rfc, unseen } from './check.ts'
import { listOf } from './header-fields.ts'

const client = rfc(6455, '4.1')

/** `base64(SHA-1(key + GUID))`, RFC 6455 §4.2.2 step 5.4. */
export function acceptFor(key: string): string {
  const joined = `${key.trim()}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
  return base64.encode(sha1(Uint8Array.from(joined, (letter) => letter.charCodeAt(0) & 255)))
}

const elements = ({ headers }: Answered, name: string) => header(headers, name).flatMap(listOf)
const told = (values: readonly string[]) => values.join(', ') || said`an empty value`

function present(id: AnswerRule['id'], part: AnswerRule['part'], name: string): AnswerRule {
  return {
    id,
    part,
    title: `${name} is there`,
    source: client,
    only: 'HTTP/1.1',
    find: ({ headers }) =>
      header(headers, name.toLowerCase()).length > 0 ? passed(said`there`) : failed(said`no ${name} header`),
  }
}

function once(id: AnswerRule['id'], part: AnswerRule['part'], name: string, section: string): AnswerRule {
  return {
    id,
    part,
    title: `${name} has one value`,
    source: rfc(6455, section),
    only: 'HTTP/1.1',
    find(answer) {
      const values = elements(answer, name.toLowerCase())
      if (values.length === 0) return unseen(said`no ${name} header`)
      return values.length === 1
        ? passed(said`one`)
        : failed(`${values.length}: ${told(values)}`, values.join(', '))
    },
  }
}

function absent(id: AnswerRule['id'], part: AnswerRule['part'], name: string): AnswerRule {
  return {
    id,
    part,
    title: `No ${name} header`,
    source: rfc(8441, '5'),
    only: 'HTTP/2',
    find(answer) {
      const values = elements(answer, name.toLowerCase())
      return values.length === 0 ? passed(said`none`) : failed(told(values))
    },
  }
}

export const answerRules: readonly AnswerRule[] = [
  {
    id: 'status',
    part: 'status',
    title: 'Status 101',
    source: client,
    only: 'HTTP/1.1',
    find({ status, version }) {
      if (version === 'HTTP/0.9') return failed(said`the answer was not HTTP`)
      return (status === 101 ? passed : failed)(said`status ${status}`)
    },
  },
  {
    id: 'status',
    part: 'status',
    title: 'Status 200',
    source: rfc(8441, '5'),
    only: 'HTTP/2',
    // The RFC allows any 2xx; both browsers want 200.
    find: ({ status }) => (status === 200 ? passed : failed)(said`status ${status}`),
  },
  {
    id: 'answer-version',
    part: 'version',
    title: 'HTTP/1.1 or later',
    source: rfc(9110, '15.2'),
    only: 'HTTP/1.1',
    find({ version }) {
      if (version === '') return unseen(said`the browser does not tell the version`)
      return (version === 'HTTP/1.0' ? failed : passed)(version)
    },
  },
  present('upgrade-present', 'upgrade', 'Upgrade'),
  once('upgrade-single', 'upgrade', 'Upgrade', '4.1'),
  {
    id: 'upgrade-value',
    part: 'upgrade',
    title: 'Upgrade: websocket',
    source: client,
    only: 'HTTP/1.1',
    find(answer) {
      const values = elements(answer, 'upgrade')
      if (values.length === 0) return unseen(said`no ${'Upgrade'} header`)
      const right = values.some((value) => value.toLowerCase() === 'websocket')
      return right ? passed(told(values)) : failed(told(values), values.join(', '))
    },
  },
  absent('upgrade-absent', 'upgrade', 'Upgrade'),
  present('accept-present', 'accept', 'Sec-WebSocket-Accept'),
  once('accept-single', 'accept', 'Sec-WebSocket-Accept', '11.3.3'),
  {
    id: 'accept-value',
    part: 'accept',
    title: 'Sec-WebSocket-Accept belongs to the key',
    source: rfc(6455, '4.2.2'),
    only: 'HTTP/1.1',
    find(answer) {
      const values = elements(answer, 'sec-websocket-accept')
      if (values.length === 0) return unseen(said`no ${'Sec-WebSocket-Accept'} header`)
      if (answer.key === null) return unseen(said`the key that was sent is not visible`)
      const right = acceptFor(answer.key)
      return values.every((value) => value === right)
        ? passed(right)
        : failed(said`got ${told(values)}; the key asks for ${right}`, values.join(', '))
    },
  },
  present('connection-present', 'connection', 'Connection'),
  {
    id: 'connection-token',
    part: 'connection',
    title: 'Connection contains Upgrade',
    source: client,
    only: 'HTTP/1.1',
    find(answer) {
      const values = elements(answer, 'connection')
      if (values.length === 0) return unseen(said`no ${'Connection'} header`)
      const right = values.some((value) => value.toLowerCase() === 'upgrade')
      return right ? passed(told(values)) : failed(told(values), values.join(', '))
    },
  },
  absent('connection-absent', 'connection', 'Connection'),
]
