// A hostile page: prototypes that lie, objects that throw when they are read, a string of a hundred megabytes, text
// that is markup or moves its neighbours. It sees what it would see without the extension, the log is whole, and
// the panel shows it all inert.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DrivenBrowser, until } from '../../src/cli/browsers/driven-browser.ts'
import { type Lab, startLab } from '../lab/server.ts'
import { bidi, markup } from '../properties/hostile.ts'
import { choose, launch, names, session, settled } from './drive.ts'
import { type PagesServer, servePages } from './pages-server.ts'

/** In a frame, so that only its own world is full of lies; `parent.told` is what it saw. */
const begin = (socketUrl: string) => `
const url = ${JSON.stringify(socketUrl)}
const told = parent.told
const say = (what) => { told[told.length] = what }
const trap = () => { throw new RangeError('trap') }
const attempt = (name, act) => {
  let said
  try { act(); said = 'done' } catch (error) { said = 'threw ' + error?.name + ' ' + String(error?.message).substring(0, 40) }
  say(name + ': ' + said)
}
const proxy = new Proxy(function () {}, { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap, getOwnPropertyDescriptor: trap, apply: trap })
const cyclic = {}
cyclic.self = cyclic
const throwing = Object.defineProperty({}, 'x', { enumerable: true, get: trap })
`

/** Everything that an argument can be. */
const arguments_ = `
const hundred = 'x'.repeat(1e8)
attempt('url that throws', () => new WebSocket({ toString: trap }))
attempt('url that is a proxy', () => new WebSocket(proxy))
attempt('url that is a symbol', () => new WebSocket(Symbol('x')))
attempt('url that is cyclic', () => new WebSocket(cyclic))
attempt('url of ten megabytes', () => new WebSocket('ws://h:' + hundred.substring(0, 1e7)))
attempt('protocols that are a proxy', () => new WebSocket(url, proxy))
attempt('protocols that throw', () => new WebSocket(url, { [Symbol.iterator]: trap }))
attempt('a protocol that throws', () => new WebSocket(url, [{ toString: trap }]))
attempt('a protocol behind a getter', () => new WebSocket(url, Object.defineProperty([], 0, { get: trap })))
attempt('a protocol of ten megabytes', () => new WebSocket(url, [hundred.substring(0, 1e7) + ' ']))
attempt('hostile protocols', () => new WebSocket(url, parent.nasty))
attempt('too many protocols', () => new WebSocket(url, Array(1000).fill('a')))
attempt('no arguments', () => new WebSocket())
const socket = new WebSocket(url)
for (const [name, value] of Object.entries({ proxy, cyclic, throwing, throws: { valueOf: trap, toString: trap }, symbol: Symbol('x'), big: 10n, huge: 1e99, nasty: parent.nasty, half: '\\ud800', nothing: null })) {
  attempt('close with the code ' + name, () => socket.close(value))
  if (value !== null) attempt('close with the reason ' + name, () => socket.close(3000, name === 'half' ? value.repeat(99) : value))
  attempt('send ' + name + ' too early', () => socket.send(value))
  attempt('onopen ' + name, () => { socket.onopen = value })
  attempt('listener ' + name, () => socket.addEventListener('open', value))
  attempt('type ' + name, () => socket.addEventListener(value, null))
}
attempt('a reason of a hundred megabytes', () => socket.close(3000, hundred))
attempt('a hundred megabytes too early', () => socket.send(hundred))
// The calls above may have closed it: one after another, so that every close is of a socket that connects.
socket.onopen = null
attempt('on a stranger', () => WebSocket.prototype.close.call(proxy))
attempt('send on a stranger', () => WebSocket.prototype.send.call({}, 'x'))
socket.onclose = ({ code }) => {
  say('close ' + code)
  attempt('send a hundred megabytes too late', () => socket.send(hundred))
  say('buffered ' + (socket.bufferedAmount >= 1e8))
  parent.done = true
}
attempt('close', () => socket.close(3000, parent.nasty.substring(0, 20)))
`

