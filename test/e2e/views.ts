// Every view of the panel, the popup and the settings: how a person gets there, and what is in sight then. Held to rules
// in accessibility.test.ts, and taken pictures of by `npm run screenshots`.

import { readFileSync } from 'node:fs'
import { longSession } from '../../scripts/bench/long-session.ts'
import { textOfFile } from '../../src/core/file/write.ts'
import type { Stage } from './stage.ts'

export interface View {
  /** One word or more, fit for a file's name. */
  readonly name: string
  /** Goes there in the tab of the views. */
  go(stage: Stage): Promise<void>
  /** What is there once it is reached. */
  readonly shows: string
}

const session = readFileSync(new URL('../fixtures/sessions/v3.jsonl', import.meta.url), 'utf8')

/** Goes to a view, and waits for what it shows. */
export async function reach(stage: Stage, { go, shows }: View): Promise<void> {
  await go(stage)
  await stage.browser.waitFor(`document.querySelector(${JSON.stringify(shows)}) !== null`)
}

/** Does something to an element as soon as it is there. */
const onceThere = ({ browser }: Stage, selector: string, act: string) =>
  browser.waitFor(
    `((it) => it !== null && !it.disabled && (${act}, true))(document.querySelector(${JSON.stringify(selector)}))`,
  )

async function press(stage: Stage, ...selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) await onceThere(stage, selector, 'it.click()')
}

const type = (stage: Stage, selector: string, text: string) =>
  onceThere(
    stage,
    selector,
    `it.focus(), it.value = ${JSON.stringify(text)}, it.dispatchEvent(new Event('input', { bubbles: true }))`,
  )

async function list(stage: Stage, tab: keyof Stage['tabs'] = 'recorded'): Promise<void> {
  await open(stage, `viewer.html?tab=${stage.tabs[tab]}`)
  await stage.browser.waitFor(
    `document.querySelector('tr[data-socket]') && document.querySelector('[data-strip]')`,
  )
}

/** Another page each time, and nothing remembered of the view before. */
async function open({ browser, page }: Stage, name: string): Promise<void> {
  await browser.evaluate('localStorage.clear()')
  await browser.navigate('about:blank')
  await browser.navigate(page(name))
  await browser.waitFor(`document.querySelector('#app')?.children.length > 0`)
}

/** The socket with this verdict, or the first that has none; and one of its tabs. */
async function socket(stage: Stage, rule: string | null, tab: string): Promise<void> {
  await list(stage)
  await stage.browser.waitFor(`(() => {
    const found = lifeline.session().sockets.find(({ verdict }) => (verdict?.rule ?? null) === ${JSON.stringify(rule)})
    return found !== undefined && lifeline.select(found.number)
  })()`)
  await press(stage, `[data-tab="${tab}"]`)
}

async function message(stage: Stage, reading: string): Promise<void> {
  await socket(stage, null, 'messages')
  await press(stage, '[data-message]', `[data-reading="${reading}"]`)
}

async function file(stage: Stage, name: string, text: string): Promise<void> {
  await open(stage, 'viewer.html')
  await stage.browser.waitFor('typeof lifeline === "object"')
  await stage.browser.evaluate(
    `void lifeline.files.open(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}))`,
  )
}

const key = ({ browser }: Stage, name: string) =>
  browser.evaluate(
    `void document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '${name}', bubbles: true }))`,
  )

const choose = (stage: Stage, selector: string, at: number) =>
  onceThere(
    stage,
    selector,
    `it.selectedIndex = ${at}, it.dispatchEvent(new Event('change', { bubbles: true }))`,
  )

const sight = (selector: string) => `(it.scrollIntoView({ block: '${selector}' }))`

const twice = 'effect-ran-twice'

