// Each protocol's messages, made by its own library where that is here, or written out from its specification.

import { encode as msgpack } from '@msgpack/msgpack'
import { encode as cbor } from 'cbor2'
import { encodePacket } from 'engine.io-parser'
import { generate, type Packet } from 'mqtt-packet'
import { Encoder, PacketType } from 'socket.io-parser'
import { describe, expect, it } from 'vitest'
import type { Decoded, Payload } from '../../src/payload/payload.ts'
import { decodeActionCable } from '../../src/payload/protocols/action-cable.ts'
import { decodeGraphqlLegacy, decodeGraphqlTransport } from '../../src/payload/protocols/graphql.ts'
import { decodeJsonRpc } from '../../src/payload/protocols/json-rpc.ts'
import { decodeMqtt } from '../../src/payload/protocols/mqtt.ts'
import { decodePhoenix } from '../../src/payload/protocols/phoenix.ts'
import { decodeCbor, decodeJson, decodeLines, decodeMsgpack } from '../../src/payload/protocols/plain.ts'
import { decodeProtobuf } from '../../src/payload/protocols/protobuf.ts'
import { decodeSignalR } from '../../src/payload/protocols/signalr.ts'
import { decodeSocketIo } from '../../src/payload/protocols/socketio.ts'
import { decodeSockJs } from '../../src/payload/protocols/sockjs.ts'
import { decodeStomp } from '../../src/payload/protocols/stomp.ts'
import { decodeWamp } from '../../src/payload/protocols/wamp.ts'
import { decodeXmpp } from '../../src/payload/protocols/xmpp.ts'
import { binary, cut, hex, part, text } from './said.ts'

/** The summary of what was read to its end. */
function summary(found: Decoded | null): string | null {
  expect(found?.problem ?? null).toBeNull()
  return found?.summary ?? null
}

describe('Socket.IO', () => {
  const packet = (given: Parameters<Encoder['encode']>[0]): readonly Payload[] =>
    new Encoder().encode(given).map((each: unknown) => {
      let sent: unknown
      if (typeof each === 'string')
        encodePacket({ type: 'message', data: each }, true, (made) => {
          sent = made
        })
      else sent = each
      return typeof sent === 'string' ? text(sent) : binary(sent as Uint8Array)
    })
  const first = (given: Parameters<Encoder['encode']>[0]) => decodeSocketIo(packet(given)[0] ?? text(''))

  it('tells events, with their namespace and acknowledgement', () => {
    const event = first({ type: PacketType.EVENT, nsp: '/admin', id: 7, data: ['chat', 'hi', { a: 1 }] })
    expect(summary(event)).toBe('EVENT "chat" (2 arguments) /admin ack 7')
    expect(part(event, 'data')).toEqual(['chat', 'hi', { a: 1 }])
    expect(summary(first({ type: PacketType.EVENT, nsp: '/', data: ['chat'] }))).toBe(
      'EVENT "chat" (0 arguments)',
    )
  })

  it('tells the other packets', () => {
    expect(summary(first({ type: PacketType.ACK, nsp: '/', id: 12, data: ['ok'] }))).toBe(
      'ACK (1 value) ack 12',
    )
    expect(summary(first({ type: PacketType.CONNECT, nsp: '/', data: { sid: 'x1' } }))).toBe('CONNECT "x1"')
    expect(summary(first({ type: PacketType.DISCONNECT, nsp: '/admin' }))).toBe('DISCONNECT /admin')
    expect(
      summary(first({ type: PacketType.CONNECT_ERROR, nsp: '/admin', data: { message: 'Not authorized' } })),
    ).toBe('CONNECT_ERROR "Not authorized" /admin')
  })

  it('tells attachments, which follow as messages of their own', () => {
    const [head, bytes] = packet({
      type: PacketType.EVENT,
      nsp: '/',
      data: ['file', new Uint8Array([1, 2, 3])],
    })
    expect(head && summary(decodeSocketIo(head))).toBe(
      'BINARY_EVENT "file" (1 argument) 1 attachment to follow',
    )
    expect(bytes && summary(decodeSocketIo(bytes))).toBe('binary attachment (3 bytes)')
    // Engine.IO 3 puts the type of the packet first.
    expect(part(decodeSocketIo(binary([4, 9])), 'without the type byte of Engine.IO 3')).toEqual([9])
  })

  it('tells what Engine.IO says itself', () => {
    expect(summary(decodeSocketIo(text('0{"sid":"lv_VI97","pingInterval":25000}')))).toBe('open sid lv_VI97')
    expect(summary(decodeSocketIo(text('2')))).toBe('ping')
    expect(summary(decodeSocketIo(text('3probe')))).toBe('pong probe')
    expect(summary(decodeSocketIo(text('4hello')))).toBe('message "hello"')
    expect(decodeSocketIo(text('hello'))).toBeNull()
    expect(decodeSocketIo(text('2024 was a year'))).toBeNull()
  })

  it('reads a packet that was cut as far as it goes, and says where', () => {
    const found = decodeSocketIo(cut(text('42["chat","a long story"]'), 16))
    expect(found?.summary).toBe('EVENT "chat" (1 argument)')
    expect(found?.problem).toBe('Cut at byte 16 of 25: the rest was not kept.')
  })
})

