// The browser's extension API alone takes a page some milliseconds, the first time it is used. That a document started
// can wait until the page has time for it, or until there is more to tell.

import type { Outbox } from '../wire/outbox.ts'

/** An outbox that is opened at need. `whenIdle` calls when the page has nothing else to do, or after a while. */
export function openPatiently(
  open: () => Outbox,
  whenIdle: (act: () => void) => void,
): Pick<Outbox, 'add' | 'hasten' | 'gone'> {
  let outbox: Outbox | null = null
  /** The first fact of all, while it waits. */
  let held: readonly unknown[] = []

  function awake(): Outbox {
    if (outbox) return outbox
    outbox = open()
    if (held.length > 0) outbox.add(held)
    held = []
    return outbox
  }

  return {
    add(facts) {
      if (outbox || held.length > 0 || facts.length > 1) awake().add(facts)
      else {
        held = facts
        whenIdle(awake)
      }
    },
    hasten() {
      if (outbox || held.length > 0) awake().hasten()
    },
    get gone() {
      return outbox?.gone ?? false
    },
  }
}