/** Builtins that facts go through, by their owners. */
const builtins = `{
  'JSON': ['stringify', 'parse'],
  'Array.prototype': ['push', 'map', 'filter', 'forEach', 'slice', 'splice', 'join', 'concat', 'flatMap', 'includes', Symbol.iterator],
  'String.prototype': ['slice', 'split', 'replace', 'charCodeAt', 'indexOf', 'includes', Symbol.iterator],
  'Promise.prototype': ['then', 'catch', 'finally'],
  'Promise': ['resolve', 'all'],
  'Reflect': ['apply', 'construct', 'defineProperty', 'getOwnPropertyDescriptor', 'ownKeys', 'get'],
  'WeakMap.prototype': ['get', 'set', 'has'],
  'WeakRef.prototype': ['deref'],
  'Function.prototype': ['call', 'apply', 'bind'],
  'MessagePort.prototype': ['postMessage', 'start', 'close', 'onmessage'],
  'MessageEvent.prototype': ['ports'],
  'Event.prototype': ['target', 'type', 'eventPhase', 'currentTarget'],
  'EventTarget.prototype': ['dispatchEvent', 'removeEventListener'],
  'Performance.prototype': ['now', 'timeOrigin'],
  'Math': ['round', 'random'],
  'Date': ['now'],
  'Number.prototype': ['toString'],
  'Object': ['keys', 'defineProperty', 'getOwnPropertyDescriptor', 'getPrototypeOf'],
  'window': ['Promise', 'MessageEvent', 'MessagePort', 'Proxy', 'Reflect', 'WeakMap', 'WeakRef', 'Error', 'setTimeout', 'queueMicrotask', 'structuredClone'],
}`
/** Lies of all of them, told at once, and of what every object inherits. */
const lies = `{
  const { defineProperty, getOwnPropertyDescriptor, entries } = Object
  const all = []
  for (const [path, names] of entries(${builtins}))
    for (const name of names) {
      const owner = path.split('.').reduce((each, part) => each[part], globalThis)
      const found = getOwnPropertyDescriptor(owner, name)
      if (found?.configurable) all.push({ owner, name, part: 'value' in found ? { value: trap } : { get: trap } })
    }
  for (const name of ['toJSON', 'kind', 'about', 'at', 'data', 'ports', 'state', 'site', 'writable', 'value', 'get', 'set'])
    for (const owner of [Object.prototype, Array.prototype])
      all.push({ owner, name, part: { __proto__: null, get: () => name === 'get' || name === 'set' ? undefined : 'lie', set: trap } })
  for (let index = 0; index < all.length; index++) {
    const { owner, name, part } = all[index]
    defineProperty(owner, name, { __proto__: null, configurable: true, ...part })
  }
}
`

/** A whole life of a socket, by what a page needs least. */
const life = (when: string) => `
{
  const socket = new WebSocket(url + '?${when}')
  socket.onopen = () => { say('${when} open'); socket.send(parent.nasty) }
  socket.onmessage = (event) => { say('${when} message'); socket.close(3001, '\\u202e${when}') }
  socket.onclose = () => { say('${when} close ' + socket.readyState); parent.lives++ }
}
`

const page = `<!doctype html><title>Hostile</title><body><script>
window.told = []
window.lives = 0
window.nasty = ${JSON.stringify(markup + bidi).replaceAll('<', '\\u003c')}
window.run = (inside) => {
  const frame = document.createElement('iframe')
  frame.srcdoc = '<!doctype html><script>' + inside + '</' + 'script>'
  document.body.append(frame)
}
</script></body>`

