// What belongs to one socket, and in which order it happened, though two clocks told it.

import { expect, it } from 'vitest'
import { logOf } from '../../src/core/log.ts'
import { parse } from '../../src/core/notation.ts'
import { sockets } from '../../src/core/socket.ts'

const kinds = (text: string) =>
  sockets(logOf(parse(text).flatMap(({ facts }) => facts))).map(({ facts }) =>
    facts.map(({ kind }) => kind).join(' '),
  )

it('puts the request after the constructor and the answer before open, whatever the clocks say', () => {
  const log = `
    socket net.1
     0.0  -  net:requested  ws://h/ws
     0.5  -  net:sent
    14.0  -  net:responded  101
    socket d.1  +2.0
     0.0  0  constructed    ws://h/ws
     9.0  1  open-fired`
  expect(kinds(log)).toEqual(['constructed net:requested net:sent net:responded open-fired'])
})

it('leaves an answer that came after the page’s own close() where it was', () => {
  const log = `
    socket d.1
     0.0  0  constructed   ws://h/ws
     2.0  2  close-called  -
    28.0  3  error-fired
    31.0  3  close-fired   1006  unclean
    socket net.1  +1.0
     0.0  -  net:requested  ws://h/ws
    71.0  -  net:responded  101`
  expect(kinds(log)).toEqual(['constructed net:requested close-called error-fired close-fired net:responded'])
})

it('tells a socket only of what happened to its own document in its own time', () => {
  const log = `
    socket d.0
      0.0  -  ctx:document-started  http://h/  top
    500.0  -  ctx:connectivity-changed  offline
    socket e.0  +500.0
      0.0  -  ctx:page-hidden  discarded
    socket d.1  +450.0
      0.0  0  constructed  ws://h/ws
    100.0  3  close-fired  1006  unclean
    socket d.2  +900.0
      0.0  0  constructed  ws://h/ws`
  expect(kinds(log)).toEqual(['constructed ctx:connectivity-changed close-fired', 'constructed'])
})

it('makes a socket of a request that no page facts claim', () => {
  const [worker] = sockets(
    logOf(
      parse('socket net.7\n 0.0 - net:requested wss://h/ws from=http://h/w.js').flatMap(({ facts }) => facts),
    ),
  )
  expect(worker?.summary).toMatchObject({ url: 'wss://h/ws', phase: 'unseen', constructed: null })
})
