// Expressions that say when a page is settled, over its `seen` list: one entry a socket, in order of
// construction, with the events that reached the page.

/** The n-th socket saw an event that begins with the n-th of these, e.g. saw('open', 'close'). */
export function saw(...events: readonly string[]): string {
  const each = events.map((event, n) => `window.seen?.[${n}]?.events.some((e) => e.startsWith('${event}'))`)
  return `!!(${each.join(' && ')})`
}

/** The first socket received so many messages. */
export function received(count: number): string {
  return `window.seen?.[0]?.messages >= ${count}`
}

/** More than five seconds have passed since the last socket was made: a panel says by now that they wait. */
export const longWaited = 'performance.now() - window.lastMadeAt > 5600'

/** That many sockets, and more than five seconds after the last was made not one event. */
export function stillConnecting(count: number): string {
  return `${longWaited} && window.seen.length === ${count} && window.seen.every((entry) => entry.events.length === 0)`
}

/** The first socket opened, and whatever was to come of it has had so many milliseconds. */
export function quietAfter(milliseconds: number): string {
  return `performance.now() > ${milliseconds} && ${saw('open')}`
}
