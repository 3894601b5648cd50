// The background's routing, with both ends of every port in the test's hands.

import { describe, expect, it, vi } from 'vitest'
import { always } from '../../src/background/capture.ts'
import { Router } from '../../src/background/router.ts'
import type { Storage } from '../../src/background/stored-log.ts'
import { without } from '../../src/core/evict.ts'
import type { Fact } from '../../src/core/fact.ts'
import { parse } from '../../src/core/notation.ts'
import type { RuntimePort } from '../../src/wire/port.ts'

/** One end of a port: what was posted, and a way to speak and to hang up from the other side. */
function openPort() {
  const heard: ((message: unknown) => void)[] = []
  const hungUp: (() => void)[] = []
  const posted: { type: string; [field: string]: unknown }[] = []
  const captures: unknown[] = []
  const port: RuntimePort = {
    postMessage(message) {
      const said = structuredClone(message) as (typeof posted)[number]
      // Whether a page is recorded is said beside its log; most tests are about the log.
      if (said.type === 'capture') captures.push(said.off)
      else posted.push(said)
    },
    disconnect: () => undefined,
    onMessage: { addListener: (each) => heard.push(each) },
    onDisconnect: { addListener: (each) => hungUp.push(each) },
  }
  return {
    port,
    posted,
    captures,
    say(message: unknown) {
      for (const each of heard) each(message)
    },
    hangUp() {
      for (const each of hungUp) each()
    },
    last: () => posted.at(-1),
  }
}

/** Session storage in memory, shared by two lives of a background. */
function memory(): Storage & { items: Record<string, unknown> } {
  const items: Record<string, unknown> = {}
  return {
    items,
    get: async () => structuredClone(items),
    set: async (more) => void Object.assign(items, structuredClone(more)),
    async remove(keys) {
      for (const key of keys) delete items[key]
    },
  }
}

const newRouter = (storage: Storage, room = 64_000_000, capture = always) =>
  new Router({
    storage,
    room: () => room,
    beginning: () => 4096,
    capture,
    open: () => undefined,
    later: (act, pause) => void setTimeout(act, pause / 100),
    now: () => 9,
    changed: () => undefined,
    failed(error) {
      throw error
    },
    documentStarted: () => [],
  })

const facts = (text: string) => parse(text).flatMap((section) => section.facts as Fact[])
const life = facts(`
  0.0  0  constructed  ws://h/ws
  9.0  3  error-fired
  9.1  3  close-fired  1006  unclean`)
const raw = life.map((fact) => ('site' in fact ? { ...fact, site: 'f@http://h/a.js:1:2' } : fact))

async function report(router: Router, batches: readonly unknown[][], reporter = 'r') {
  const page = openPort()
  router.reporter(page.port, 7)
  page.say({ type: 'hello', reporter, from: 'page' })
  let first = 0
  for (const batch of batches) {
    page.say({ type: 'facts', first, facts: batch })
    first += batch.length
  }
  await vi.waitFor(() => expect(page.last()).toEqual({ type: 'acknowledged', next: first }))
  return page
}

async function panelLog(router: Router, tab = 7): Promise<Fact[]> {
  const panel = openPort()
  router.panel(panel.port)
  panel.say({ type: 'watch', tab })
  await vi.waitFor(() => expect(panel.posted[0]?.type).toBe('log'))
  return panel.posted[0]?.facts as Fact[]
}

