// Which decoder a conversation is given: the one that fits it best, and none where nothing does.

import { encode as msgpack } from '@msgpack/msgpack'
import { encode as cbor } from 'cbor2'
import { generate } from 'mqtt-packet'
import { expect, it } from 'vitest'
import { decoders, pick } from '../../src/payload/decoders.ts'
import type { Conversation, Payload } from '../../src/payload/payload.ts'
import { binary, cut, hex, text } from './said.ts'

const sent = (given: string) => text(given, 'sent')
const plain = 'wss://example.com/ws'
const identifier = JSON.stringify(JSON.stringify({ channel: 'Chat' }))
const longJson = JSON.stringify({
  type: 'snapshot',
  rows: Array.from({ length: 99 }, (_, index) => ({ index })),
})
const connect = generate({ cmd: 'connect', clientId: 'c', protocolVersion: 4, clean: true, keepalive: 1 })

const conversations: readonly (readonly [told: string, expected: string | null, Partial<Conversation>])[] = [
  ['Engine.IO by its URL', 'socket.io', { url: 'wss://e.com/socket.io/?EIO=4&transport=websocket' }],
  ['Engine.IO by its handshake', 'socket.io', { firsts: [text('0{"sid":"x","upgrades":[]}'), sent('40')] }],
  ['Socket.IO that was joined late', 'socket.io', { firsts: [text('2'), sent('3'), text('42["chat",1]')] }],
  ['SignalR', 'signalr', { firsts: [sent('{"protocol":"json","version":1}\u001e'), text('{}\u001e')] }],
  [
    'SignalR in MessagePack',
    'signalr',
    { firsts: [sent('{"protocol":"messagepack","version":1}\u001e'), binary([2, 0x91, 6])] },
  ],
  ['SignalR that was joined late', 'signalr', { firsts: [text('{"type":6}\u001e')] }],
  ['STOMP as agreed', 'stomp', { protocol: 'v12.stomp' }],
  [
    'STOMP by its frames',
    'stomp',
    { firsts: [sent('CONNECT\naccept-version:1.2\n\n\0'), text('CONNECTED\nversion:1.2\n\n\0')] },
  ],
  ['STOMP in SockJS', 'sockjs', { url: 'ws://e.com/stomp/123/abcd1234/websocket', firsts: [text('o')] }],
  ['SockJS by its frames', 'sockjs', { firsts: [text('o'), sent('["x"]'), text('a["y"]'), text('h')] }],
  ['MQTT as agreed', 'mqtt', { protocol: 'mqtt' }],
  ['MQTT by its CONNECT', 'mqtt', { firsts: [binary(connect, 'sent'), binary([0x20, 2, 0, 0])] }],
  ['graphql-transport-ws as agreed', 'graphql-transport-ws', { protocol: 'graphql-transport-ws' }],
  [
    'legacy graphql-ws as agreed',
    'graphql-ws',
    { protocol: 'graphql-ws', firsts: [sent('{"type":"connection_init"}')] },
  ],
  [
    'graphql-transport-ws by its words',
    'graphql-transport-ws',
    {
      firsts: [
        sent('{"type":"connection_init"}'),
        text('{"type":"connection_ack"}'),
        sent('{"type":"subscribe","id":"1"}'),
      ],
    },
  ],
  [
    'legacy graphql-ws by its words',
    'graphql-ws',
    {
      firsts: [
        sent('{"type":"connection_init"}'),
        text('{"type":"connection_ack"}'),
        text('{"type":"ka"}'),
        sent('{"type":"start","id":"1"}'),
      ],
    },
  ],
  [
    'JSON that subscribes, but is no GraphQL',
    'json',
    { firsts: [sent('{"type":"subscribe","id":"1"}'), text('{"type":"next"}')] },
  ],
  ['Phoenix by its URL', 'phoenix', { url: 'wss://e.com/socket/websocket?token=x&vsn=2.0.0' }],
  ['Phoenix by its arrays', 'phoenix', { firsts: [sent('["1","1","room:1","phx_join",{}]')] }],
  [
    'Phoenix by its objects',
    'phoenix',
    { firsts: [sent('{"topic":"a","event":"phx_join","payload":{},"ref":"1"}')] },
  ],
  ['Action Cable as agreed', 'actioncable', { protocol: 'actioncable-v1-json' }],
  [
    'Action Cable by its words',
    'actioncable',
    { firsts: [text('{"type":"welcome"}'), sent(`{"command":"subscribe","identifier":${identifier}}`)] },
  ],
  ['WAMP as agreed', 'wamp', { protocol: 'wamp.2.msgpack' }],
  ['WAMP by its HELLO', 'wamp', { firsts: [sent('[1,"realm1",{"roles":{"caller":{}}}]')] }],
  ['JSON-RPC', 'json-rpc', { firsts: [sent('{"jsonrpc":"2.0","method":"eth_subscribe","id":1}')] }],
  ['JSON-RPC in batches', 'json-rpc', { firsts: [sent('[{"jsonrpc":"2.0","method":"a","id":1}]')] }],
  [
    'XMPP',
    'xmpp',
    { firsts: [sent('<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="e.com" version="1.0"/>')] },
  ],
  ['JSON', 'json', { firsts: [text('{"a":1}'), text('[1]')] }],
  ['JSON of which the beginning was kept', 'json', { firsts: [cut(text(longJson), 200)] }],
  ['JSON by lines', 'ndjson', { firsts: [text('{"a":1}\n{"a":2}\n')] }],
  ['JSON over several lines', 'json', { firsts: [text('{\n"a":\n{\n}\n}')] }],
  ['MessagePack', 'msgpack', { firsts: [binary(msgpack({ a: [1, 'x'] })), binary(msgpack([1, 2]))] }],
  ['CBOR', 'cbor', { firsts: [binary(cbor({ a: [1, 'x'] }))] }],
  ['protobuf', 'protobuf', { firsts: [binary(hex('08 96 01 12 07 74 65 73 74 69 6e 67'))] }],
  ['text', null, { firsts: [text('hello'), text('world')] }],
  ['numbers', null, { firsts: [text('1'), text('42'), text('3.5')] }],
  ['text among which one is JSON', null, { firsts: [text('hello'), text('{"a":1}'), text('ok')] }],
  ['bytes of nothing known', null, { firsts: [binary(hex('ff fe 00 13 37'))] }],
  ['a picture', null, { firsts: [binary(hex('89 50 4e 47 0d 0a 1a 0a 00 00 00 0d 49 48 44 52'))] }],
  ['nothing', null, {}],
  ['empty messages', null, { firsts: [text(''), binary([])] }],
]

it.each(conversations)('%s is read as %s', (_told, expected, given) => {
  expect(pick({ url: plain, protocol: '', firsts: [], ...given })?.id ?? null).toBe(expected)
})

it('gives every decoder an id and a title of its own, and loads each', async () => {
  expect(new Set(decoders.map(({ id }) => id)).size).toBe(decoders.length)
  expect(new Set(decoders.map(({ title }) => title)).size).toBe(decoders.length)
  for (const entry of decoders) {
    const loaded = await entry.load()
    expect({ id: loaded.id, title: loaded.title }).toEqual({ id: entry.id, title: entry.title })
  }
})

it('asks each message no more than its beginning', () => {
  const long: Payload = text(`{"a":"${'x'.repeat(5_000_000)}"}`)
  expect(pick({ url: plain, protocol: '', firsts: [long] })?.id).toBe('json')
})