describe('SignalR', () => {
  const record = (value: unknown) => `${JSON.stringify(value)}\u001e`
  // HubProtocol.md, "JSON Encoding".
  it('tells records, several in a message', () => {
    expect(summary(decodeSignalR(text(record({ protocol: 'json', version: 1 }))))).toBe(
      'handshake json version 1',
    )
    expect(summary(decodeSignalR(text(record({}))))).toBe('handshake accepted')
    expect(summary(decodeSignalR(text(record({ error: 'no' }))))).toBe('handshake refused "no"')
    const call = { type: 1, invocationId: '12', target: 'Send', arguments: [42, 'x'] }
    expect(summary(decodeSignalR(text(record(call))))).toBe('Invocation "Send" (2 arguments) id 12')
    expect(summary(decodeSignalR(text(record({ type: 6 }) + record({ type: 7, error: 'gone' }))))).toBe(
      '2 packets: Ping, Close error "gone"',
    )
  })

  // HubProtocol.md, "MessagePack Encoding": the bytes are its own example of an invocation.
  it('tells MessagePack arrays, each after its length', () => {
    const example = hex('96 01 80 a3 78 79 7a a6 6d 65 74 68 6f 64 91 2a 90')
    const found = decodeSignalR(binary([example.length, ...example]))
    expect(summary(found)).toBe('Invocation "method" (1 argument) id xyz')
    expect(part(found, 'arguments')).toEqual([42])
    const ping = msgpack([6])
    expect(summary(decodeSignalR(binary([ping.length, ...ping, ping.length, ...ping])))).toBe(
      '2 packets: Ping, Ping',
    )
    const done = msgpack([3, {}, '7', 1, 'failed'])
    expect(summary(decodeSignalR(binary([done.length, ...done])))).toBe('Completion id 7 error')
  })

  it('takes a length for a length where it could be a brace, and a brace for one in a binary handshake', () => {
    const long = msgpack([1, {}, null, 'Send', ['x'.repeat(111)]])
    expect(long.length).toBe(0x7b)
    expect(summary(decodeSignalR(binary([long.length, ...long])))).toBe('Invocation "Send" (1 argument)')
    const handshake = new TextEncoder().encode(record({ protocol: 'messagepack', version: 1 }))
    expect(summary(decodeSignalR(binary(handshake, 'sent')))).toBe('handshake messagepack version 1')
  })

  it('is not made of other bytes or of JSON without its separator', () => {
    expect(decodeSignalR(text('{"type":6}'))).toBeNull()
    expect(decodeSignalR(binary([1, 2, 3]))).toBeNull()
  })
})

