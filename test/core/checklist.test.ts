// The eight questions, answered from the evidence or with the one action that would answer them.

import { expect, it } from 'vitest'
import { checklist, type ServerSaid } from '../../src/core/checklist.ts'
import { parse } from '../../src/core/notation.ts'
import type { Browser } from '../../src/core/rule.ts'
import { openSession } from '../../src/core/session.ts'

/** The answers about the first socket that has a verdict, as `question: answer`. */
function answers(browser: Browser, log: string, server: ServerSaid | null = null): Record<string, string> {
  const session = openSession(browser)
  session.append(parse(log).flatMap(({ facts }) => facts))
  const rows = session.rows()
  const row = rows.find(({ diagnosis }) => diagnosis.verdict)
  if (!row) throw new Error('no socket has a verdict')
  const sockets = rows.map(({ socket }) => socket)
  const told = checklist(row.diagnosis, sockets, server)
  for (const { answer, action, text } of told) {
    expect(text).not.toBe('')
    if (answer === 'open') expect(action).not.toBeNull()
  }
  return Object.fromEntries(told.map(({ id, answer }) => [id, answer]))
}

const chat = `
  socket d.2  +1.0
  0.0  0  constructed    ws://h/ws/chat/7/
  5.0  1  open-fired
  6.0  1  message-received  text  5B`

it('answers for a socket whose subprotocol was not returned, beside one that works', () => {
  const log = `
    socket d.1
    0.0   0  constructed    ws://h/ws/chat/9/  protocols=token
    1.0   0  net:requested  ws://h/ws/chat/9/
    1.0   0  net:sent
    9.0   0  net:failed     "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received"
    9.5   3  error-fired
    9.5   3  close-fired    1006  unclean
    ${chat}`
  expect(answers('chromium', log)).toEqual({
    frames: 'no',
    url: 'yes',
    origin: 'no',
    route: 'yes',
    browser: 'yes',
    exception: 'open',
    channel: 'no',
    minimal: 'open',
  })
})

it('finds a value that was not set in the path, and asks the server’s log about the rest', () => {
  const log = `
    0.0   0  constructed    ws://h/ws/undefined/
    1.0   0  net:requested  ws://h/ws/undefined/
    9.0   0  net:responded  404
    9.5   3  error-fired
    9.5   3  close-fired    1006  unclean`
  expect(answers('firefox', log)).toMatchObject({ url: 'no', origin: 'no', route: 'open', exception: 'no' })
})

it('takes the server’s word for an exception, and a probe’s for a minimal connection', () => {
  const log = `
    0.0   0  constructed    ws://h/ws
    9.0   1  open-fired
    12.0  3  close-fired    1011  clean
    90.0  -  probe:tried    opened  ws://h/ws  took=5ms`
  const said: ServerSaid = { answer: 'yes', sentence: 'it logged an exception: redis.ConnectionError' }
  expect(answers('chromium', log)).toMatchObject({ exception: 'open', channel: 'open', minimal: 'yes' })
  expect(answers('chromium', log, said)).toMatchObject({ exception: 'yes', channel: 'no' })
})
