// Datadog's real user monitoring: collects errors with their stacks; every one is told, and none is sent.

import { datadogRum } from '@datadog/browser-rum'
import { everything, later, say, tell } from './scenario.ts'

/** What Datadog reported: in its own time, so told after everything else. */
const reports: (readonly unknown[])[] = []

datadogRum.init({
  applicationId: '00000000-0000-4000-8000-000000000000',
  clientToken: 'pub00000000000000000000000000000000',
  proxy: `${location.origin}/transparency/dropped`,
  sessionSampleRate: 100,
  sessionReplaySampleRate: 0,
  telemetrySampleRate: 0,
  beforeSend(event) {
    if (event.type === 'error') reports.push([event.error.message, event.error.source, event.error.stack])
    return event.type === 'view'
  },
})

tell(async () => {
  await everything('datadog')
  Promise.reject(new RangeError('rejected'))
  setTimeout(() => new WebSocket('x:y'))
  const patience = Date.now() + 10_000
  while (reports.length < 4 && Date.now() < patience) await later()
  for (const report of reports) say('reported', ...report)
  datadogRum.stopSession()
})
