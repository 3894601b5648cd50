// Every story of a log in the notation, as a caller finds them: sockets grouped by key, each group told.

import { logOf } from '../../src/core/log.ts'
import { parse } from '../../src/core/notation.ts'
import type { Browser } from '../../src/core/rule.ts'
import { type Socket, sockets } from '../../src/core/socket.ts'
import type { Story } from '../../src/core/stories/story.ts'
import { storyKey } from '../../src/core/stories/story-key.ts'
import { storyOf } from '../../src/core/stories/story-of.ts'

export function groupsOf(text: string): readonly (readonly Socket[])[] {
  const groups = new Map<string, Socket[]>()
  for (const socket of sockets(logOf(parse(text).flatMap(({ facts }) => facts)))) {
    const key = storyKey(socket)
    const group = groups.get(key) ?? []
    group.push(socket)
    groups.set(key, group)
  }
  return [...groups.values()]
}

export function storiesOf(text: string, browser: Browser = 'chromium'): readonly Story[] {
  return groupsOf(text).flatMap((group) => storyOf(group, browser) ?? [])
}

/** A socket's section: constructed at `at`, then lines of its life. */
export function section(
  n: number,
  at: number,
  life: string,
  made = 'ws://localhost/ws  connect@socket.js:8',
): string {
  return `socket d.${n}  +${at.toFixed(1)}\n 0.0  0  constructed  ${made}\n${life}\n`
}

export const failed = ' 4.9  3  error-fired\n 5.0  3  close-fired  1006  unclean'
export const opened = ' 20.0  1  open-fired'

/** Attempts that each fail after 5 ms, with these delays from one's end to the next construction. */
export function attempts(delays: readonly number[], last = failed): string {
  let at = 0
  const made = [section(1, 0, failed)]
  for (const [index, delay] of delays.entries()) {
    at += 5 + delay
    made.push(section(index + 2, at, index === delays.length - 1 ? last : failed))
  }
  return made.join('')
}
