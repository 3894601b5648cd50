// A close frame and the end of TCP right behind it: whether that was clean is told differently.

import { type Known, summaryOf } from '../known.ts'
import { opened } from './heads.ts'

export const endAfterCloseFrame: Known = {
  id: 'end-after-close-frame',
  sentence:
    'When the server ends the connection right after its close frame, Chromium calls it clean; Firefox keeps the code and calls it unclean.',
  source: 'RFC 6455 §7.1.1, §7.1.4; measured',
  explains(chromium, firefox) {
    const [one, other] = [summaryOf(chromium).closed, summaryOf(firefox).closed]
    return one && other && one.code === other.code && one.code !== 1006 && one.clean && !other.clean
      ? ['clean close']
      : []
  },
  examples: [
    {
      lab: ['close-code-then-fin'],
      chromium: `0.0  0  constructed  ws://localhost/ws${opened}
        11.0  3  close-fired  1011  clean`,
      firefox: `0.0  0  constructed  ws://localhost/ws${opened}
        11.0  3  close-fired  1011  unclean`,
      aspects: ['clean close'],
    },
  ],
}