describe('the router', () => {
  it('gives a late panel the same log as one that was open from the start', async () => {
    const router = newRouter(memory())
    const early = openPort()
    router.panel(early.port)
    early.say({ type: 'watch', tab: 7 })
    await vi.waitFor(() => expect(early.posted).toHaveLength(1))
    await report(router, [raw.slice(0, 1), raw.slice(1)])
    const seen = early.posted.flatMap((message) => message.facts as Fact[])
    expect(seen).toEqual(await panelLog(router))
    expect(seen.map(({ kind }) => kind)).toEqual(['constructed', 'error-fired', 'close-fired'])
  })

  it('finds the log again after the background was stopped, and takes no fact twice', async () => {
    const storage = memory()
    await report(newRouter(storage), [raw.slice(0, 2)])
    const second = newRouter(storage)
    await report(second, [raw])
    expect((await panelLog(second)).map(({ kind }) => kind)).toEqual(life.map(({ kind }) => kind))
  })

  it('keeps tabs apart', async () => {
    const router = newRouter(memory())
    await report(router, [raw])
    expect(await panelLog(router, 8)).toEqual([])
  })

  it('refuses what a page may not say, counts it, and goes on', async () => {
    const router = newRouter(memory())
    const forged = [
      { kind: 'net:failed', about: 'd.1', at: 1, text: 'made up' },
      { ...life[1], about: 'other.1' },
      { kind: 'exploded' },
      null,
    ]
    await report(router, [[raw[0], ...forged, raw[1]]])
    const log = await panelLog(router)
    expect(log.map(({ kind }) => kind)).toEqual(['constructed', 'error-fired', 'ctx:facts-dropped'])
    expect(log.at(-1)).toMatchObject({ count: 4, why: 'refused: a page cannot report net:failed' })
  })

  it('takes what is said again, or out of its turn, once and in its place', async () => {
    const router = newRouter(memory())
    const page = await report(router, [raw.slice(0, 2)])
    page.say({ type: 'facts', first: 0, facts: raw.slice(0, 2) })
    page.say({ type: 'facts', first: 1, facts: raw.slice(1) })
    page.say({ type: 'facts', first: 1, facts: raw.slice(1) })
    page.say({ type: 'facts', first: 0, facts: raw })
    await vi.waitFor(() => expect(page.posted).toHaveLength(5))
    expect(page.last()).toEqual({ type: 'acknowledged', next: 3 })
    expect((await panelLog(router)).map(({ kind }) => kind)).toEqual(life.map(({ kind }) => kind))
  })

  it('takes what another frame says in a document’s name for nothing, also when it was stopped in between', async () => {
    const storage = memory()
    const router = newRouter(storage)
    const other = raw.map((fact) => ({ ...fact, about: 'e.1' }))
    await report(router, [raw], 'first')
    await report(router, [[raw[2]]], 'impostor')
    await report(newRouter(storage), [[raw[2]], other], 'other-impostor')
    const again = newRouter(storage)
    await report(again, [raw, [raw[2]]], 'first')
    const log = await panelLog(again)
    const dropped = { kind: 'ctx:facts-dropped', about: 'tab.0', why: 'refused: about another document' }
    expect(log.filter(({ about }) => about === 'd.1').map(({ kind }) => kind)).toEqual([
      ...life.map(({ kind }) => kind),
      'close-fired',
    ])
    expect(log.filter(({ about }) => about !== 'd.1')).toMatchObject([
      { ...dropped, count: 1 },
      { ...dropped, count: 1 },
      { ...dropped, count: 3 },
    ])
  })

  it.each(['tab', 'net', 'server'])('takes nothing of a page that calls its document %s', async (name) => {
    const router = newRouter(memory())
    await report(router, [raw.map((fact) => ({ ...fact, about: `${name}.1` }))])
    expect(await panelLog(router)).toMatchObject([{ kind: 'ctx:facts-dropped', about: 'tab.0', count: 3 }])
  })

  it('ignores messages that are not of the protocol, in any order', async () => {
    const router = newRouter(memory())
    const page = openPort()
    router.reporter(page.port, 7)
    for (const message of [
      null,
      1,
      'x',
      {},
      { type: 'facts', first: 0, facts: raw },
      { type: 'hello', reporter: '../x', from: 'page' },
    ])
      page.say(message)
    expect(await panelLog(router)).toEqual([])
    expect(page.posted).toEqual([])
  })

  it('does not let a content script pose as a network log, nor a network log as a page', async () => {
    const router = newRouter(memory())
    const posing = openPort()
    router.reporter(posing.port, 7)
    posing.say({ type: 'hello', reporter: 'p', from: 'network', tab: 7 })
    posing.say({ type: 'facts', first: 0, facts: facts('0.0 0 net:failed "made up"') })
    expect(await panelLog(router)).toEqual([])
  })

  it('tells the network log to look when a socket moves on, and stamps what it tells no time of', async () => {
    const router = newRouter(memory())
    const log = openPort()
    router.reporter(log.port, null)
    log.say({ type: 'hello', reporter: 'n', from: 'network', tab: 7 })
    await report(router, [raw])
    expect(log.posted.filter(({ type }) => type === 'look').length).toBeGreaterThan(1)
    log.say({
      type: 'facts',
      first: 0,
      facts: [
        {
          kind: 'net:requested',
          about: 'net.a-0',
          at: 0,
          url: 'ws://h/ws',
          from: '',
          initiator: 'd.1',
          site: [],
        },
        { kind: 'net:failed', about: 'net.a-0', at: 0, text: 'Error' },
      ],
    })
    await vi.waitFor(() => expect(log.last()).toEqual({ type: 'acknowledged', next: 2 }))
    const told = (await panelLog(router)).filter(({ kind }) => kind.startsWith('net:'))
    expect(told.map(({ kind, at }) => [kind, at])).toEqual([
      ['net:requested', 0],
      ['net:failed', 9],
    ])
  })

  it('clears and pauses for every panel of the tab', async () => {
    const router = newRouter(memory())
    const panel = openPort()
    router.panel(panel.port)
    panel.say({ type: 'watch', tab: 7 })
    await report(router, [raw])
    panel.say({ type: 'clear' })
    panel.say({ type: 'record', on: false })
    await vi.waitFor(() => expect(panel.last()).toEqual({ type: 'log', facts: [], recording: false }))
    await report(router, [raw], 's')
    expect(await panelLog(router)).toEqual([])
    panel.say({ type: 'record', on: true })
    await vi.waitFor(() => expect(panel.last()).toMatchObject({ recording: true }))
    expect(await panelLog(router)).toMatchObject([
      { kind: 'ctx:facts-dropped', count: 3, why: 'recording was paused' },
    ])
  })

  it('stays paused when the background is stopped', async () => {
    const storage = memory()
    const router = newRouter(storage)
    const panel = openPort()
    router.panel(panel.port)
    panel.say({ type: 'watch', tab: 7 })
    panel.say({ type: 'record', on: false })
    await vi.waitFor(() => expect(panel.last()).toMatchObject({ recording: false }))
    const second = newRouter(storage)
    await report(second, [raw])
    expect(await panelLog(second)).toEqual([])
  })

  it('stops telling a panel that is gone', async () => {
    const router = newRouter(memory())
    const panel = openPort()
    router.panel(panel.port)
    panel.say({ type: 'watch', tab: 7 })
    await vi.waitFor(() => expect(panel.posted).toHaveLength(1))
    panel.hangUp()
    await report(router, [raw])
    expect(panel.posted).toHaveLength(1)
  })

  it('tells of a document that is gone without a word, and not of one that was left', async () => {
    const started = facts('0.0  -  ctx:document-started  http://h/  top').map((fact) => ({
      ...fact,
      about: 'd.0',
    }))
    const left = facts('9.0  -  ctx:page-hidden  kept').map((fact) => ({ ...fact, about: 'd.0' }))
    for (const [said, lost] of [
      [[...started, ...raw], true],
      [[...started, ...raw, ...left], false],
      [raw, false],
    ] as const) {
      const router = newRouter(memory())
      const page = await report(router, [[...said]])
      page.hangUp()
      await vi.waitFor(async () => {
        const last = (await panelLog(router)).at(-1)
        expect(last?.kind === 'ctx:document-lost').toBe(lost)
      })
    }
  })

  it('does not take a reporter for gone that connects again', async () => {
    const started = facts('0.0  -  ctx:document-started  http://h/  top').map((fact) => ({
      ...fact,
      about: 'd.0',
    }))
    const router = newRouter(memory())
    const page = await report(router, [[...started, ...raw]])
    page.hangUp()
    await report(router, [[...started, ...raw]])
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await panelLog(router)).map(({ kind }) => kind)).not.toContain('ctx:document-lost')
  })

  it('lets every panel’s copy go with what it lets go of itself', async () => {
    const router = newRouter(memory(), 100_000)
    const panel = openPort()
    router.panel(panel.port)
    panel.say({ type: 'watch', tab: 7 })
    const sockets = Array.from({ length: 200 }, (_, n) =>
      raw.map((fact) => ({ ...fact, about: `d.${n + 1}`, at: fact.at + 10 * n })),
    )
    await report(router, sockets)
    let copy: readonly Fact[] = []
    for (const message of panel.posted) {
      if (message.type === 'evicted')
        copy = without(copy, { gone: new Map(message.gone as never), told: message.told as never })
      else copy = [...copy, ...(message.facts as Fact[])]
    }
    const log = await panelLog(router)
    expect(copy).toEqual(log)
    expect(JSON.stringify(log).length * 2).toBeLessThan(100_000)
    const [dropped] = log.flatMap((fact) => (fact.kind === 'ctx:facts-dropped' ? [fact.count] : []))
    expect(log.length - 1 + (dropped ?? 0)).toBe(600)
  })

  it('gives a long log in pieces, in order', async () => {
    const router = newRouter(memory())
    const messages = facts('0.0 1 message-received text 5B')
    const many = Array.from({ length: 4500 }, (_, n) => ({ ...messages[0], at: n }))
    await report(router, [many])
    const panel = openPort()
    router.panel(panel.port)
    panel.say({ type: 'watch', tab: 7 })
    await vi.waitFor(() => expect(panel.posted.map(({ type }) => type)).toEqual(['log', 'facts', 'facts']))
    expect(panel.posted.flatMap((message) => message.facts as Fact[]).map(({ at }) => at)).toEqual(
      many.map(({ at }) => at),
    )
  })

  it('forgets a closed tab', async () => {
    const storage = memory()
    const router = newRouter(storage)
    await report(router, [raw])
    await router.tabClosed(7)
    expect(storage.items).toEqual({})
  })
})

