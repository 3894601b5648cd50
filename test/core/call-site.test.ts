// Call stacks of both browsers become the same frames.

import { expect, it } from 'vitest'
import { siteOf } from '../../src/background/incoming.ts'
import { parseStack } from '../../src/core/call-site.ts'

it('reads Chromium’s form', () => {
  const stack = `Error
    at new Socket (http://h/app.js?v=1:47:12)
    at http://h/app.js:3:1
    at async Promise.all (index 0)
    at Object.apply (webpack-internal:///./src/use.ts:9:2)`
  expect(parseStack(stack)).toEqual([
    { function: 'new Socket', url: 'http://h/app.js?v=1', line: 47, column: 12 },
    { function: '', url: 'http://h/app.js', line: 3, column: 1 },
    { function: 'Object.apply', url: 'webpack-internal:///./src/use.ts', line: 9, column: 2 },
  ])
})

it('reads Firefox’s form', () => {
  const stack = `cleanup@http://h/app.js:47:12
@http://h/app.js:3:1
promise callback*start@http://h/app.js line 3 > eval:1:1
`
  expect(parseStack(stack)).toEqual([
    { function: 'cleanup', url: 'http://h/app.js', line: 47, column: 12 },
    { function: '', url: 'http://h/app.js', line: 3, column: 1 },
    { function: 'start', url: 'http://h/app.js', line: 1, column: 1 },
  ])
})

it('leaves out the hook’s own frames, and only those', () => {
  const stack = `Error
    at callStack (chrome-extension://abcdef/page.js:1:10)
    at Object.construct (chrome-extension://abcdef/page.js:1:90)
    at open (http://h/app.js:3:1)`
  expect(siteOf(stack)).toEqual([{ function: 'open', url: 'http://h/app.js', line: 3, column: 1 }])
  // Firefox goes on with the stack that set the handler, which went through the hook.
  const handler = `onopen@http://h/app.js:3:1
EventHandlerNonNull*tap/<@lifeline-page.js:1:90
start@http://h/app.js:9:1`
  expect(siteOf(handler).map((frame) => frame.function)).toEqual(['onopen', 'start'])
  expect(siteOf(undefined)).toEqual([])
})
