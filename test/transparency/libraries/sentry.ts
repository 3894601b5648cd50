// Sentry: wraps listeners, handlers of errors and the console; every event is told, and none is sent.

import * as Sentry from '@sentry/browser'
import { everything, later, say, tell } from './scenario.ts'

Sentry.init({
  dsn: `${location.origin.replace('//', '//key@')}/1`,
  transport: () => ({ send: async () => ({}), flush: async () => true }),
  beforeSend(event) {
    for (const { type, value, mechanism, stacktrace } of event.exception?.values ?? [])
      say('reported', type, value, mechanism, stacktrace?.frames)
    say(
      'breadcrumbs',
      event.breadcrumbs?.map(({ category, message }) => [category, message]),
    )
    return null
  },
})

tell(async () => {
  await everything('sentry')
  const waits = new Promise<void>((resolve) => {
    setTimeout(() => {
      resolve()
      new WebSocket('x:y')
    })
  })
  await waits
  await later()
  await Sentry.flush(1000)
})