describe('STOMP', () => {
  it('tells frames, their headers and bodies', () => {
    const found = decodeStomp(text('SEND\ndestination:/queue/a\ncontent-type:application/json\n\n{"a":1}\0'))
    expect(summary(found)).toBe('SEND /queue/a (7 bytes)')
    expect(part(found, 'headers')).toEqual({ destination: '/queue/a', 'content-type': 'application/json' })
    expect(part(found, 'body')).toEqual({ a: 1 })
  })

  // STOMP 1.2, "Value Encoding", "Body" (content-length counts bytes, and a body may hold NUL), "Heart-beating".
  it('undoes escapes, but in CONNECT and CONNECTED, and keeps to the content-length', () => {
    expect(part(decodeStomp(text('MESSAGE\na:x\\cy\\n\\\\\n\n\0')), 'headers')).toEqual({ a: 'x:y\n\\' })
    expect(part(decodeStomp(text('CONNECT\npasscode:x\\cy\n\n\0')), 'headers')).toEqual({ passcode: 'x\\cy' })
    expect(part(decodeStomp(text('SEND\ncontent-length:4\n\né\0a\0')), 'body')).toBe('é\0a')
    expect(decodeStomp(text('SEND\ncontent-length:1\n\nab\0'))?.problem).toBe(
      'Malformed at byte 24: no NUL where the content-length ends.',
    )
  })

  it('tells several frames and heart-beats', () => {
    expect(summary(decodeStomp(text('\n')))).toBe('heart-beat')
    expect(
      summary(decodeStomp(text('RECEIPT\nreceipt-id:1\n\n\0\r\nCONNECTED\r\nversion:1.2\r\n\r\n\0\n'))),
    ).toBe('2 packets: RECEIPT receipt-id "1", CONNECTED version "1.2"'.replaceAll('"', ''))
    expect(decodeStomp(text('hello'))).toBeNull()
  })

  it('is read as far as it was kept', () => {
    const found = decodeStomp(cut(text('MESSAGE\ndestination:/a\n\nlong body\0'), 28))
    expect(found?.problem).toBe('Cut at byte 28 of 34: the rest was not kept.')
    expect(part(found, 'body')).toBe('long')
    expect(decodeStomp(text('SEND\n\nno end'))?.problem).toBe('Ends too early, at byte 12.')
  })
})

describe('MQTT', () => {
  const packet = (given: Packet, protocolVersion: 4 | 5 = 4) =>
    decodeMqtt(binary(generate(given, { protocolVersion })))

  it('tells the packets of 3.1.1 that mqtt-packet makes', () => {
    const connect = packet({
      cmd: 'connect',
      clientId: 'c1',
      protocolVersion: 4,
      clean: true,
      keepalive: 30,
      username: 'me',
      will: { topic: 't', payload: Buffer.from('bye'), qos: 1, retain: true },
    })
    expect(summary(connect)).toBe('CONNECT MQTT 3.1.1 client c1')
    expect(part(connect, 'will')).toEqual({ topic: 't', payload: 'bye', qos: 1, retain: true })
    const publish = packet({
      cmd: 'publish',
      topic: 'sensors/1',
      qos: 1,
      messageId: 5,
      dup: false,
      retain: true,
      payload: '{"t":21.5}',
    })
    expect(summary(publish)).toBe('PUBLISH sensors/1 qos 1 id 5 retained (10 bytes)')
    expect(part(publish, 'payload')).toEqual({ t: 21.5 })
    expect(
      summary(packet({ cmd: 'subscribe', messageId: 6, subscriptions: [{ topic: 'a/#', qos: 1 }] })),
    ).toBe('SUBSCRIBE id 6 a/#')
    expect(summary(packet({ cmd: 'connack', returnCode: 0, sessionPresent: true }))).toBe('CONNACK 0')
    expect(summary(packet({ cmd: 'puback', messageId: 5 }))).toBe('PUBACK id 5')
    expect(summary(packet({ cmd: 'unsubscribe', messageId: 7, unsubscriptions: ['a/#'] }))).toBe(
      'UNSUBSCRIBE id 7 a/#',
    )
    expect(summary(packet({ cmd: 'pingreq' }))).toBe('PINGREQ')
    expect(summary(packet({ cmd: 'disconnect' }))).toBe('DISCONNECT')
  })

  it('tells those of 5, with their properties and reasons', () => {
    const connect = packet(
      {
        cmd: 'connect',
        clientId: 'c',
        protocolVersion: 5,
        clean: true,
        keepalive: 0,
        properties: { sessionExpiryInterval: 60, userProperties: { a: 'b' } },
      },
      5,
    )
    expect(summary(connect)).toBe('CONNECT MQTT 5 client c')
    expect(part(connect, 'properties')).toEqual({ 'session expiry (s)': 60, 'user property': { a: 'b' } })
    const publish = packet(
      {
        cmd: 'publish',
        topic: 't',
        qos: 0,
        dup: false,
        retain: false,
        payload: 'x',
        properties: { contentType: 'text/plain' },
      },
      5,
    )
    expect(part(publish, 'properties')).toEqual({ 'content type': 'text/plain' })
    expect(part(publish, 'payload')).toBe('x')
    const refused = packet({ cmd: 'connack', reasonCode: 135, sessionPresent: false }, 5)
    expect(summary(refused)).toBe('CONNACK 135 not authorized')
    expect(summary(packet({ cmd: 'suback', messageId: 3, granted: [1] }, 5))).toBe('SUBACK id 3 1')
  })

  it('tells several packets in one message, and where the last one was cut', () => {
    const ping = generate({ cmd: 'pingreq' })
    const publish = generate({
      cmd: 'publish',
      topic: 't',
      qos: 0,
      dup: false,
      retain: false,
      payload: 'hello',
    })
    expect(summary(decodeMqtt(binary([...ping, ...ping])))).toBe('2 packets: PINGREQ, PINGREQ')
    expect(decodeMqtt(cut(binary(publish), 7))?.problem).toBe('Cut at byte 7 of 10: the rest was not kept.')
    expect(decodeMqtt(binary([0, 1, 2]))).toBeNull()
    expect(decodeMqtt(binary([0xc0, 0, 0xff]))?.problem).toBe('Malformed at byte 2: no packet of MQTT.')
  })
})

