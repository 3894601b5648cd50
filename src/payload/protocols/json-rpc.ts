// JSON-RPC 2.0 (jsonrpc.org/specification): requests, notifications, results, errors and batches of them.

import { brief, gather, isList, isMap, line, member, name, type Packet, partsOf } from '../brief.ts'
import { readJson } from '../json.ts'
import type { Decoded, Payload, Shown } from '../payload.ts'
import { isCut } from '../trouble.ts'

export function decodeJsonRpc(payload: Payload): Decoded | null {
  if (payload.type !== 'text') return null
  const { value, trouble } = readJson(payload.text)
  const calls = isList(value) ? value.items : value === undefined ? [] : [value]
  const packets = calls.flatMap((call) => packetOf(call, isCut(payload)) ?? [])
  return packets.length === 0 || packets.length < calls.length ? null : gather(payload, packets, trouble)
}

function packetOf(call: Shown, cut: boolean): Packet | null {
  if (!isMap(call)) return null
  const method = member(call, 'method')
  const id = member(call, 'id')
  const params = member(call, 'params')
  const result = member(call, 'result')
  const error = member(call, 'error')
  // The version may stand last, where it is cut off; a method is sign enough then.
  const known = member(call, 'jsonrpc') === '2.0' || (cut && typeof method === 'string')
  if (!known || (typeof method !== 'string' && result === undefined && error === undefined)) return null
  const kind =
    typeof method === 'string'
      ? id === undefined
        ? 'notification'
        : 'request'
      : error === undefined
        ? 'result'
        : 'error'
  const summary = line(
    kind,
    typeof method === 'string' ? name(method) : null,
    id === undefined ? null : `id ${name(id)}`,
    kind === 'error' ? line(brief(member(error, 'code')), brief(member(error, 'message'))) : null,
  )
  return {
    summary,
    parts: partsOf(
      ['kind', kind],
      ['id', id],
      ['method', method],
      ['params', params],
      ['result', result],
      ['error', error],
    ),
  }
}
