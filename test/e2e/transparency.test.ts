// The inspected page behaves as without the extension: the same pages in the same browser with and without
// it see the same, and a page that looks for the hook finds native functions.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DrivenBrowser } from '../../src/cli/browsers/driven-browser.ts'
import { scenarios } from '../lab/scenarios.ts'
import { type Lab, startLab } from '../lab/server.ts'
import { launch, names } from './drive.ts'

const special = [
  'frozen-prototype',
  'subclass',
  'strict-csp',
  'sandboxed-iframe',
  'blank-iframe',
  'late-handlers',
  'close-same-tick',
  'send-while-connecting',
  'bad-url',
  'bad-protocols',
  'csp',
]

/** What a page can read of WebSocket and its prototype: names in order, attributes, and functions as text. */
const surface = `(() => {
  const describe = (object) => Reflect.ownKeys(object).map((key) => {
    const { value, get, set, ...attributes } = Object.getOwnPropertyDescriptor(object, key);
    const told = [value, get, set].map((each) => typeof each === 'function'
      ? [each.name, each.length, Function.prototype.toString.call(each), Reflect.ownKeys(each).sort()] : typeof each);
    return [String(key), told.map((each) => JSON.stringify(each)), attributes];
  });
  const thrown = (act) => { try { act(); return 'nothing' } catch (error) { return error.constructor.name + ': ' + error.message } };
  class Derived extends WebSocket {}
  return JSON.parse(JSON.stringify({
    own: describe(WebSocket),
    prototype: describe(WebSocket.prototype),
    target: describe(EventTarget.prototype),
    global: Object.getOwnPropertyDescriptor(window, 'WebSocket'),
    text: [String(WebSocket), String(Function.prototype.toString), Object.prototype.toString.call(WebSocket), typeof WebSocket],
    same: [WebSocket.prototype.constructor === WebSocket, Object.getPrototypeOf(WebSocket) === EventTarget, Derived.CLOSED],
    errors: [
      thrown(() => WebSocket('ws://localhost/')), thrown(() => new WebSocket()), thrown(() => new WebSocket('ws://x y/')),
      thrown(() => new WebSocket('ws://localhost/', ['a', 'a'])), thrown(() => WebSocket.prototype.send.call({}, 'x')),
      thrown(() => WebSocket.prototype.readyState), thrown(() => { WebSocket.prototype.onopen = 1 }),
      thrown(() => Reflect.construct(WebSocket, ['ws://localhost/#a'], Derived)), thrown(() => EventTarget.prototype.addEventListener.call(1, 'open', null)),
    ],
    globals: Reflect.ownKeys(window).filter((key) => /lifeline/i.test(String(key))),
  }));
})()`

describe.each(names)('a page under inspection (%s)', (name) => {
  let lab: Lab
  let plain: DrivenBrowser
  let inspected: DrivenBrowser
  beforeAll(async () => {
    lab = await startLab()
    plain = await launch(name, { extension: null })
    inspected = await launch(name)
  })
  afterAll(async () => {
    await plain?.close()
    await inspected?.close()
    await lab?.stop()
  })

  it.each(special)('sees on %s what it sees without the extension', async (id) => {
    const scenario = scenarios.find((each) => each.id === id)
    if (!scenario) throw new Error(`the lab has no scenario ${id}`)
    const [without, within] = await Promise.all(
      [plain, inspected].map(async (browser) => {
        await browser.navigate(lab.url(scenario))
        await browser.waitFor(scenario.settled)
        return browser.evaluate<unknown>(
          `JSON.parse(JSON.stringify({ seen: window.seen, truths: window.truths ?? null, violations: window.violations ?? null }))`,
        )
      }),
    )
    expect(within).toEqual(without)
  })

  it('reads the same of WebSocket and EventTarget, and gets the same exceptions', async () => {
    await Promise.all([plain, inspected].map((browser) => browser.navigate(`${lab.origin}/`)))
    // By the page's own eval: a driver's sandbox has a Function of its own.
    const read = `window.eval(${JSON.stringify(surface)})`
    expect(await inspected.evaluate(read)).toEqual(await plain.evaluate(read))
  })

  it('cannot reach the channel that facts travel on, nor be told anything over it', async () => {
    await inspected.navigate(`${lab.origin}/`)
    const heard = await inspected.evaluate<number>(`(() => {
      const { port1 } = new MessageChannel();
      let heard = 0;
      port1.addEventListener('batch', () => heard++);
      window.dispatchEvent(new MessageEvent('lifeline:handover', { ports: [port1] }));
      const fact = { kind: 'net:failed', about: 'x.1', at: 1, text: 'forged' };
      for (const type of ['batch', 'lifeline:handover', 'message'])
        window.dispatchEvent(new MessageEvent(type, { data: [fact] }));
      window.postMessage([fact], '*');
      new WebSocket('ws://localhost:1/');
      return heard;
    })()`)
    expect(heard).toBe(0)
    await inspected.openPanel()
    await inspected.waitForPanel('window.lifeline.session().sockets.length > 0')
    const forged = await inspected.panel(
      `window.lifeline.session().facts.filter((fact) => fact.about === 'x.1' || fact.text === 'forged').length`,
    )
    expect(forged).toBe(0)
  })
})
