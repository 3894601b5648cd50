// A Content-Security-Policy that forbids the connection: error and no close in Chromium, an exception in Firefox.

import { fate, type Known, ruleOf, summaryOf } from '../known.ts'

export const policyBlocked: Known = {
  id: 'policy-blocked',
  sentence:
    'A connection that the page’s Content-Security-Policy forbids fires `error` and never `close` in Chromium; in Firefox the constructor throws.',
  source: 'CSP3 §6.1.2; measured',
  explains: (chromium, firefox) =>
    ruleOf(chromium) === 'blocked-by-policy' &&
    ruleOf(firefox) === 'blocked-by-policy' &&
    summaryOf(firefox).threw &&
    !summaryOf(chromium).closed
      ? [...fate.filter((aspect) => aspect !== 'verdict'), 'handlers', 'server']
      : [],
  examples: [
    {
      lab: ['csp', 'csp-default-src'],
      chromium: `
        0.0  3  constructed          ws://other.test/ws
        0.1  3  handler-set          onerror
        0.2  -  ctx:policy-violated  connect-src  ws://other.test/ws  enforced
        0.3  3  error-fired`,
      firefox: `0.0  -  construct-threw  ws://other.test/ws  threw="NS_ERROR_CONTENT_BLOCKED":""`,
      aspects: ['outcome', 'events', 'ready states', 'handlers'],
    },
  ],
}
