// What a worker of an inline page does, whichever kind of worker it is: opens sockets, and tells.

/** Worker script with `openInTurn(urls)`, which resolves to the entries of `window.seen` once all are decided. */
export const workerScript = `
const kept = []
function open(url) {
  return new Promise((done) => {
    const entry = { path: new URL(url).pathname, events: [], messages: 0 }
    const socket = new WebSocket(url)
    kept.push(socket)
    socket.onopen = () => { entry.events.push('open'); done(entry) }
    socket.onerror = () => entry.events.push('error')
    socket.onclose = (event) => { entry.events.push('close ' + event.code); done(entry) }
  })
}
async function openInTurn(urls) {
  const entries = []
  for (const url of urls) entries.push(await open(url))
  return entries
}
`
