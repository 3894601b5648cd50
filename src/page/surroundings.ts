// What happens to the document itself: navigation, visibility, connectivity, policy violations. Only what
// the browser itself dispatched counts; events that the page made are not trusted.

import {
  blockedOf,
  directiveOf,
  dispositionOf,
  isTrusted,
  listen,
  persistedOf,
  unlisten,
  visibilityOf,
} from './natives.ts'
import type { Recorder, Unstamped } from './recorder.ts'

/** Watches a window's document from now on. Returns its undo. */
export function watchSurroundings(world: Window & typeof globalThis, recorder: Recorder): () => void {
  const undo: (() => void)[] = []
  const watch = (target: EventTarget, type: string, read: (event: Event) => Unstamped | null) => {
    const heard = (event: Event) => {
      if (!isTrusted(event)) return
      recorder.guard(0, type, () => {
        const fact = read(event)
        if (fact) recorder.record(0, fact, true)
      })
    }
    listen(target, type, heard, true)
    undo.push(() => unlisten(target, type, heard, true))
  }
  recorder.record(
    0,
    { kind: 'ctx:document-started', url: world.location.href, top: world.top === world.self },
    true,
  )
  const { document } = world
  watch(world, 'pagehide', (event) => ({ kind: 'ctx:page-hidden', persisted: persistedOf(event) }))
  // Every load shows its page; only coming back from the back/forward cache is worth a fact.
  watch(world, 'pageshow', (event) =>
    persistedOf(event) ? { kind: 'ctx:page-shown', persisted: true } : null,
  )
  watch(world, 'online', () => ({ kind: 'ctx:connectivity-changed', online: true }))
  watch(world, 'offline', () => ({ kind: 'ctx:connectivity-changed', online: false }))
  watch(document, 'visibilitychange', () => ({
    kind: 'ctx:visibility-changed',
    visible: visibilityOf(document) === 'visible',
  }))
  watch(document, 'securitypolicyviolation', (event) => ({
    kind: 'ctx:policy-violated',
    directive: directiveOf(event),
    blocked: blockedOf(event),
    enforced: dispositionOf(event) === 'enforce',
  }))
  return () => {
    for (const each of undo) each()
  }
}
