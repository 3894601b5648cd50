// Stories from logs in plain text: what one line of a page did at one endpoint, and where that is a fault.

import { describe, expect, it } from 'vitest'
import { storyRules } from '../../src/core/stories/rules/index.ts'
import { storyOf } from '../../src/core/stories/story-of.ts'
import { attempts, failed, groupsOf, opened, section, storiesOf } from './told-stories.ts'

const one = (text: string, browser?: 'chromium' | 'firefox') => {
  const [story, ...others] = storiesOf(text, browser)
  expect(others).toEqual([])
  return story ?? null
}

describe.each(storyRules.map((rule) => [rule.id, rule] as const))('story rule %s', (id, rule) => {
  it('has a title, an advice, and examples of which at least one is its own', () => {
    expect(rule.title).not.toBe('')
    expect(rule.advice).not.toBe('')
    expect(rule.examples.some(({ verdicts }) => Object.values(verdicts).includes(id))).toBe(true)
  })

  it.each(rule.examples.map((example, index) => [index + 1, example] as const))(
    'example %i',
    (_n, example) => {
      const stories = storiesOf(example.log, example.browser)
      for (const [socket, wanted] of Object.entries(example.verdicts)) {
        const story = stories.find(({ sockets }) => sockets.some((each) => each === socket))
        expect(story?.verdict?.rule ?? null).toBe(wanted)
        if (wanted !== id) continue
        expect(story?.kind).toBe(rule.kind)
        expect(story?.verdict?.evidence.length).toBeGreaterThan(1)
        expect(story?.sentence).not.toMatch(/undefined|null|NaN/)
      }
    },
  )
})

it('no two rules about stories share an id', () => {
  expect(new Set(storyRules.map(({ id }) => id)).size).toBe(storyRules.length)
})