describe('GraphQL', () => {
  const say = (value: unknown) => text(JSON.stringify(value))
  it('tells both protocols, each in its own words', () => {
    const query = 'subscription OnPrice($id: ID!) { price(id: $id) { now } }'
    expect(summary(decodeGraphqlTransport(say({ id: '1', type: 'subscribe', payload: { query } })))).toBe(
      'subscribe 1 subscription OnPrice',
    )
    expect(summary(decodeGraphqlLegacy(say({ id: '1', type: 'start', payload: { query } })))).toBe(
      'start 1 subscription OnPrice',
    )
    expect(
      summary(decodeGraphqlTransport(say({ id: 'a', type: 'next', payload: { data: { price: 1 } } }))),
    ).toBe('next a price')
    expect(
      summary(decodeGraphqlTransport(say({ id: 'a', type: 'error', payload: [{ message: 'No' }] }))),
    ).toBe('error a 1 error "No"')
    expect(summary(decodeGraphqlLegacy(say({ type: 'ka' })))).toBe('ka (keep alive)')
    expect(decodeGraphqlTransport(say({ type: 'ka' }))).toBeNull()
    expect(decodeGraphqlLegacy(say({ type: 'subscribe' }))).toBeNull()
  })
})

describe('Phoenix', () => {
  it('tells objects and arrays', () => {
    expect(summary(decodePhoenix(text('["1","2","room:lobby","phx_join",{}]')))).toBe(
      'phx_join room:lobby ref 2',
    )
    expect(
      summary(decodePhoenix(text('["1","2","room:lobby","phx_reply",{"status":"ok","response":{}}]'))),
    ).toBe('phx_reply room:lobby ref 2 ok')
    expect(
      summary(decodePhoenix(text('{"topic":"phoenix","event":"heartbeat","payload":{},"ref":"3"}'))),
    ).toBe('heartbeat phoenix ref 3')
    expect(decodePhoenix(text('[1,2,3]'))).toBeNull()
  })

  // serializer.js: binaryEncode for what is sent, decodePush, decodeReply and decodeBroadcast for what comes.
  it('tells binary frames of both directions', () => {
    const letters = (given: string) => [...new TextEncoder().encode(given)]
    const sent = decodePhoenix(binary([0, 1, 1, 3, 2, ...letters('12a:bup'), 9, 9], 'sent'))
    expect(summary(sent)).toBe('up a:b ref 2 binary push (2 bytes)')
    const pushed = decodePhoenix(binary([0, 1, 3, 2, ...letters('1a:bup'), 9]))
    expect(summary(pushed)).toBe('up a:b binary push (1 byte)')
    const reply = decodePhoenix(binary([1, 1, 1, 3, 2, ...letters('12a:bok'), 9]))
    expect(summary(reply)).toBe('ok a:b ref 2 binary reply (1 byte)')
    const broadcast = decodePhoenix(binary([2, 3, 2, ...letters('a:bup'), 9]))
    expect(part(broadcast, 'payload')).toEqual([9])
  })
})

