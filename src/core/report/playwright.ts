// A socket's fault as the source of a Playwright test: it opens the page, listens at every socket to the endpoint, and
// is red while the fault is there.

import { printFacts } from '../notation.ts'
import { printable } from '../printable.ts'
import { said } from '../said.ts'
import type { Row } from '../session.ts'
import type { SubjectId } from '../units.ts'
import { duration, pathOf } from '../words.ts'
import { type Assertion, assertionFor, timesFor } from './playwright-kind.ts'
import type { Reading } from './reading.ts'

/** Lines of the socket's log that stand above the test. */
const mostLines = 40

/**
 * The source of a test file, TypeScript and JavaScript alike.
 * @throws {RangeError} when the session has no such socket.
 */
export function playwrightTest(reading: Reading, socketId: SubjectId): string {
  const row = reading.rows.find(({ socket }) => socket.id === socketId)
  if (!row) throw new RangeError(`the session has no socket ${socketId}`)
  const { summary } = row.socket
  const assertion = assertionFor(row)
  const path = pathOf(summary.url).replace(/\?.*$/s, '')
  const endpoint = reading.rows.filter(
    ({ socket }) => socket.document === row.socket.document && samePath(socket.summary.url, path),
  )
  const { patience, watched, took } = timesFor(row, endpoint)
  const page = pageOf(row, reading)
  const values: Readonly<Record<string, string>> = {
    seen: seenBy(row, reading),
    imports: "import { expect, test } from '@playwright/test'",
    untold: assertion === 'untold' ? `test.fixme(true, ${literal(whyUntold(row))})\n\n` : '',
    pageNote: noteOn(page),
    page: literal(page),
    path: literal(path),
    given: literal(summary.constructed?.given ?? summary.threw?.given ?? summary.url),
    patience: String(patience),
    watched: String(watched),
    watchedNote:
      took > watched
        ? `${comment(said`It took ${duration(took)} when it was recorded; watch for longer to be sure.`)}\n`
        : '',
    title: literal(titleOf(assertion, path)),
    faults: faultLines[assertion].map((line) => `    ${line}\n`).join(''),
    errors:
      assertion === 'quiet' ? "\n  expect([...errors], 'exceptions that nothing caught').toEqual([])" : '',
    listen:
      assertion === 'quiet'
        ? "  const errors = new Set()\n  page.on('pageerror', ({ message }) => errors.add(message))\n"
        : '',
  }
  return template.replace(/\$(\w+)\$/g, (whole, name: string) => values[name] ?? whole)
}

const samePath = (url: string, path: string) => pathOf(url).replace(/\?.*$/s, '') === path

/** The top document: a frame's sockets come with the page that holds it. */
function pageOf({ diagnosis }: Row, { header }: Reading): string {
  const document = diagnosis.case.document
  const own = document?.top || header.page.url === '' ? document?.url : undefined
  return own ?? (header.page.url || 'about:blank')
}

function noteOn(page: string): string {
  if (page === 'about:blank') return `${comment(said`The page is not known: put its address here.`)}\n`
  return /redacted-[a-z]+-\d+|\*{3}/.test(page)
    ? `${comment(said`A secret was taken out of this address: put one that works in its place.`)}\n`
    : ''
}

function titleOf(assertion: Assertion, path: string): string {
  const told = {
    opens: 'opens',
    'opens-uninterrupted': 'opens before the page closes it',
    protocol: 'opens with a subprotocol that the page asked for',
    stays: 'opens and stays open',
    quiet: 'opens, and no handler of the page throws',
    untold: 'works',
  }[assertion]
  return `the socket to ${printable(path)} ${told}`
}

function whyUntold({ socket: { summary }, diagnosis: { verdict } }: Row): string {
  if (!summary.constructed && !summary.threw)
    return said`This socket was not made by a page but by a worker, or out of reach: a page’s events do not tell of it.`
  if (summary.constructed?.api)
    return said`A WebSocketStream has promises instead of events; this test does not see it.`
  return said`“${verdict?.title ?? ''}” leaves nothing behind that the events of a page tell: say here what the user should see.`
}

/** What makes a socket of the endpoint faulty, as statements over what was seen of it. */
const faultLines: Readonly<Record<Assertion, readonly string[]>> = (() => {
  const threw = "if (threw !== '') return 'the constructor threw: ' + threw"
  const early =
    "if (events.includes('close()') && !told.includes('open, ')) return 'closed by the page before open: ' + told"
  const opens = "if (!events.includes('open')) return 'never opened: ' + told"
  const protocol =
    "if (asked.length > 0 && !asked.includes(protocol)) return 'asked for ' + asked + ', got ' + protocol"
  const stays =
    "if (events.includes('close') && !events.includes('close()') && ![1000, 1001, 1005].includes(code)) return 'lost with ' + code + ': ' + told"
  return {
    opens: [threw, opens],
    'opens-uninterrupted': [threw, early, opens],
    protocol: [threw, opens, protocol],
    stays: [threw, opens, stays],
    quiet: [threw, opens],
    untold: [threw, opens],
  }
})()