/** Prepares the window of a frame before its document comes, and so gets what the hook is given there. */
const preparing = `<!doctype html><title>Preparing</title><body><script>
window.heard = []
window.socket = new WebSocket('ws://localhost:1/own')
const frame = document.createElement('iframe')
frame.src = '/frame'
document.body.append(frame)
frame.contentWindow.addEventListener('lifeline', ({ ports: [port] }) => {
  window.port = port
  for (const type of ['batch', 'keep', 'leave', 'message'])
    port.addEventListener(type, ({ data }) => window.forged?.includes(data) || heard.push([type, data]))
}, true)
window.forge = (facts) => {
  window.forged = [facts, JSON.stringify(facts)]
  for (const data of forged) port.dispatchEvent(new MessageEvent('batch', { data, cancelable: true }))
}
</script></body>`
const framed = `<!doctype html><script>window.socket = new WebSocket('ws://localhost:1/frame')</script>`

/** An element's id is a name of its window, in every world. */
const named = Object.fromEntries(
  ['chrome', 'browser'].map((id) => [
    `/${id}`,
    `<!doctype html><html id="${id}"><title>${id}</title><script>new WebSocket('ws://localhost:1/by-${id}')</script>`,
  ]),
)

let server: PagesServer
let lab: Lab
beforeAll(async () => {
  server = await servePages({ '/': page, '/preparing': preparing, '/frame': framed, ...named })
  lab = await startLab()
})
afterAll(async () => {
  server.stop()
  await lab.stop()
})

