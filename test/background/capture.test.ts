// What a person does not want recorded is not: the page's hook is told to leave, and nothing of it reaches a log.

import { expect, it, vi } from 'vitest'
import { captureBy, hostIn } from '../../src/background/capture.ts'
import { Router } from '../../src/background/router.ts'
import { parse } from '../../src/core/notation.ts'
import { readSettings, type Settings } from '../../src/core/settings.ts'
import type { RuntimePort } from '../../src/wire/port.ts'

interface Said {
  readonly type: string
  readonly [field: string]: unknown
}

function openPort() {
  const heard: ((message: unknown) => void)[] = []
  const posted: Said[] = []
  const port: RuntimePort = {
    postMessage: (message) => posted.push(structuredClone(message) as Said),
    disconnect: () => undefined,
    onMessage: { addListener: (each) => heard.push(each) },
    onDisconnect: { addListener: () => undefined },
  }
  return { port, posted, say: (message: unknown) => heard.map((each) => each(message)) }
}

/** A background with settings that can be changed, and one tab, 7, that shows a page. */
function newBackground(stored: unknown, page: string | null = 'https://shop.example/cart', hasUs = true) {
  let settings: Settings | null = null
  let read = (): void => undefined
  const known = new Promise<void>((resolve) => {
    read = () => {
      settings = readSettings(stored)
      resolve()
    }
  })
  const router = new Router({
    storage: { get: async () => ({}), set: async () => undefined, remove: async () => undefined },
    room: () => 64_000_000,
    beginning: () => 4096,
    capture: captureBy({
      settings: () => settings,
      known,
      pageOf: async () => page,
      secretIn: async () => false,
      hasUs: async () => hasUs,
      seesAll: async () => page !== null,
    }),
    open: () => undefined,
    later: (act) => void setTimeout(act),
    now: () => 9,
    changed: () => undefined,
    failed(error) {
      throw error
    },
    documentStarted: () => [],
  })
  return {
    router,
    read,
    set(next: unknown) {
      settings = readSettings(next)
      router.attend()
      return router.tellCapture()
    },
  }
}

const facts = parse(`
  0.0  0  constructed  ws://h/ws
  9.0  3  error-fired
  9.1  3  close-fired  1006  unclean`)
  .flatMap((section) => section.facts)
  .map((fact) => ('site' in fact ? { ...fact, site: '' } : fact))

function reporting(router: Router, page: string) {
  const bridge = openPort()
  router.reporter(bridge.port, 7, page)
  bridge.say({ type: 'hello', reporter: 'r', from: 'page' })
  bridge.say({ type: 'facts', first: 0, facts })
  return bridge
}

function watching(router: Router) {
  const panel = openPort()
  router.panel(panel.port)
  panel.say({ type: 'watch', tab: 7 })
  return panel
}

const acknowledged = (bridge: ReturnType<typeof openPort>) =>
  vi.waitFor(() => expect(bridge.posted.at(-1)).toEqual({ type: 'acknowledged', next: 3 }))
const logOf = (panel: ReturnType<typeof openPort>) =>
  vi.waitFor(() => {
    const log = panel.posted.find(({ type }) => type === 'log')
    expect(log).toBeDefined()
    return log?.facts as unknown[]
  })

it.each([
  ['everywhere', { capture: false }],
  ['site', { offSites: ['shop.example'] }],
])(
  'keeps nothing of a page that is off (%s), takes its hook out, and tells the panel',
  async (off, stored) => {
    const { router, read } = newBackground(stored)
    read()
    const bridge = reporting(router, 'https://shop.example/cart')
    await acknowledged(bridge)
    expect(bridge.posted[0]).toEqual({ type: 'off' })
    await router.network(7, [])
    const panel = watching(router)
    expect(await logOf(panel)).toEqual([])
    expect(panel.posted[0]).toEqual({ type: 'capture', off, withheld: false, secret: false })
  },
)

it('records another site, and says so', async () => {
  const { router, read } = newBackground({ offSites: ['example'] })
  read()
  const bridge = reporting(router, 'https://shop.example/cart')
  await acknowledged(bridge)
  expect(bridge.posted.map(({ type }) => type)).toEqual(['acknowledged'])
  const panel = watching(router)
  expect(await logOf(panel)).toHaveLength(3)
  expect(panel.posted[0]).toEqual({ type: 'capture', off: null, withheld: false, secret: false })
})

it('says where a person has not let Lifeline see the page', async () => {
  const { router, read } = newBackground(undefined, null)
  read()
  const panel = watching(router)
  await logOf(panel)
  expect(panel.posted[0]).toEqual({ type: 'capture', off: null, withheld: true, secret: false })
})

it('says of a page that it was open before Lifeline was there, after its log', async () => {
  const { router, read } = newBackground(undefined, 'https://shop.example/', false)
  read()
  const panel = watching(router)
  await vi.waitFor(() => expect(panel.posted.map(({ type }) => type)).toEqual(['capture', 'log', 'early']))
  expect(panel.posted.at(-1)).toEqual({ type: 'early', early: true })
})

it('says nothing of the kind of a page where Lifeline never is', async () => {
  const { router, read } = newBackground(undefined, 'about:blank', false)
  read()
  const panel = watching(router)
  await logOf(panel)
  await router.tellCapture(7)
  expect(panel.posted.map(({ type }) => type)).toEqual(['capture', 'log', 'capture'])
})

it('waits for the settings before it takes anything', async () => {
  const { router, read } = newBackground({ capture: false })
  const bridge = reporting(router, 'https://shop.example/')
  const panel = watching(router)
  await Promise.resolve()
  expect([bridge.posted, panel.posted]).toEqual([[], []])
  read()
  await acknowledged(bridge)
  expect(bridge.posted[0]).toEqual({ type: 'off' })
  expect(await logOf(panel)).toEqual([])
})

it('tells pages and panels when it is turned off, and panels when it is on again', async () => {
  const { router, read, set } = newBackground(undefined)
  read()
  const bridge = reporting(router, 'https://shop.example/')
  await acknowledged(bridge)
  const panel = watching(router)
  await logOf(panel)
  await set({ offSites: ['shop.example'] })
  expect(bridge.posted.at(-1)).toEqual({ type: 'off' })
  await set(undefined)
  expect(panel.posted.filter(({ type }) => type === 'capture').map(({ off }) => off)).toEqual([
    null,
    'site',
    null,
  ])
})

it('tells who wants it brief of no messages, and asks no page for them', async () => {
  const { router, read } = newBackground(undefined)
  read()
  const bridge = reporting(router, 'https://shop.example/')
  await acknowledged(bridge)
  const popup = openPort()
  router.panel(popup.port)
  popup.say({ type: 'watch', tab: 7, brief: true })
  await logOf(popup)
  const talk = parse(`
    1.0  1  message-received  text  3B`).flatMap((section) => section.facts)
  bridge.say({ type: 'facts', first: 3, facts: talk })
  await vi.waitFor(() => expect(bridge.posted.at(-1)).toEqual({ type: 'acknowledged', next: 4 }))
  expect(popup.posted.map(({ type }) => type)).toEqual(['capture', 'log'])
  expect(bridge.posted.filter(({ type }) => type === 'watched').map(({ on }) => on)).not.toContain(true)
})

it.each([
  ['https://shop.example:8443/a?b', 'shop.example:8443'],
  ['blob:https://shop.example/1-2', 'shop.example'],
  ['about:blank', ''],
  ['data:text/html,x', ''],
  ['no address', ''],
  [null, ''],
])('the host of %s is %j', (page, host) => {
  expect(hostIn(page)).toBe(host)
})
