// More headers than a browser takes.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/headers-too-big', flagged: true, rule: 'answer-too-large', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'headers-too-big',
  title: 'The 101 carries 400,000 bytes of Set-Cookie.',
  why: 'Both browsers limit the head of a response, Chromium to 256 KiB. A cookie that grows with every visit gets there.',
  rootCauses: ['R31'],
  page: '/scenario/headers-too-big',
  ws: rawHead(({ accept }) => [
    ...validLines(accept),
    ...Array.from({ length: 100 }, (_, n) => `Set-Cookie: crumb${n}=${'x'.repeat(4000)}; Max-Age=0`),
  ]),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
