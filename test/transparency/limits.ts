// Cases that differ under inspection, with the reason. A case listed here must still differ, so that a limit
// that disappears is noticed.

import type { BrowserName } from '../lab/scenario.ts'

export interface Limit {
  readonly id: string
  readonly browser: BrowserName
  readonly why: string
}

const chromium: readonly BrowserName[] = ['chromium']
const firefox: readonly BrowserName[] = ['firefox']
const both: readonly BrowserName[] = ['chromium', 'firefox']

/** What no extension can hide. */
const unavoidable: readonly (readonly [why: string, browsers: readonly BrowserName[], ids: string])[] = [
  [
    'Code of the page that a native function calls runs above the frames of the hook, and finds them in stacks.',
    chromium,
    'url-conversion-stack protocols-iterator-stack close-conversion-stack send-conversion-stack stack-in-setters stack-formatted-objects stack-of-nested-error',
  ],
  ['The hook is strict code, which is nobody’s caller.', both, 'url-conversion-caller'],
  [
    'Frames of the hook count among those that Error.stackTraceLimit allows.',
    both,
    'stack-of-conversions-with-limit',
  ],
  ['What Error.captureStackTrace writes to an object of the page is out of reach.', both, 'stack-captured'],
  [
    'A reported exception’s place can be corrected only by an event of the hook’s own, which is not trusted.',
    both,
    'error-trusted-of-interface',
  ],
  ['A policy’s violation is where the native function was called from.', both, 'policy-violated'],
  [
    'A Proxy cannot be told from what it stands for, and reading the subprotocols runs its traps.',
    both,
    'protocols-array-proxied',
  ],
  [
    'Function.prototype.toString of another window knows nothing of this window’s Proxies.',
    both,
    'text-of-other-realm',
  ],
  [
    'A frame’s document that loads later gets its hook later, in the window of its initial empty document.',
    both,
    'frame-src-used-at-once frame-srcdoc-used-at-once',
  ],
  [
    'The browser’s own words and checks for a Proxy are others than for a function.',
    both,
    'functions-caller proxy-check-extension proxy-check-cycle',
  ],
  [
    'V8 names an object by its constructor, and a Proxy has no name there.',
    chromium,
    'attributes-read-only-words',
  ],
  [
    'Firefox names in its exceptions the expression of the calling script, and a Proxy when it is cloned.',
    firefox,
    'conversion-words functions-cloned',
  ],
  ['Firefox puts a window’s keys in the order in which they were first used.', firefox, 'window-key-order'],
  ['The words of the exception hold the place of the call.', firefox, 'constructor-of-removed-frame-called'],
]

/** What could be hidden, and is not yet. */
const open: typeof unavoidable = [
  [
    'Capturing a DOMException’s stack again reads its name and message by way of the prototype.',
    chromium,
    'builtins-errors',
  ],
  [
    'The hook asks an exception of the page’s for its prototype and properties, which a Proxy notices.',
    both,
    'stack-of-anything-thrown',
  ],
  [
    'The hook takes stacks while the page’s formatter is an accessor, and reads them before it.',
    chromium,
    'stack-formatter-guarded stack-of-conversions-formatted',
  ],
  [
    'Frames are left out of stacks of this window’s errors only.',
    chromium,
    'stack-of-conversions-in-a-frame',
  ],
  [
    'Function.prototype.toString’s exceptions keep what the frames of the hook left of their stacks.',
    chromium,
    'stack-of-printing',
  ],
  [
    'Stacks are not captured anew in Firefox: frames of the hook count among those of the limit.',
    firefox,
    'stack-limit-1 stack-limit-2 stack-limit-5 stack-limit-guarded stack-of-printing',
  ],
]

export const limits: readonly Limit[] = [...unavoidable, ...open].flatMap(([why, browsers, ids]) =>
  browsers.flatMap((browser) => ids.split(' ').map((id) => ({ id, browser, why }))),
)
