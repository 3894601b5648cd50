// Every protocol that payloads can be read as; each is loaded when it is first wanted. The order decides between
// equal suspects: what says most of a message stands first.

import type { Conversation, Decoded, DecoderEntry, Payload } from './payload.ts'
import * as suspect from './suspects.ts'

function entry(
  id: string,
  title: string,
  suspects: (conversation: Conversation) => number,
  load: () => Promise<(payload: Payload) => Decoded | null>,
): DecoderEntry {
  return { id, title, suspects, load: async () => ({ id, title, suspects, decode: await load() }) }
}

export const decoders: readonly DecoderEntry[] = [
  entry(
    'socket.io',
    'Socket.IO',
    suspect.socketIo,
    async () => (await import('./protocols/socketio.ts')).decodeSocketIo,
  ),
  entry(
    'signalr',
    'SignalR',
    suspect.signalR,
    async () => (await import('./protocols/signalr.ts')).decodeSignalR,
  ),
  entry('stomp', 'STOMP', suspect.stomp, async () => (await import('./protocols/stomp.ts')).decodeStomp),
  entry('mqtt', 'MQTT', suspect.mqtt, async () => (await import('./protocols/mqtt.ts')).decodeMqtt),
  entry(
    'graphql-transport-ws',
    'GraphQL (graphql-transport-ws)',
    suspect.graphqlTransport,
    async () => (await import('./protocols/graphql.ts')).decodeGraphqlTransport,
  ),
  entry(
    'graphql-ws',
    'GraphQL (legacy graphql-ws)',
    suspect.graphqlLegacy,
    async () => (await import('./protocols/graphql.ts')).decodeGraphqlLegacy,
  ),
  entry(
    'phoenix',
    'Phoenix channels',
    suspect.phoenix,
    async () => (await import('./protocols/phoenix.ts')).decodePhoenix,
  ),
  entry(
    'actioncable',
    'Action Cable',
    suspect.actionCable,
    async () => (await import('./protocols/action-cable.ts')).decodeActionCable,
  ),
  entry('sockjs', 'SockJS', suspect.sockJs, async () => (await import('./protocols/sockjs.ts')).decodeSockJs),
  entry('wamp', 'WAMP', suspect.wamp, async () => (await import('./protocols/wamp.ts')).decodeWamp),
  entry(
    'json-rpc',
    'JSON-RPC',
    suspect.jsonRpc,
    async () => (await import('./protocols/json-rpc.ts')).decodeJsonRpc,
  ),
  entry('xmpp', 'XMPP', suspect.xmpp, async () => (await import('./protocols/xmpp.ts')).decodeXmpp),
  entry(
    'ndjson',
    'JSON by lines',
    suspect.jsonLines,
    async () => (await import('./protocols/plain.ts')).decodeLines,
  ),
  entry('json', 'JSON', suspect.json, async () => (await import('./protocols/plain.ts')).decodeJson),
  entry(
    'msgpack',
    'MessagePack',
    suspect.msgpack,
    async () => (await import('./protocols/plain.ts')).decodeMsgpack,
  ),
  entry('cbor', 'CBOR', suspect.cbor, async () => (await import('./protocols/plain.ts')).decodeCbor),
  entry(
    'protobuf',
    'Protocol Buffers',
    suspect.protobuf,
    async () => (await import('./protocols/protobuf.ts')).decodeProtobuf,
  ),
]

/** The best suspect, the first of equals; null where none is likelier than not. */
export function pick(conversation: Conversation): DecoderEntry | null {
  let best: DecoderEntry | null = null
  let suspicion = 0
  for (const each of decoders) {
    const how = each.suspects(conversation)
    if (how < 0.5 || how <= suspicion) continue
    best = each
    suspicion = how
  }
  return best
}
