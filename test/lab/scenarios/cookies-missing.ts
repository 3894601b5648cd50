// One server under two names: the cookie knows only one of them.

import { cookieCheck } from '../behaviours/cookie-check.ts'
import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/cookies-missing', flagged: false, rule: null, events: ['open'] },
  {
    path: '/ws/cookies-missing',
    flagged: true,
    rule: 'credentials-missing',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'cookies-missing',
  title:
    'The page is at localhost and its second socket goes to 127.0.0.1, where its session cookie is not sent.',
  why: 'Cookies belong to a host, and SameSite=Strict keeps them from any other site (RFC 6265 §5.1.3). The server answers 401 to a request without a session.',
  rootCauses: ['R32'],
  page: '/scenario/cookies-missing',
  headers: { 'Set-Cookie': 'session=orchard; Path=/ws/cookies-missing; SameSite=Strict; HttpOnly' },
  ws: cookieCheck('session', healthy()),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
watch(new WebSocket('${ctx.socketUrl.replace('localhost', '127.0.0.1')}'))
`,
    ),
  settled: saw('open', 'close'),
  expect: { chromium: both, firefox: both },
}
