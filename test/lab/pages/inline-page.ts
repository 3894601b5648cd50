// The page of a scenario without one of its own: a single inline script as the very first thing in <head>,
// so that nothing can come before it but an extension, then a few words for a person who looks.

import type { PageContext } from '../scenario.ts'
import { escapeHtml, style } from './look.ts'

/**
 * `window.seen` has one entry a socket, in order of construction; `watch` starts one, `attempt` one whose
 * constructor may throw. Only listeners of the page are used, as any page would.
 */
const prelude = `window.seen = []
function note(entry, event) {
  entry.events.push(event)
  document.dispatchEvent(new Event('seen'))
}
function watch(socket) {
  const entry = { path: new URL(socket.url).pathname, events: [], messages: 0 }
  window.seen.push(entry)
  window.lastMadeAt = performance.now()
  socket.addEventListener('open', () => note(entry, 'open'))
  socket.addEventListener('error', () => note(entry, 'error'))
  socket.addEventListener('close', (event) => note(entry, 'close ' + event.code))
  socket.addEventListener('message', () => { entry.messages++ })
  return socket
}
function attempt(path, construct) {
  try {
    return watch(construct())
  } catch (error) {
    window.seen.push({ path, events: ['threw ' + error.name], messages: 0 })
  }
}
function show() {
  const line = (entry, n) => '#' + (n + 1) + ' ' + entry.path + '  ' + (entry.events.join(', ') || '(no event yet)')
  const seen = document.querySelector('pre')
  // A socket may open before the rest of the page is there.
  if (seen) seen.textContent = window.seen.map(line).join('\\n') || '(no socket yet)'
}
document.addEventListener('seen', show)
document.addEventListener('DOMContentLoaded', show)
`

/** `script` runs right after the prelude; `nonce` is for pages whose policy asks for one. */
export function inlinePage({ scenario }: PageContext, script: string, nonce?: string): string {
  const tag = nonce === undefined ? '' : ` nonce="${nonce}"`
  return `<!doctype html>
<html lang="en">
<head><script${tag}>
${prelude}
${script.trim()}
</script>
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(scenario.id)}</title>
<style${tag}>${style}</style>
</head>
<body>
<p><a href="/">All scenarios</a></p>
<h1>${escapeHtml(scenario.title)}</h1>
<p>${escapeHtml(scenario.why)}</p>
<h2>What the page saw</h2>
<pre></pre>
</body>
</html>
`
}
