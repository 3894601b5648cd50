// Commands that repeat a handshake, run by a real shell that only says what it was given.

import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printable } from '../../../src/core/printable.ts'
import { curlCommand, quoted, type Wanted, websocatCommand } from '../../../src/core/report/command.ts'
import type { Socket } from '../../../src/core/socket.ts'
import { hostile, sessionOf } from './sessions.ts'

function socketOf(log: string): Socket {
  const socket = sessionOf(log).rows[0]?.socket
  if (!socket) throw new Error('there is no socket')
  return socket
}

const asked = (headers: Readonly<Record<string, string>>, url = 'ws://localhost:8000/ws/chat/') =>
  socketOf(`
    0.0  0  constructed  ${printable(JSON.stringify(url))}
    1.0  0  net:sent
         |  Host: localhost:8000
         |  Sec-WebSocket-Version: 13
    ${Object.entries(headers)
      .map(([name, value]) => `     |  ${name}: ${printable(JSON.stringify(value))}`)
      .join('\n')}`)

/** The arguments that a POSIX shell gives a command, `curl` or `websocat` itself left out. */
function argumentsOf(command: string, env: Readonly<Record<string, string>> = {}): readonly string[] {
  const said = 'const [, ...given] = process.argv; process.stdout.write(JSON.stringify(given))'
  const script = `curl() { "$NODE" -e "$SAID" -- "$@"; }\nwebsocat() { curl "$@"; }\n${command}`
  const { stdout, stderr, status } = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { ...env, NODE: process.execPath, SAID: said },
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

function textOf(socket: Socket, wanted: Wanted, command = curlCommand): string {
  const made = command(socket, wanted)
  if (!made.ok) throw new Error(made.why)
  return made.value
}

it('asks for what the browser asked for', () => {
  const socket = asked({
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    Origin: 'http://localhost:5173',
    'Sec-WebSocket-Key': 'x3JJHMbDL1EzLkh9GBhXDw==',
    'Sec-WebSocket-Protocol': 'chat, superchat',
    'X-Empty': '',
  })
  expect(argumentsOf(textOf(socket, {}))).toEqual([
    '-i',
    '-N',
    '-g',
    '--http1.1',
    ...[
      'Sec-WebSocket-Version: 13',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Origin: http://localhost:5173',
      'Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==',
      'Sec-WebSocket-Protocol: chat, superchat',
      'X-Empty;',
    ].flatMap((header) => ['-H', header]),
    'http://localhost:8000/ws/chat/',
  ])
  expect(argumentsOf(textOf(socket, {}, websocatCommand))).toEqual([
    '-H=X-Empty: ',
    '--protocol=chat, superchat',
    '--origin=http://localhost:5173',
    'ws://localhost:8000/ws/chat/',
  ])
})

it('makes up a handshake where the request was not seen', () => {
  const socket = socketOf('0.0 0 constructed wss://localhost:8000/ws/chat/#part protocols=chat,v2')
  const given = argumentsOf(textOf(socket, { page: 'http://localhost:5173/dashboard' }))
  for (const header of [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Origin: http://localhost:5173',
    'Sec-WebSocket-Protocol: chat, v2',
  ])
    expect(given).toContain(header)
  expect(given.at(-1)).toBe('https://localhost:8000/ws/chat/')
})

describe('secrets', () => {
  const socket = asked(
    {
      Cookie: 'sessionid=abcdef1234567890; theme=dark',
      Authorization: 'Bearer 1234567890abcdef',
      'Sec-WebSocket-Protocol': 'access_token, eyJhbGciOiJIUzI1NiJ9',
    },
    'ws://localhost:8000/ws/chat/?token=t0psecret',
  )

  it.each([
    ['curl', curlCommand],
    ['websocat', websocatCommand],
  ] as const)('are variables that the shell wants set (%s)', (_name, command) => {
    const text = textOf(socket, {}, command)
    for (const secret of ['abcdef1234567890', '1234567890abcdef', 'eyJhbGciOiJIUzI1NiJ9', 't0psecret'])
      expect(text).not.toContain(secret)
    expect(() => argumentsOf(text)).toThrow(/COOKIE_1|AUTHORIZATION_1|QUERY_1|SUBPROTOCOL_1/)
    const set = {
      COOKIE_1: 'abcdef1234567890',
      COOKIE_2: 'dark',
      AUTHORIZATION_1: '1234567890abcdef',
      SUBPROTOCOL_1: 'eyJhbGciOiJIUzI1NiJ9',
      QUERY_1: 't0psecret',
    }
    expect(argumentsOf(text, set)).toEqual(argumentsOf(textOf(socket, { secrets: true }, command)))
  })
})

it.each(hostile)('gives %j to the command as it is, or refuses it', (text) => {
  for (const command of [curlCommand, websocatCommand]) {
    const made = command(asked({ 'X-Test': text }), { secrets: true })
    if (printable(text) === text) {
      expect(made.ok).toBe(true)
      if (made.ok) expect(argumentsOf(made.value).join('\n')).toContain(`X-Test: ${text}`)
    } else {
      expect(made.ok).toBe(false)
      if (!made.ok)
        expect(made.why).toMatch(/^X-Test holds U\+[0-9A-F]{4}, which cannot stand in a command line$/)
    }
  }
})

it('refuses a URL that is none', () => {
  expect(curlCommand(socketOf('0.0 - construct-threw "-o /etc/passwd" threw="SyntaxError":"no"')).ok).toBe(
    false,
  )
})

it('quotes any words so that a shell reads them as they were', () => {
  const word = fc.oneof(
    fc.string({
      unit: fc.constantFrom("'", '"', '\\', '$', '`', '!', '\n', ' ', ';', '*', '~', '#', 'a', 'é', '-'),
    }),
    fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
  )
  fc.assert(
    fc.property(fc.array(word, { minLength: 20, maxLength: 60 }), (words) => {
      expect(argumentsOf(`curl ${words.map(quoted).join(' ')}`)).toEqual(words)
    }),
    { numRuns: 15 },
  )
})
