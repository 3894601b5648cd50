// Rails' Action Cable, actioncable-v1-json (guides.rubyonrails.org/action_cable_overview.html; the client's
// connection.js): JSON, in which the identifier and the data are JSON again, as text.

import { brief, clip, decoded, isMap, line, member, name, partsOf, textMember } from '../brief.ts'
import { readJson } from '../json.ts'
import { type Decoded, jsonTree, type Payload, type Shown } from '../payload.ts'

const commands = new Set(['subscribe', 'unsubscribe', 'message', 'whisper'])
const types = new Set(['welcome', 'ping', 'confirm_subscription', 'reject_subscription', 'disconnect'])

export function decodeActionCable(payload: Payload): Decoded | null {
  if (payload.type !== 'text') return null
  const { value, trouble } = readJson(payload.text)
  if (!isMap(value)) return null
  const command = textMember(value, 'command')
  const type = textMember(value, 'type')
  const given = textMember(value, 'identifier')
  const message = member(value, 'message')
  const identifier = inner(given)
  const said =
    command !== null && commands.has(command)
      ? command
      : type !== null && types.has(type)
        ? type
        : given !== null && message !== undefined
          ? 'message'
          : null
  if (said === null) return null
  const data = inner(textMember(value, 'data'))
  const action = textMember(data, 'action')
  const reason = textMember(value, 'reason')
  const channel = textMember(identifier, 'channel') ?? (given === null ? null : clip(given, 60))
  return decoded(
    payload,
    line(
      said,
      channel === null ? null : name(channel),
      action === null ? null : name(action),
      reason === null ? null : name(reason),
      type === 'ping' && message !== undefined ? brief(message) : null,
    ),
    partsOf(
      ['type', said],
      ['identifier', identifier],
      ['data', data],
      ['message', message],
      ['reason', reason ?? undefined],
      ['reconnect', member(value, 'reconnect')],
    ),
    trouble,
  )
}

function inner(text: string | null): Shown | undefined {
  return text === null ? undefined : (jsonTree(text) ?? text)
}
