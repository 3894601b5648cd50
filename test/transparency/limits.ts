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
    'A formatter is given the frames themselves. A stack is captured again from a call on; from between others no frame can be taken.',
    chromium,
    'stack-of-conversions-formatted stack-of-printing-formatted',
  ],
  [
    'Frames of the hook count among those that Error.stackTraceLimit allows, and Firefox shows some of them to nobody: a stack that they cut looks like a short one.',
    firefox,
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
    'A page that reaches a frame’s window before the frame’s document is there can change what the hook finds in it.',
    both,
    'frame-window-prepared',
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

export const limits: readonly Limit[] = unavoidable.flatMap(([why, browsers, ids]) =>
  browsers.flatMap((browser) => ids.split(' ').map((id) => ({ id, browser, why }))),
)