export const views: readonly View[] = [
  { name: 'list', go: (stage) => list(stage), shows: 'tr[data-flagged="true"]' },
  {
    name: 'list-flagged',
    async go(stage) {
      await list(stage)
      await press(stage, '[data-chip="flagged"]')
    },
    shows: '[data-chip="flagged"][aria-pressed="true"]',
  },
  {
    name: 'list-story',
    async go(stage) {
      await list(stage)
      await press(stage, '[data-story-kind="reconnect"] [data-action="toggle-story"]')
    },
    shows: '[data-story-sentence]',
  },
  {
    name: 'list-arrange',
    async go(stage) {
      await list(stage)
      await press(stage, '[data-action="arrange"]')
    },
    shows: '[data-choose-column="size"]',
  },
  { name: 'why', go: (stage) => socket(stage, twice, 'why'), shows: '[data-verdict-title]' },
  {
    name: 'why-ladder-to-scale',
    async go(stage) {
      await socket(stage, twice, 'why')
      await press(stage, '[data-spacing="scale"]')
      await onceThere(
        stage,
        '[data-rung="close-called"]',
        `it.dispatchEvent(new MouseEvent('click', { bubbles: true }))`,
      )
    },
    shows: '[data-rung-detail]',
  },
  {
    name: 'why-what-else',
    async go(stage) {
      await socket(stage, twice, 'why')
      await onceThere(stage, '.hypotheses', sight('start'))
    },
    shows: '[data-siblings]',
  },
  {
    name: 'why-server-log',
    async go(stage) {
      await socket(stage, 'subprotocol-not-returned', 'why')
      const lines = stage.lab.log.join('\n')
      await onceThere(
        stage,
        '[data-server-text]',
        `it.value = ${JSON.stringify(lines)}, it.dispatchEvent(new Event('input', { bubbles: true }))`,
      )
      await press(stage, '[data-action="paste-server-log"]')
      await onceThere(stage, '[data-server-log] .actions', sight('start'))
    },
    shows: '[data-server-lines]',
  },
  {
    name: 'why-probe',
    async go(stage) {
      await socket(stage, 'subprotocol-not-returned', 'why')
      await press(stage, '[data-action="probe"]')
      await onceThere(stage, '[data-probe="ready"] [data-probe-reading]', sight('center'))
    },
    shows: '[data-probe-result]',
  },
  {
    name: 'why-likely',
    go: (stage) => socket(stage, 'forbidden-origin', 'why'),
    shows: '[data-certainty="likely"]',
  },
  { name: 'why-healthy', go: (stage) => socket(stage, null, 'why'), shows: '[data-healthy]' },
  { name: 'timeline', go: (stage) => socket(stage, twice, 'timeline'), shows: '[data-fact="close-called"]' },
  {
    name: 'handshake',
    go: (stage) => socket(stage, 'subprotocol-not-returned', 'handshake'),
    shows: '[data-check][data-result="failed"]',
  },
  { name: 'handshake-healthy', go: (stage) => socket(stage, null, 'handshake'), shows: '[data-accept]' },
  {
    name: 'handlers',
    go: (stage) => socket(stage, 'handler-overwritten', 'handlers'),
    shows: '[data-handler-lane]',
  },
  { name: 'messages', go: (stage) => socket(stage, null, 'messages'), shows: '[data-message="received"]' },
  { name: 'message-tree', go: (stage) => message(stage, 'tree'), shows: '[data-message-detail="tree"]' },
  { name: 'message-hex', go: (stage) => message(stage, 'hex'), shows: '[data-message-detail="hex"]' },
  {
    name: 'message-found',
    async go(stage) {
      await message(stage, 'text')
      await press(stage, '[data-action="pin-message"]', '[data-action="pin-socket"]')
      await type(stage, '[data-action="find-in-message"]', 'e')
    },
    shows: '[data-message-detail] mark',
  },
  {
    name: 'copy-menu',
    async go(stage) {
      await socket(stage, twice, 'why')
      await press(stage, '[data-action="copy-menu"]')
    },
    shows: '[data-copy="playwright"]',
  },
  {
    name: 'filter-offers',
    async go(stage) {
      await list(stage)
      await type(stage, '[data-action="filter"]', 'c')
    },
    shows: '[data-offer="key"]',
  },
  {
    name: 'filter-time',
    async go(stage) {
      await list(stage)
      await type(stage, '[data-action="filter"]', 'since:nav s')
    },
    shows: '[data-offer] .time-sign',
  },
  {
    name: 'filter-problem',
    async go(stage) {
      await list(stage)
      await type(stage, '[data-action="filter"]', 'cod:1006 url:dashboard ')
      await onceThere(stage, '[data-action="filter"]', 'it.blur()')
    },
    shows: '.filter-problems p',
  },
  {
    name: 'filter-nothing',
    async go(stage) {
      await list(stage)
      await type(stage, '[data-action="filter"]', 'url:dashboard code:4xxx ')
      await onceThere(stage, '[data-action="filter"]', 'it.blur()')
    },
    shows: '.nothing-left',
  },
  {
    name: 'range',
    async go(stage) {
      await list(stage)
      await press(stage, '[data-action="zoom-in"]')
      await stage.browser.waitFor(`document.querySelector('.brush.zoomed') !== null`)
      await press(stage, '[data-action="select-range"]')
    },
    shows: '[data-selected-range]',
  },
  {
    name: 'compare',
    async go(stage) {
      await list(stage)
      await press(stage, '[data-action="compare"]')
    },
    shows: 'dialog[open] [data-side="b"]',
  },
  {
    name: 'comparison',
    async go(stage) {
      await list(stage)
      await press(stage, '[data-action="compare"]')
      await choose(stage, 'dialog[open] [data-side="a"]', 1)
      await choose(stage, 'dialog[open] [data-side="b"]', 3)
      await press(stage, '[data-action="start-compare"]')
    },
    shows: '[data-comparison] [data-pair]',
  },
  {
    name: 'export',
    async go(stage) {
      await list(stage)
      await press(stage, '[data-action="export"]')
    },
    shows: 'dialog[open] [data-leaving="replaced"]',
  },
  {
    name: 'shortcuts',
    async go(stage) {
      await socket(stage, twice, 'why')
      await key(stage, '?')
    },
    shows: 'dialog.shortcuts[open]',
  },
  { name: 'file', go: (stage) => file(stage, 'monday.jsonl', session), shows: '[data-file="opened"]' },
  {
    name: 'file-damaged',
    go: (stage) => file(stage, 'half.jsonl', session.slice(0, session.length * 0.7)),
    shows: '[data-gap]',
  },
  {
    name: 'file-none',
    go: (stage) => file(stage, 'notes.txt', 'dear diary'),
    shows: '[data-file="failure"]',
  },
  { name: 'open', go: (stage) => open(stage, 'viewer.html'), shows: '[data-action="open-file"]' },
  { name: 'notice', go: (stage) => list(stage, 'late'), shows: '[data-notice="network-late"]' },
  {
    name: 'empty',
    go: (stage) => open(stage, `viewer.html?tab=${stage.tabs.empty}`),
    shows: '[data-empty="none"]',
  },
  {
    name: 'settings',
    go: (stage) => open(stage, 'options.html'),
    shows: '[data-lifeline="settings"] #memory',
  },
  {
    name: 'popup',
    go: (stage) => open(stage, `popup.html?tab=${stage.tabs.recorded}`),
    shows: '[data-flagged][data-rule]',
  },
  {
    name: 'popup-nothing-flagged',
    go: (stage) => open(stage, `popup.html?tab=${stage.tabs.healthy}`),
    shows: '[data-nothing-flagged]',
  },
  {
    name: 'popup-empty',
    go: (stage) => open(stage, `popup.html?tab=${stage.tabs.empty}`),
    shows: '[data-sight="seen"] [data-action="reload"]',
  },
  {
    name: 'ten-thousand',
    async go(stage) {
      await file(stage, 'ten-thousand.jsonl', textOfFile(longSession(90_000, 2)))
      // In another order than that of time, sockets of a story stand by themselves.
      await press(stage, '[data-sort="socket"]')
    },
    shows: 'tr[data-socket][data-path="/ws/room/0/"]',
  },
]
