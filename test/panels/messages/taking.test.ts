// Messages taken along: what stands in the files and lines, and what their names say of what was cut.

import { expect, it } from 'vitest'
import type { Message } from '../../../panels/messages/messages-of.ts'
import { copiedText, cutAmong, linesOf, payloadFile } from '../../../panels/messages/taking.ts'
import { parse } from '../../../src/core/notation.ts'

const messages = parse(`
  socket d.1
    10.0  1  send-called       text  7B  preview="{\\"a\\":1}"
    20.0  1  message-received  text  50B  preview="{\\"a\\":"
    30.0  1  message-received  arraybuffer  3B  preview=AQID
    40.0  1  message-received  blob  70B
    50.0  1  message-received  text  11B  preview="<presence/>"
    60.0  1  message-received  text  7B  preview="a\\nb\\u202ec"
    70.0  1  message-received  text  0B`).flatMap(({ facts }) =>
  facts.filter((fact): fact is Message => 'preview' in fact),
)
const place = (number: number, decoder: string | null = null) => ({ socket: 2, number, decoder })

it.each([
  [0, 'socket-2-message-1.json', '{"a":1}'],
  [1, 'socket-2-message-2-first-5-bytes.txt', '{"a":'],
  [2, 'socket-2-message-3.bin', '\u0001\u0002\u0003'],
  [3, 'socket-2-message-4-first-0-bytes.bin', ''],
  [4, 'socket-2-message-5.xml', '<presence/>'],
  [5, 'socket-2-message-6.txt', 'a\nb\u202ec'],
  [6, 'socket-2-message-7.txt', ''],
])('saves message %i as %s', async (at, name, text) => {
  const message = messages[at]
  if (!message) throw new Error('no such message')
  const file = payloadFile(message, place(at + 1))
  expect(file.name).toBe(name)
  expect(await file.blob.text()).toBe(text)
})

it('names bytes by the protocol that they are read by', () => {
  const [, , bytes] = messages
  expect(bytes && payloadFile(bytes, place(3, 'cbor')).name).toBe('socket-2-message-3.cbor')
})

it('writes a line a message, in text and in JSON, with what was kept of it', () => {
  expect(linesOf(messages, 0, 'txt').split('\n')).toEqual([
    '      10.0  ↑  text  7B  {"a":1}',
    '      20.0  ↓  text  50B  {"a":  [5 B of 50 B kept]',
    '      30.0  ↓  arraybuffer  3B  01 02 03',
    '      40.0  ↓  blob  70B    [0 B of 70 B kept]',
    '      50.0  ↓  text  11B  <presence/>',
    '      60.0  ↓  text  7B  a\\nb\\u202ec',
    '      70.0  ↓  text  0B  ',
    '',
  ])
  const lines = linesOf(messages, 10, 'jsonl').trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line)).slice(0, 3)).toEqual([
    { direction: 'sent', at: 10, ms: 0, type: 'text', opcode: 1, size: 7, text: '{"a":1}' },
    { direction: 'received', at: 20, ms: 10, type: 'text', opcode: 1, size: 50, kept: 5, text: '{"a":' },
    { direction: 'received', at: 30, ms: 20, type: 'arraybuffer', opcode: 2, size: 3, base64: 'AQID' },
  ])
  expect(cutAmong(messages)).toBe(2)
})

it('copies text as it is and bytes as hex', () => {
  const [, , bytes, , , text] = messages
  expect(bytes && copiedText(bytes)).toMatch(/^00000000 {2}01 02 03 +\.\.\.$/)
  expect(text && copiedText(text)).toBe('a\nb\u202ec')
})
