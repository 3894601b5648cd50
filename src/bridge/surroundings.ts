// What happens to the document itself: navigation, visibility, connectivity, policy violations. It is watched
// from the isolated world, where no code of the page can reach. Only what the browser itself dispatched counts.

import type { Kind } from '../core/fact.ts'

interface Happened {
  readonly kind: Kind
  readonly [field: string]: unknown
}

const watch = <E extends Event>(target: EventTarget, type: string, heard: (event: E) => void) =>
  target.addEventListener(type, (event) => event.isTrusted && heard(event as E), true)

/** Tells what happens to this document from now on. */
export function watchSurroundings(tell: (what: Happened) => void): void {
  watch<PageTransitionEvent>(window, 'pagehide', ({ persisted }) =>
    tell({ kind: 'ctx:page-hidden', persisted }),
  )
  // Every load shows its page; only coming back from the back/forward cache is worth a fact.
  watch<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
    if (persisted) tell({ kind: 'ctx:page-shown', persisted })
  })
  for (const online of [true, false])
    watch(window, online ? 'online' : 'offline', () => tell({ kind: 'ctx:connectivity-changed', online }))
  watch(document, 'visibilitychange', () =>
    tell({ kind: 'ctx:visibility-changed', visible: document.visibilityState === 'visible' }),
  )
  watch<SecurityPolicyViolationEvent>(
    document,
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, disposition }) =>
      tell({
        kind: 'ctx:policy-violated',
        directive: effectiveDirective,
        blocked: blockedURI,
        enforced: disposition === 'enforce',
      }),
  )
}
