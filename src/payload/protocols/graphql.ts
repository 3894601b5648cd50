// GraphQL over WebSocket, both protocols: graphql-transport-ws (github.com/enisdenjo/graphql-ws, PROTOCOL.md) and
// the older one of subscriptions-transport-ws, which was agreed as "graphql-ws".

import { plural } from '../../core/words.ts'
import { brief, decoded, isList, isMap, line, member, name, partsOf, textMember } from '../brief.ts'
import { readJson } from '../json.ts'
import type { Decoded, Payload, Shown } from '../payload.ts'

const transport = new Set('connection_init connection_ack ping pong subscribe next error complete'.split(' '))
const legacy = new Set(
  'connection_init connection_ack connection_error connection_terminate ka start stop data error complete'.split(
    ' ',
  ),
)

export function decodeGraphqlTransport(payload: Payload): Decoded | null {
  return decode(payload, transport)
}

export function decodeGraphqlLegacy(payload: Payload): Decoded | null {
  return decode(payload, legacy)
}

function decode(payload: Payload, types: ReadonlySet<string>): Decoded | null {
  if (payload.type !== 'text') return null
  const { value, trouble } = readJson(payload.text)
  const type = textMember(value, 'type')
  if (type === null || !types.has(type)) return null
  const id = member(value, 'id')
  const body = member(value, 'payload')
  return decoded(
    payload,
    line(type === 'ka' ? 'ka (keep alive)' : type, id === undefined ? null : name(id), saidOf(body)),
    partsOf(['type', type], ['id', id], ['query', textMember(body, 'query') ?? undefined], ['payload', body]),
    trouble,
  )
}

/** The operation of a request, the errors of an answer, the fields of data. */
function saidOf(body: Shown | undefined): string | null {
  const query = textMember(body, 'query')
  if (query !== null) {
    const operation = /^[^{]{0,300}?\b(query|mutation|subscription)\b\s*([A-Za-z_]\w*)?/.exec(
      query.slice(0, 400),
    )
    const called = textMember(body, 'operationName') ?? operation?.[2]
    return line(operation?.[1] ?? 'query', called === undefined ? null : name(called))
  }
  const errors = isList(body) ? body : member(body, 'errors')
  if (isList(errors) && errors.items.length > 0) {
    const message = textMember(errors.items[0], 'message')
    return line(plural(errors.items.length, 'error'), message === null ? null : brief(message))
  }
  const data = member(body, 'data')
  const fields = isMap(data) ? data.entries.slice(0, 4).map(([key]) => name(key)) : []
  return fields.length === 0 ? null : fields.join(', ')
}