describe('Action Cable', () => {
  it('opens the JSON that stands in JSON', () => {
    const identifier = JSON.stringify({ channel: 'ChatChannel', room: 1 })
    const sent = { command: 'message', identifier, data: JSON.stringify({ action: 'speak', message: 'hi' }) }
    const found = decodeActionCable(text(JSON.stringify(sent)))
    expect(summary(found)).toBe('message ChatChannel speak')
    expect(part(found, 'data')).toEqual({ action: 'speak', message: 'hi' })
    expect(
      summary(decodeActionCable(text(`{"identifier":${JSON.stringify(identifier)},"message":{"a":1}}`))),
    ).toBe('message ChatChannel')
    expect(summary(decodeActionCable(text('{"type":"welcome"}')))).toBe('welcome')
    expect(
      summary(decodeActionCable(text('{"type":"disconnect","reason":"unauthorized","reconnect":false}'))),
    ).toBe('disconnect unauthorized')
    expect(decodeActionCable(text('{"type":"subscribe"}'))).toBeNull()
  })
})

describe('SockJS', () => {
  it('tells its frames, and STOMP inside of them', () => {
    expect(summary(decodeSockJs(text('o')))).toBe('open')
    expect(summary(decodeSockJs(text('h')))).toBe('heartbeat')
    expect(summary(decodeSockJs(text('c[3000,"Go away!"]')))).toBe('close 3000 "Go away!"')
    expect(summary(decodeSockJs(text('a["x","y"]')))).toBe('2 messages')
    expect(summary(decodeSockJs(text('["hi"]', 'sent')))).toBe('"hi"')
    const stomp = decodeSockJs(text(`a${JSON.stringify(['MESSAGE\ndestination:/topic/a\n\nhi\0'])}`))
    expect(summary(stomp)).toBe('MESSAGE /topic/a (2 bytes)')
    expect(decodeSockJs(text('hello'))).toBeNull()
    expect(decodeSockJs(text('[1]', 'sent'))).toBeNull()
  })
})

describe('WAMP', () => {
  it('tells messages in JSON, MessagePack and CBOR, and in batches', () => {
    const call = [48, 7814135, {}, 'com.myapp.ping', [1]]
    for (const payload of [text(JSON.stringify(call)), binary(msgpack(call)), binary(cbor(call))]) {
      const found = decodeWamp(payload)
      expect(summary(found)).toBe('CALL 7814135 com.myapp.ping')
      expect(part(found, 'arguments')).toEqual([1])
    }
    expect(summary(decodeWamp(text('[1,"realm1",{"roles":{}}]')))).toBe('HELLO realm1')
    expect(summary(decodeWamp(text('[17,1,2]\u0018[33,3,4]\u0018')))).toBe(
      '2 packets: PUBLISHED 1, SUBSCRIBED 3',
    )
    expect(decodeWamp(text('[999,1]'))).toBeNull()
    expect(decodeWamp(text('{"a":1}'))).toBeNull()
  })
})

describe('JSON-RPC', () => {
  // jsonrpc.org/specification, section 7, "Examples".
  it('tells requests, notifications, answers and batches', () => {
    expect(
      summary(decodeJsonRpc(text('{"jsonrpc":"2.0","method":"subtract","params":[42,23],"id":1}'))),
    ).toBe('request subtract id 1')
    expect(summary(decodeJsonRpc(text('{"jsonrpc":"2.0","method":"update"}')))).toBe('notification update')
    expect(
      summary(
        decodeJsonRpc(
          text(
            '[{"jsonrpc":"2.0","result":7,"id":"1"},{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found"},"id":"5"}]',
          ),
        ),
      ),
    ).toBe('2 packets: result id 1, error id 5 -32601 "Method not found"')
    expect(decodeJsonRpc(text('{"method":"x","id":1}'))).toBeNull()
    const late = decodeJsonRpc(cut(text('{"method":"x","id":1,"params":[1,2],"jsonrpc":"2.0"}'), 34))
    expect(late?.summary).toBe('request x id 1')
  })
})

