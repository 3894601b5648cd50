// Every view of the panel, the popup and the settings: how a person gets there, and what is in sight then. Held to rules
// in accessibility.test.ts, and taken pictures of by `npm run screenshots`.

import { readFileSync } from 'node:fs'
import { longSession } from '../../scripts/bench/long-session.ts'
import { textOfFile } from '../../src/core/file/write.ts'
import {
  choose,
  file,
  key,
  list,
  message,
  onceThere,
  open,
  press,
  sight,
  socket,
  type,
  type View,
} from './steps.ts'

const session = readFileSync(new URL('../fixtures/sessions/v3.jsonl', import.meta.url), 'utf8')
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