describe('a story', () => {
  it('is of one endpoint and one line, whatever the query', () => {
    const text =
      section(1, 0, failed, 'ws://localhost/ws?token=a  connect@socket.js:8') +
      section(2, 1000, failed, 'ws://localhost/ws?token=b  connect@socket.js:8') +
      section(3, 1001, failed, 'ws://localhost/ws?token=b  connect@other.js:8') +
      section(4, 1002, failed, 'ws://localhost:81/ws?token=b  connect@socket.js:8') +
      section(5, 1003, failed, 'wss://localhost/ws  connect@socket.js:8') +
      section(6, 2000, failed, 'ws://localhost/ws?token=c  connect@socket.js:8')
    const stories = storiesOf(text)
    expect(stories.map(({ sockets }) => sockets)).toEqual([['d.1', 'd.2', 'd.6']])
    expect(stories[0]).toMatchObject({ id: 'story-d.1', path: '/ws' })
  })

  it('keeps documents, and the pages of workers, apart', () => {
    expect(storiesOf(attempts([1000]) + attempts([1000]).replaceAll('socket d.', 'socket e.'))).toEqual([])
    const worker = (n: number, from: string) => `
      socket net.${n}  +${n * 1000}.0
        0.0  -  net:requested  ws://localhost/ws  from=${from}
        9.0  -  net:failed     "net::ERR_CONNECTION_REFUSED"
      `
    const told = storiesOf([1, 2, 3].map((n) => worker(n, 'a.js') + worker(n + 3, 'b.js')).join(''))
    expect(told.map(({ sockets }) => sockets)).toEqual([
      ['net.1', 'net.2', 'net.3'],
      ['net.4', 'net.5', 'net.6'],
    ])
  })

  it('is nothing that a single socket, or one failure and one retry, can tell', () => {
    expect(one(attempts([]))).toBeNull()
    expect(one(attempts([1000], opened))).toBeNull()
    expect(storyOf([], 'chromium')).toBeNull()
  })

  it('tells a constant rhythm with its numbers, and what became of each attempt', () => {
    const story = one(attempts([1000, 1002, 1001, 999], opened))
    expect(story).toMatchObject({ kind: 'reconnect', title: '5 attempts, every 1 s', verdict: null })
    expect(story?.sentence).toBe(
      '`connect` at `socket.js:8` constructed 5 sockets to `/ws` within 4 s: 4 failed before they opened, #5 is open; from the end of one to the next: every 1 s (4 delays)',
    )
  })

  it('tells exponential delays up to their longest', () => {
    expect(one(attempts([500, 1000, 2000, 4000, 8000, 10000, 10003]))?.title).toBe(
      '8 attempts, exponential from 500 ms ×2 up to 10 s',
    )
  })

  it('calls three sockets no pattern', () => {
    const story = one(attempts([1000, 1000]))
    expect(story).toMatchObject({ kind: 'reconnect', pattern: null, title: '3 attempts' })
  })

  it('begins the pattern anew where an attempt had opened', () => {
    const delays = [500, 1000, 2000, 4000, 500, 1000, 2000, 4000, 8000]
    const dropped = ' 20.0  1  open-fired\n 5000.0  3  close-fired  1006  unclean'
    let at = 0
    const text = [...delays, 0]
      .map((delay, index) => {
        const made = section(index + 1, at, index === 4 ? dropped : failed)
        at += (index === 4 ? 5000 : 5) + delay
        return made
      })
      .join('')
    expect(one(text)?.pattern).toMatchObject({ shape: 'exponential', base: 500 })
    expect(one(text)?.sentence).toContain(
      '9 failed before they opened, #5 ended after it opened, not by the page',
    )
  })

  it('tells a double mount, and that it is no fault', () => {
    const story = one(
      section(1, 0, ' 1.0  2  close-called  -  cleanup@useWebSocket.ts:31') + section(2, 1.4, opened),
    )
    expect(story).toMatchObject({ kind: 'double-mount', title: 'An effect that ran twice', verdict: null })
  })

  it('is told as plainly repeated where a person connects again by hand', () => {
    const closed =
      ' 20.0  1  open-fired\n 4000.0  2  close-called  1000  stop@page.js:9\n 4002.0  3  close-fired  1000  clean'
    const story = one([0, 9000, 21000, 26500].map((at, n) => section(n + 1, at, closed)).join(''))
    expect(story).toMatchObject({ kind: 'repeated', verdict: null })
    expect(story?.sentence).toContain('4 were closed by the page')
    expect(story?.pattern).toBeNull()
  })

  it('does not take a socket that the server closed, and that the page closed once more, for the page’s', () => {
    const dead = ' 5.0  3  close-fired  1006  unclean\n 900.0  3  close-called  -'
    expect(one([0, 1005, 2010].map((at, n) => section(n + 1, at, dead)).join(''))).toMatchObject({
      kind: 'reconnect',
    })
  })

  it('follows a page’s own time-out as the retries that it is', () => {
    const cut = ' 150.0  2  close-called  -  onTimeout@socket.js:31\n 151.0  3  close-fired  1006  unclean'
    const story = one([0, 1151, 2302, 3453, 4604].map((at, n) => section(n + 1, at, cut)).join(''))
    expect(story).toMatchObject({ kind: 'reconnect', title: '5 attempts, every 1 s' })
  })

  it('tells of a worker’s sockets only what was seen', () => {
    const life = (n: number) => `
      socket net.${n}  +${n * 1000}.0
        0.0  -  net:requested  ws://localhost/ws  from=http://localhost/w.js
        9.0  -  net:responded  101
        400.0  -  net:ended`
    expect(one(life(1) + life(2) + life(3) + life(4))?.sentence).toContain('4 ended after they opened;')
  })
})