describe('what says nothing of its meaning', () => {
  it('is told by its shape', () => {
    expect(summary(decodeJson(text('{"type":"a","id":1}')))).toBe('{type: "a", id: 1}')
    expect(summary(decodeJson(text('{"a":[1],"b":2,"c":3,"d":4,"e":5,"f":6,"g":7}')))).toBe(
      '{a: 1 item, b: 2, c: 3, d: 4, e: 5, f: 6, …}',
    )
    expect(summary(decodeJson(text('[1,2]')))).toBe('[2 items]')
    expect(decodeJson(text('hello'))).toBeNull()
    expect(summary(decodeLines(text('{"a":1}\n{"b":2}\n')))).toBe('2 values: {a: 1}, …')
    expect(summary(decodeMsgpack(binary(msgpack({ a: 1 }))))).toBe('{a: 1}')
    expect(summary(decodeCbor(binary([...cbor({ a: 1 }), ...cbor(2)])))).toBe('2 values: {a: 1}, …')
  })

  it('says at which character of the whole message a line is wrong', () => {
    expect(decodeLines(text('{"a":1}\n{"b":x}'))?.problem).toBe(
      'Malformed at character 13: no value of JSON.',
    )
  })

  it('tells the first tag of XMPP', () => {
    const stanza = `<message from='a@b' to="c@d" type='chat' xmlns='jabber:client'><body>hi &amp; bye</body></message>`
    const found = decodeXmpp(text(stanza))
    expect(summary(found)).toBe('<message> type chat from a@b to c@d <body>')
    expect(part(found, 'text')).toBe(stanza)
    expect(decodeXmpp(text('1 < 2'))).toBeNull()
  })
})

describe('protobuf without a schema', () => {
  // protobuf.dev/programming-guides/encoding: its own examples.
  it('shows every reading that fits a number', () => {
    expect(part(decodeProtobuf(binary(hex('08 96 01'))), 'field 1')).toEqual({
      varint: { unsigned: 150, zigzag: 75 },
    })
    expect(part(decodeProtobuf(binary(hex('08 fe ff ff ff ff ff ff ff ff 01'))), 'field 1')).toEqual({
      varint: { unsigned: 18446744073709551614n, signed: -2, zigzag: 9223372036854775807n },
    })
    expect(part(decodeProtobuf(binary(hex('08 01'))), 'field 1')).toEqual({
      varint: { unsigned: 1, zigzag: -1, bool: true },
    })
    expect(part(decodeProtobuf(binary(hex('0d 00 00 80 3f'))), 'field 1')).toEqual({
      fixed32: { float: 1, unsigned: 1065353216 },
    })
  })

  it('shows text, messages within and packed numbers', () => {
    expect(part(decodeProtobuf(binary(hex('12 07 74 65 73 74 69 6e 67'))), 'field 2')).toBe('testing')
    expect(part(decodeProtobuf(binary(hex('1a 03 08 96 01'))), 'field 3')).toEqual({
      message: { 1: { varint: { unsigned: 150, zigzag: 75 } } },
    })
    expect(part(decodeProtobuf(binary(hex('32 06 03 8e 02 9e a7 05'))), 'field 6')).toEqual({
      'several readings': { bytes: [3, 0x8e, 2, 0x9e, 0xa7, 5], 'packed varints': [3, 270, 86942] },
    })
    expect(summary(decodeProtobuf(binary(hex('08 01 12 01 61 12 01 62'))))).toBe('3 fields: 1, 2')
  })

  it('says where it is none', () => {
    expect(decodeProtobuf(binary(hex('08 01 07')))?.problem).toBe(
      'Malformed at byte 2: no field of protobuf.',
    )
    expect(decodeProtobuf(binary([0, 0]))).toBeNull()
  })
})
