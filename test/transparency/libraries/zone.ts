// Zone.js, beneath Angular: listeners and on-attributes of sockets become tasks of the zone.

import 'zone.js'
import { everything, healthy, say, tell } from './scenario.ts'

tell(async () => {
  await everything('root zone')
  const zone = Zone.current.fork({
    name: 'page',
    onScheduleTask(delegate, _current, target, task) {
      if (task.type === 'eventTask') say('scheduled', task.source)
      return delegate.scheduleTask(target, task)
    },
    onInvokeTask(delegate, _current, target, task, self, args) {
      if (task.type === 'eventTask') say('invoked', task.source, Zone.current.name)
      return delegate.invokeTask(target, task, self, args)
    },
    onHandleError(_delegate, _current, _target, error) {
      say('zone error', error?.name, error?.message)
      return false
    },
  })
  await zone.run(() => everything('own zone'))
  await zone.run(() => healthy('again'))
  say(String(WebSocket), Reflect.ownKeys(WebSocket.prototype).map(String))
})