describe.each(names)('a hostile page (%s)', (name) => {
  let plain: DrivenBrowser
  let inspected: DrivenBrowser
  beforeAll(async () => {
    plain = await launch(name, { extension: null })
    inspected = await launch(name)
  })
  afterAll(async () => {
    await plain?.close()
    await inspected?.close()
  })
  const socketUrl = () => `${lab.origin.replace('http', 'ws')}/ws/ok-echo`

  /** What the page was told by these scripts, each in a frame of its own. */
  async function run(browser: DrivenBrowser, until: string, ...insides: readonly string[]) {
    await browser.navigate(`http://localhost:${server.port}/`)
    for (const inside of insides) await browser.evaluate(`window.run(${JSON.stringify(inside)})`)
    await browser.waitFor(until, 60_000)
    return browser.evaluate<readonly string[]>('window.told')
  }

  it('gives arguments of every kind, and sees what it sees without the extension', async () => {
    const inside = begin(socketUrl()) + arguments_
    const without = await run(plain, 'window.done', inside)
    const within = await run(inspected, 'window.done', inside)
    expect(without.length).toBeGreaterThan(60)
    expect(within).toEqual(without)
  }, 200_000)

  it('lies with every builtin, before and after, and every life is recorded whole', async () => {
    const insides = [
      begin(socketUrl()) + lies + life('after'),
      begin(socketUrl()) + life('before') + lies,
      begin(socketUrl()) + life('honest'),
    ]
    const wanted = 'window.lives === 3'
    const without = await run(plain, wanted, ...insides)
    await inspected.openPanel()
    await inspected.panel('window.lifeline.clear()')
    const within = await run(inspected, wanted, ...insides)
    expect([...within].sort()).toEqual([...without].sort())
    await settled(inspected, 3)
    const { sockets, facts } = await session(inspected)
    for (const when of ['before', 'after', 'honest']) {
      const log = sockets.find(({ url }) => url.endsWith(`?${when}`))?.log ?? ''
      const kinds = [...log.matchAll(/^ +[\d.]+ {2}[0-3-] {2}([a-z-]+)(?: |$)/gm)].map(([, kind]) => kind)
      expect(kinds, when).toEqual([
        'constructed',
        ...['handler-set', 'handler-set', 'handler-set'],
        'open-fired',
        'send-called',
        'message-received',
        'close-called',
        'close-fired',
      ])
      expect(log, when).toContain(`3001  clean  reason="\\u202e${when}"`)
    }
    expect(facts.filter(({ kind }) => kind === 'hook-failed' || kind === 'ctx:facts-dropped')).toEqual([])
  }, 200_000)

  it('is shown inert: no element, no script, no request, nothing invisible', async () => {
    const path = '/asked-by-the-panel'
    await inspected.openPanel()
    await inspected.panel('window.lifeline.clear()')
    await run(
      inspected,
      'window.lives === 1',
      `${begin(socketUrl())}${life('shown')}
      attempt('constructor', () => new WebSocket(parent.nasty, [parent.nasty, '<img src=http://localhost:${server.port}${path}>']))
      parent.named = { [parent.nasty + '<img src=http://localhost:${server.port}${path}>']: () => new WebSocket('ws://localhost:1/' + parent.nasty) }
      attempt('named', () => Object.values(parent.named)[0]())`,
    )
    await settled(inspected, 3)
    const ids = (await session(inspected)).sockets.map(({ id }) => id)
    for (const id of ids) {
      await choose(inspected, `[data-socket="${id}"]`)
      for (const tab of ['why', 'timeline', 'handshake', 'handlers', 'messages']) {
        await choose(inspected, `[data-tab="${tab}"]`)
        const shown = await inspected.panel<{
          text: string
          strange: string[]
          deceiving: string[]
          title: string
        }>(`(() => {
          const text = document.body.textContent
          const all = [...document.querySelectorAll('*')]
          const told = all.flatMap((each) => [each.title, each.getAttribute('aria-label')]).filter(Boolean)
          return {
            text,
            title: document.title,
            strange: all.filter((each) => /^(?:IMG|IFRAME|OBJECT|EMBED|VIDEO|AUDIO)$/.test(each.tagName) || (each.tagName === 'SCRIPT' && !/panel\\.js$/.test(each.src))).map((each) => each.outerHTML),
            deceiving: [text, ...told].filter((each) => /[\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]/u.test(each)),
          }
        })()`)
        expect(shown.strange).toEqual([])
        expect(shown.deceiving).toEqual([])
        expect(shown.title).toBe('Lifeline')
      }
    }
    expect(await inspected.panel<string>('document.body.textContent')).toContain('<img src=')
    expect(server.asked.filter((each) => each.includes(path))).toEqual([])
  }, 200_000)

  it('could not run a script or load an image in the panel, had its text become markup', async () => {
    await inspected.openPanel()
    const asked = server.asked.length
    const came = await inspected.panel<string[]>(`new Promise((done) => {
      const came = []
      const image = new Image()
      image.onload = () => { came.push('loaded'); done(came) }
      image.onerror = () => { came.push('blocked'); done(came) }
      try {
        const script = document.createElement('script')
        script.textContent = 'document.title = "run"'
        document.body.append(script)
      } catch (error) { came.push('no script: ' + error.name) }
      image.src = 'http://localhost:${server.port}/image.png'
    })`)
    expect(came.at(-1)).toBe('blocked')
    expect(await inspected.panel('document.title')).toBe('Lifeline')
    expect(server.asked.slice(asked)).toEqual([])
  })

  it('hears nothing, finds nothing and reaches nothing of the extension', async () => {
    const panelUrl = await inspected.panel<string>('location.href')
    await inspected.navigate(`http://localhost:${server.port}/`)
    await inspected.evaluate(
      `void document.head.append(Object.assign(document.createElement('script'), { text: ${JSON.stringify(`
      window.heard = []
      const hear = (what) => heard.push(what)
      const { dispatchEvent } = EventTarget.prototype
      EventTarget.prototype.dispatchEvent = function (event) { hear('dispatched ' + event.type); return dispatchEvent.call(this, event) }
      const { postMessage } = MessagePort.prototype
      MessagePort.prototype.postMessage = function (...given) { hear('posted'); return postMessage.apply(this, given) }
      for (const type of ['message', 'messageerror', 'batch', 'lifeline', 'error', 'unhandledrejection', 'storage'])
        for (const target of [window, document]) target.addEventListener(type, (event) => hear(event.type), true)
      new MutationObserver((records) => { for (const { type } of records) hear('changed ' + type) })
        .observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
      window.reached = fetch(${JSON.stringify(panelUrl)}).then(() => 'fetched', () => 'refused')
      window.spoken = [globalThis.chrome?.runtime?.connect, globalThis.browser?.runtime].map((each) => typeof each).join()
    `)} }))`,
    )
    await inspected.evaluate(
      `void (window.socket = Object.assign(new WebSocket('${socketUrl()}'), { onopen() { this.close(3000, 'bye') } }))`,
    )
    await inspected.waitFor('socket.readyState === 3')
    await settled(inspected, 1)
    expect(await inspected.evaluate('window.heard')).toEqual([])
    expect(await inspected.evaluate('window.reached')).toBe('refused')
    expect(await inspected.evaluate('window.spoken')).toBe('undefined,undefined')
    expect(
      await inspected.evaluate(
        `[...Reflect.ownKeys(window), ...Object.keys(document.documentElement.dataset)].filter((each) => /lifeline/i.test(String(each))).length`,
      ),
    ).toBe(0)
  })

  it.each(Object.keys(named))('is recorded where its root takes the extension’s name (%s)', async (path) => {
    await inspected.openPanel()
    await inspected.navigate('about:blank')
    await inspected.panel('window.lifeline.clear()')
    await inspected.navigate(`http://localhost:${server.port}${path}`)
    await settled(inspected, 1)
    expect((await session(inspected)).sockets.map(({ url }) => url)).toEqual([
      `ws://localhost:1/by-${path.slice(1)}`,
    ])
  })

  it('hears of a frame that it prepared nothing but what that frame did, and forges for no other', async () => {
    await inspected.openPanel()
    await inspected.navigate('about:blank')
    await inspected.panel('window.lifeline.clear()')
    await inspected.navigate(`http://localhost:${server.port}/preparing`)
    const all = async () => (await session(inspected)).sockets
    await until(
      'both sockets to be over',
      async () => (await all()).filter(({ phase }) => phase === 'failed').length === 2,
    )
    const own = (await all()).find(({ url }) => url.endsWith('/own'))
    const frame = (await all()).find(({ url }) => url.endsWith('/frame'))
    const documentOf = (id = '') => id.split('.')[0] ?? ''
    const other = documentOf(own?.id)
    await inspected.evaluate(
      `void forge(${JSON.stringify([
        { kind: 'close-called', about: own?.id, at: 1, state: 2, code: 1000, reason: '', site: '' },
        { kind: 'ctx:page-hidden', about: `${other}.0`, at: 1, persisted: false },
        { kind: 'net:failed', about: 'net.1', at: 1, text: 'made up' },
        {
          kind: 'net:responded',
          about: `${documentOf(frame?.id)}.1`,
          at: 1,
          status: 403,
          version: '',
          headers: null,
        },
        { kind: 'ctx:visibility-changed', about: `${documentOf(frame?.id)}.0`, at: 1, visible: false },
      ])})`,
    )
    // They are told twice, as an object and as text. The last one is the frame's own, and comes after all the others.
    const facts = async () => (await session(inspected)).facts
    const ofFrame = ({ kind, at }: { kind: string; at: number }) =>
      kind === 'ctx:visibility-changed' && at === 1
    await until('the forged facts', async () => (await facts()).filter(ofFrame).length === 2)
    expect((await all()).find(({ id }) => id === own?.id)?.log).toBe(own?.log)
    const forged = (await facts()).filter((fact) => fact.at === 1 && !ofFrame(fact))
    expect(forged).toEqual([])
    const refused = (await facts()).flatMap((fact) => (fact.kind === 'ctx:facts-dropped' ? fact.count : []))
    expect(refused.reduce((sum, count) => sum + count, 0)).toBe(8)
    const heard = await inspected.evaluate<[type: string, data: unknown][]>('heard')
    expect(heard.some(([type]) => type === 'batch')).toBe(true)
    for (const [type, data] of heard)
      if (type !== 'batch') expect([type, typeof data]).toEqual(['keep', 'number'])
      else
        for (const { kind, about } of JSON.parse(String(data)) as { kind: string; about: string }[])
          expect([documentOf(about), kind.startsWith('net:')]).toEqual([documentOf(frame?.id), false])
  }, 60_000)
})