describe('healthy pages', () => {
  it.each([
    [
      'several widgets that open one endpoint at once',
      [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6].map(() => 0),
    ],
    ['a pool that awaits each socket', [0, 21, 42, 63, 84, 105, 126, 147, 168, 189]],
    ['seven sockets that become more', [0, 700, 1400, 2100, 2800, 3500, 4200]],
  ])('%s make no story', (_name, times) => {
    expect(one(times.map((at, n) => section(n + 1, at, opened)).join(''))).toBeNull()
  })

  it('ten sockets that are lost together and made again, one each, are no storm', () => {
    const lost = ' 20.0  1  open-fired\n 30000.0  3  close-fired  1006  unclean'
    const refused = failed
    const wave = (from: number, at: number, life: string) =>
      Array.from({ length: 10 }, (_, n) => section(from + n, at + n * 7, life)).join('')
    const story = one(
      wave(1, 0, lost) + wave(11, 31000, refused) + wave(21, 32005, refused) + wave(31, 33010, opened),
    )
    expect(story).toMatchObject({ kind: 'reconnect', verdict: null })
    expect(story?.pattern?.shape).toBe('constant')
  })

  it('rooms that a person opens after some failures are no storm', () => {
    const later = Array.from({ length: 8 }, (_, n) =>
      section(n + 5, 60000 + n * 9000, opened, `ws://localhost/ws?room=${n}  connect@socket.js:8`),
    ).join('')
    expect(one(attempts([1000, 1000, 1000], opened) + later)?.verdict).toBeNull()
  })

  it('eight open sockets, of which the page closes one now and then, are no leak', () => {
    const closed = ' 20.0  1  open-fired\n 9000.0  2  close-called  -\n 9001.0  3  close-fired  1005  clean'
    const text = Array.from({ length: 12 }, (_, n) =>
      section(n + 1, n * 700, n === 4 ? closed : opened),
    ).join('')
    expect(one(text)?.verdict ?? null).toBeNull()
  })

  it('sockets whose constructor’s line is not known are no leak', () => {
    const text = Array.from({ length: 9 }, (_, n) =>
      section(n + 1, n * 700, opened, 'ws://localhost/ws'),
    ).join('')
    expect(one(text)?.verdict ?? null).toBeNull()
  })

  it('a few sockets closed after open and made again are no churn where a person takes her time', () => {
    const closed =
      ' 20.0  1  open-fired\n 8000.0  2  close-called  -  stop@page.js:9\n 8001.0  3  close-fired  1005  clean'
    expect(
      one([0, 8002, 16004, 24006].map((at, n) => section(n + 1, at, closed)).join(''))?.verdict,
    ).toBeNull()
  })
})

describe('pauses that the browser makes', () => {
  const asked = (after: number) =>
    ` ${after.toFixed(1)}  0  net:requested  ws://localhost/ws\n ${(after + 4).toFixed(1)}  3  error-fired\n ${(after + 5).toFixed(1)}  3  close-fired  1006  unclean`
  const held =
    section(1, 0, asked(1)) +
    section(2, 10, asked(196)) +
    section(3, 215, asked(581)) +
    section(4, 805, asked(790))

  it('are told in the story, and as a note on each socket', () => {
    const story = one(held, 'firefox')
    expect(story?.sentence).toMatch(
      /; Firefox held 3 of them back, for up to 790 ms, after the failure before it \(RFC 6455 §7\.2\.3 back-off\)$/,
    )
    expect([...(story?.notes ?? [])]).toEqual([
      [
        'd.2',
        'Firefox held this socket back for 196 ms after the failure before it (RFC 6455 §7.2.3 back-off)',
      ],
      ['d.3', expect.stringContaining('for 581 ms after')],
      ['d.4', expect.stringContaining('for 790 ms after')],
    ])
  })

  it('are not claimed in another browser, for a first socket, or for longer than Firefox waits', () => {
    expect(one(held, 'chromium')?.notes.size).toBe(0)
    const slow = section(1, 0, asked(500)) + section(2, 510, asked(1)) + section(3, 520, asked(9000))
    expect(one(slow, 'firefox')?.notes.size).toBe(0)
  })

  it('are not claimed where another handshake was in front', () => {
    const front = ' 1.0  0  net:requested  ws://localhost/ws\n 700.0  1  open-fired'
    const queue = attempts([10, 10]) + section(4, 60, front) + section(5, 61, asked(700))
    expect(one(queue, 'firefox')?.notes.has('d.5' as never)).toBe(false)
  })

  it('are told of Chromium after many failures', () => {
    const many = Array.from({ length: 14 }, (_, n) => section(n + 1, n * 1000, asked(n < 12 ? 1 : 300))).join(
      '',
    )
    expect([...(one(many)?.notes.keys() ?? [])]).toEqual(['d.13', 'd.14'])
  })
})

it('tells a storm of two thousand sockets in a walk that grows with their number', () => {
  const made = (count: number) => {
    const [group] = groupsOf(Array.from({ length: count }, (_, n) => section(n + 1, n * 6, failed)).join(''))
    return group ?? []
  }
  const group = made(2000)
  let asked = 0
  const counted = group.map((socket) => ({
    ...socket,
    get summary() {
      asked++
      return socket.summary
    },
  }))
  const story = storyOf(counted, 'firefox')
  expect(story).toMatchObject({ kind: 'reconnect', title: '2000 attempts, without a pause' })
  expect(asked).toBeLessThan(40 * group.length)
})
