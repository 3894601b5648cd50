// A frame of an inline page, with a script of its own: for sockets that live and go with their frame.

/**
 * Page script that appends an iframe, called `frame`, whose document is `inside` alone. The frame shares its
 * parent's origin and may use what the page has, e.g. `parent.watch(new WebSocket(…))`.
 */
export function frameWith(inside: string): string {
  return `
const frame = document.createElement('iframe')
frame.srcdoc = '<!doctype html><script>' + ${JSON.stringify(inside.trim())} + '</' + 'script>'
addEventListener('DOMContentLoaded', () => document.body.append(frame))
`
}
