// Two runs against servers of this machine: test servers listen at a port of their own each time. It holds between any
// two sessions, also of one browser.

import { header } from '../../summary.ts'
import { hostOf } from '../../words.ts'
import { type Known, summaryOf } from '../known.ts'
import type { Viewed } from '../view.ts'
import { opened } from './heads.ts'

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/

const hostsOf = (viewed: Viewed) => {
  const [origin = ''] = header(summaryOf(viewed).sent?.headers ?? null, 'origin')
  return { server: hostOf(summaryOf(viewed).url), origin: hostOf(origin) }
}

const scheme = (text: string) => /^[a-z]+:/i.exec(text)?.[0] ?? ''

export const differentPorts: Known = {
  id: 'different-ports',
  sentence: 'The two sessions’ servers listened at different ports of the same machine.',
  source: 'the addresses themselves',
  explains(one, other) {
    const [ours, theirs] = [hostsOf(one), hostsOf(other)]
    const moved = (name: 'server' | 'origin') => loopback.test(ours[name]) && loopback.test(theirs[name])
    const same = scheme(summaryOf(one).url) === scheme(summaryOf(other).url)
    return [...(moved('server') && same ? ['server'] : []), ...(moved('origin') ? ['origin'] : [])]
  },
  examples: [
    {
      chromium: `0.0  0  constructed  ws://localhost:41231/ws${opened}`,
      firefox: `0.0  0  constructed  ws://localhost:39017/ws${opened}`,
      aspects: ['server'],
    },
  ],
}