it('adds what a person gave in the panel, tells every panel, and refuses facts that only a page may report', async () => {
  const router = newRouter(memory())
  const [one, other] = [openPort(), openPort()]
  for (const each of [one, other]) {
    router.panel(each.port)
    each.say({ type: 'watch', tab: 7 })
  }
  const logged = facts('0.0  -  server:logged  accepted  -  path=/ws  by=daphne')
  one.say({ type: 'add', facts: [...logged, ...life] })
  for (const each of [one, other])
    await vi.waitFor(() =>
      expect(each.last()).toMatchObject({
        type: 'facts',
        facts: [{ kind: 'server:logged' }, { kind: 'ctx:facts-dropped', count: life.length }],
      }),
    )
})

describe('a request of a shared or service worker', () => {
  const worker = 'http://h:8000/worker.js'
  const request = facts(`
    socket net.7
    0.0  -  net:requested  ws://h/ws  from=${worker}
    1.0  -  net:responded  101
    2.0  -  net:completed`)

  let reporters = 0
  /** A tab whose documents are at these URLs, the top one first. */
  async function show(router: Router, tab: number, ...urls: readonly string[]) {
    for (const [index, url] of urls.entries()) {
      const page = openPort()
      router.reporter(page.port, tab)
      page.say({ type: 'hello', reporter: `r${tab}x${++reporters}`, from: 'page' })
      const started = {
        kind: 'ctx:document-started',
        about: `d${reporters}.0`,
        at: index,
        url,
        top: index === 0,
      }
      page.say({ type: 'facts', first: 0, facts: [started] })
      await vi.waitFor(() => expect(page.last()).toEqual({ type: 'acknowledged', next: 1 }))
    }
  }

  async function kindsIn(router: Router, tab: number) {
    const log = await panelLog(router, tab)
    return log.map(({ kind }) => kind).filter((kind) => kind.startsWith('net:'))
  }

  const whole = request.map(({ kind }) => kind)

  it('is listed in every tab that shows a document of its origin, be it in a frame, and in no other', async () => {
    const router = newRouter(memory())
    await show(router, 1, 'http://h:8000/a')
    await show(router, 2, 'http://other/', 'http://h:8000/frame')
    await show(router, 3, 'http://h:9000/')
    await show(router, 4, 'https://h:8000/')
    // All at once, as the browser tells them.
    await Promise.all(request.map((fact) => router.networkOfWorker(worker, fact)))
    expect(await kindsIn(router, 1)).toEqual(whole)
    expect(await kindsIn(router, 2)).toEqual(whole)
    expect(await kindsIn(router, 3)).toEqual([])
    expect(await kindsIn(router, 4)).toEqual([])
  })

  it('follows the documents that are there now, not those that were left', async () => {
    const router = newRouter(memory())
    await show(router, 1, 'http://h:8000/a')
    await show(router, 1, 'http://other/')
    for (const fact of request) await router.networkOfWorker(worker, fact)
    expect(await kindsIn(router, 1)).toEqual([])
  })

  it('stays where it began, also when the tab has gone on or the background was stopped', async () => {
    const storage = memory()
    const [requested, ...rest] = request as [Fact, ...Fact[]]
    const router = newRouter(storage)
    await show(router, 1, 'http://h:8000/a')
    await router.networkOfWorker(worker, requested)
    await show(router, 1, 'http://other/')
    await show(router, 2, 'http://h:8000/late')
    const second = newRouter(storage)
    for (const fact of rest) await second.networkOfWorker(worker, fact)
    expect(await kindsIn(second, 1)).toEqual(whole)
    expect(await kindsIn(second, 2)).toEqual([])
  })

  it('finds the origin of a blob’s script, and takes no nameless origin for another', async () => {
    const router = newRouter(memory())
    await show(router, 1, 'http://h:8000/a')
    await show(router, 2, 'data:text/html,x')
    const [requested] = request as [Fact]
    await router.networkOfWorker('blob:http://h:8000/0f', requested)
    await router.networkOfWorker('data:text/javascript,x', { ...requested, about: 'net.8' as Fact['about'] })
    expect(await kindsIn(router, 1)).toEqual(['net:requested'])
    expect(await kindsIn(router, 2)).toEqual([])
  })
})