function seenBy(row: Row, { header }: Reading): string {
  const { verdict } = row.diagnosis
  const lines = printFacts(row.socket.facts).trimEnd().split('\n')
  const browser = [header.browser.name || header.browser.kind, header.browser.version].filter(
    (each) => each !== '',
  )
  return [
    ...(verdict
      ? [`${verdict.title}: ${verdict.sentence}.`]
      : [said`This socket had no fault when it was recorded.`]),
    '',
    said`Socket ${row.socket.number} as it was recorded in ${browser.join(' ')}:`,
    '',
    ...lines.slice(0, mostLines),
    ...(lines.length > mostLines ? [said`(${lines.length - mostLines} more lines)`] : []),
  ]
    .map(comment)
    .join('\n')
}

/** One line of comment, whatever the text holds. */
const comment = (text: string) => `// ${printable(text)}`.trimEnd()

/** A string as source: on one line, with nothing in it that hides, reorders or ends a script. */
export function literal(text: string): string {
  return printable(JSON.stringify(text)).replaceAll('<', '\\u003c').replaceAll('$', '\\u0024')
}

const template = `$seen$

$imports$

$untold$$pageNote$const address = $page$
/** The socket's path; host and query may change. */
const path = $path$
/** The socket's address as the page gave it. */
const given = $given$
/** Milliseconds that a socket may take to open. */
const patience = $patience$
$watchedNote$/** Milliseconds for which sockets are watched once the first have opened or ended. */
const watched = $watched$

test($title$, async ({ page }) => {
  test.setTimeout(3 * patience + watched + 30_000)
$listen$  const sockets = new Map()
  await page.exposeFunction('tellTest', (id = '', event = '', detail = '', asked = ['']) => {
    if (event === 'made') {
      const pathname = URL.canParse(detail) ? new URL(detail).pathname : detail
      if (pathname === path || detail === given) sockets.set(id, { asked, events: [], protocol: '', code: 0, threw: '' })
      return
    }
    const socket = sockets.get(id)
    if (!socket) return
    socket.events.push(event)
    if (event === 'open') socket.protocol = detail
    if (event === 'close') socket.code = Number(detail)
    if (event === 'threw') socket.threw = detail
  })
  // Listens only: the page keeps its own sockets.
  await page.addInitScript(() => {
    const tell = Reflect.get(window, 'tellTest')
    const ids = new WeakMap()
    window.WebSocket = new Proxy(window.WebSocket, {
      construct(target, args, made) {
        const id = String(Math.random())
        const url = String(args[0])
        tell(id, 'made', URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI).href : url, [args[1] ?? []].flat().map(String))
        try {
          const socket = Reflect.construct(target, args, made)
          ids.set(socket, id)
          socket.addEventListener('open', () => tell(id, 'open', socket.protocol))
          socket.addEventListener('error', () => tell(id, 'error'))
          socket.addEventListener('close', ({ code = 0 }) => tell(id, 'close', String(code)))
          return socket
        } catch (error) {
          tell(id, 'threw', String(error))
          throw error
        }
      },
    })
    WebSocket.prototype.close = new Proxy(WebSocket.prototype.close, {
      apply(target, socket, args) {
        if (ids.has(socket)) tell(ids.get(socket), 'close()')
        return Reflect.apply(target, socket, args)
      },
    })
  })

  await page.goto(address)
  // If the page opens its socket only after a sign-in or a click, do that here.

  const timeout = patience
  await expect.poll(() => sockets.size, { message: 'a socket to the endpoint is made', timeout }).toBeGreaterThan(0)
  const waiting = () => [...sockets.values()].filter(({ events }) => events.length === 0).length
  await expect.poll(waiting, { message: 'sockets that neither opened nor ended', timeout }).toBe(0)
  await page.waitForTimeout(watched)
  await expect.poll(waiting, { message: 'sockets that neither opened nor ended', timeout }).toBe(0)

  const faults = [...sockets.values()].map(({ asked, events, protocol, code, threw }) => {
    const told = events.join(', ')
$faults$    return ''
  })
  expect(faults.filter((fault) => fault !== '')).toEqual([])$errors$
})
`
