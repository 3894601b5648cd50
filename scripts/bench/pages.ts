// The pages that are measured, as the server gives them. What they do to be measured, they do as plain pages do.

export interface Asset {
  readonly type: string
  readonly body: string
}

/** Each resolves with the milliseconds it took, on the page's own clock. */
const sockets = `
  const at = (path) => new WebSocket('ws://' + location.host + path)
  const opened = (socket) => new Promise((open, failed) => {
    socket.onopen = open
    socket.onerror = () => failed(new Error('a socket failed'))
  })
  const turn = () => new Promise((go) => setTimeout(go, 0))

  // From the first message to the last, each of them read, as pages do: a browser makes a string of a message only
  // for whoever asks.
  let characters = 0
  async function receive(count) {
    const socket = at('/ws/flood?count=' + count)
    await opened(socket)
    let left = count
    let first = 0
    const took = await new Promise((done) => {
      socket.onmessage = ({ data }) => {
        characters += data.length
        if (left-- === count) first = performance.now()
        if (left === 0) done(performance.now() - first)
      }
      socket.send('go')
    })
    socket.close()
    return took
  }

  // In calls of send() alone; the socket is left to write what it has between one thousand and the next.
  async function send(count) {
    const socket = at('/ws/sink')
    await opened(socket)
    const messages = Array.from({ length: 1000 }, (_, n) => '{"type":"move","n":' + n + ',"x":0.5,"y":0.25}')
    let took = 0
    for (let sent = 0; sent < count; sent += messages.length) {
      const start = performance.now()
      for (let n = 0; n < messages.length; n++) socket.send(messages[n])
      took += performance.now() - start
      do await turn()
      while (socket.bufferedAmount > 0)
    }
    socket.close()
    return took
  }

  // Few at a time: Chromium holds a handshake back, the longer the more of them are pending.
  async function churn(count, together) {
    const start = performance.now()
    for (let made = 0; made < count; made += together) {
      const group = Array.from({ length: together }, () => at('/ws/churn'))
      await Promise.all(group.map(opened))
      const closed = group.map((socket) => new Promise((gone) => (socket.onclose = gone)))
      for (const socket of group) socket.close(1000)
      await Promise.all(closed)
    }
    return performance.now() - start
  }

  // Stays open: each call takes so many more.
  let tap = null
  async function more(count) {
    tap ??= at('/ws/flood?count=' + count)
    if (tap.readyState === 0) await opened(tap)
    let left = count
    await new Promise((done) => {
      tap.onmessage = ({ data }) => {
        characters += data.length
        if (--left === 0) done()
      }
      tap.send('go')
    })
  }
`

/** Loads itself so often, and reports for each load when its load event began, from the start of navigation. */
const loads = `
  addEventListener('load', () => setTimeout(() => {
    const left = Number(new URLSearchParams(location.search).get('left'))
    const [{ loadEventStart }] = performance.getEntriesByType('navigation')
    const times = [...JSON.parse(sessionStorage.times ?? '[]'), loadEventStart]
    sessionStorage.times = JSON.stringify(times)
    if (left > 0) {
      location.replace(location.pathname + '?left=' + (left - 1))
      return
    }
    delete sessionStorage.times
    fetch('/report', { method: 'POST', body: JSON.stringify(times) })
  }, 0))
`

const page = (title: string, body: string) =>
  `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>${title}</title>\n${body}\n</html>\n`

const words = 'A socket is an append-only list of facts: past tense, timestamped, never edited.'
const paragraphs = Array.from(
  { length: 600 },
  (_, n) => `<section id="s${n}"><h2>Part ${n}</h2><p class="c${n % 20}">${words} ${words}</p></section>`,
).join('\n')
const images = Array.from(
  { length: 12 },
  (_, n) => `<img src="/image-${n}.svg" width="40" height="40" alt="">`,
).join('')
const styles = Array.from(
  { length: 400 },
  (_, n) => `.c${n} { color: rgb(0 0 ${n % 255}); margin: ${n % 9}px }`,
)
const functions = Array.from(
  { length: 1500 },
  (_, n) =>
    `function part${n}(value) { return value.map((each) => each * ${n}).filter((each) => each % 2 === 0) }`,
)
const script = `${functions.join('\n')}
let sum = 0
for (let round = 0; round < 50; round++) sum += part7([1, 2, round]).length + part9([round]).length
document.body.dataset.sum = String(sum)
`

/** By path. `/page` is an ordinary page of 16 requests, `/empty` one that holds nothing at all. */
export const assets: ReadonlyMap<string, Asset> = new Map([
  ['/sockets', { type: 'text/html', body: page('Sockets', `<script>${sockets}</script>`) }],
  ['/empty', { type: 'text/html', body: page('Empty', `<script>${loads}</script>`) }],
  [
    '/page',
    {
      type: 'text/html',
      body: page(
        'A page',
        `<link rel="stylesheet" href="/page.css"><body>${images}${paragraphs}
<script src="/page.js"></script><script>${loads}</script>`,
      ),
    },
  ],
  ['/page.css', { type: 'text/css', body: styles.join('\n') }],
  ['/page.js', { type: 'text/javascript', body: script }],
  ...Array.from({ length: 12 }, (_, n): [string, Asset] => [
    `/image-${n}.svg`,
    {
      type: 'image/svg+xml',
      body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="${n % 5}"/></svg>`,
    },
  ]),
])
