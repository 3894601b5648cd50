// The ladder between page, browser and server as a picture that stands by itself.

import type { ReadyState } from '../fact.ts'
import { foot, type Lane, ladder, type Rung } from '../ladder.ts'
import { printable } from '../printable.ts'
import type { Placed } from '../server-log/placed.ts'
import type { Socket } from '../socket.ts'
import { duration, plural } from '../words.ts'
import { type Markup, markup } from './markup.ts'
import { room } from './prose.ts'

const lanes: Readonly<Record<Lane, readonly [x: number, name: string]>> = {
  page: [185, 'Page'],
  browser: [350, 'Browser'],
  server: [590, 'Server'],
}
const pageLane = lanes.page[0]
const width = 640
const rowHeight = 21
/** Width of a letter of the remarks. */
const letter = 6.3
const top = 26
const bands: Readonly<Record<ReadyState, string>> = { 0: 'connecting', 1: 'open', 2: 'closing', 3: 'closed' }
const stateNames: Readonly<Record<ReadyState, string>> = {
  0: 'CONNECTING',
  1: 'OPEN',
  2: 'CLOSING',
  3: 'CLOSED',
}

interface Drawn extends Rung {
  readonly y: number
}

export function ladderPicture(socket: Socket, logged: readonly Placed[]): Markup {
  const rungs = underEachOther(ladder(socket, logged))
  const last = foot(socket)
  const bottom = (rungs.at(-1)?.y ?? top) + rowHeight
  const height = bottom + (last ? 18 : 4)
  return markup`${room('Ladder')}<svg class="ladder" viewBox="0 0 ${width} ${height}" role="img" aria-label="${inWords(rungs, last)}"><g class="lanes">${Object.values(
    lanes,
  ).map(
    ([x, name]) =>
      markup`<text x="${x}" y="12" text-anchor="middle">${name}</text><line x1="${x}" x2="${x}" y1="20" y2="${bottom}"/>`,
  )}</g>${stateBands(rungs, bottom)}${rungs.map(rungPicture)}${
    last && markup`<text class="dim" x="${pageLane}" y="${bottom + 13}" text-anchor="middle">${last}</text>`
  }</svg></div>`
}

/** What stands before a rung, in a row of its own: a long silence, or rungs that are left out. */
function gapBefore({ silence, leftOut }: Rung): string {
  if (leftOut > 0) return `${plural(leftOut, 'step')} left out`
  return silence === null ? '' : `${duration(silence)} of silence`
}

function underEachOther(rungs: readonly Rung[]): readonly Drawn[] {
  let y = top
  return rungs.map((rung) => {
    y += gapBefore(rung) ? rowHeight * 2 : rowHeight
    return { ...rung, y }
  })
}

function stateBands(rungs: readonly Drawn[], bottom: number): readonly Markup[] {
  const steps = rungs.filter((rung, index) => rung.state !== null && rung.state !== rungs[index - 1]?.state)
  return steps.flatMap(({ state, y }, index) => {
    if (state === null) return []
    const height = Math.max(2, (steps[index + 1]?.y ?? bottom + 4) - y)
    return markup`<rect class="${bands[state]}" x="${pageLane - 4}" y="${y - 4}" width="8" height="${height}" rx="2"><title>${state} ${stateNames[state]}</title></rect>`
  })
}

function rungPicture(rung: Drawn): Markup {
  const { y, at, label, from, to, tone } = rung
  const [[start], [end]] = [lanes[from], lanes[to]]
  const direction = Math.sign(end - start)
  const gap = gapBefore(rung)
  return markup`<g class="rung ${tone}">${
    gap && markup`<text class="dim" x="${pageLane + 14}" y="${y - rowHeight + 4}">⋮ ${gap}</text>`
  }<text class="time mono" x="58" y="${y + 4}" text-anchor="end">${Number.isFinite(at) ? `+${at.toFixed(1)}` : '–'}</text>${
    label &&
    markup`<text class="label mono" x="${pageLane - 10}" y="${y + 4}" text-anchor="end">${label}</text>`
  }${
    direction !== 0 &&
    markup`<line x1="${start + direction * 6}" x2="${end - direction * 8}" y1="${y}" y2="${y}"/><path d="M${end - direction * 9} ${y - 4}l${direction * 8} 4l${-direction * 8} 4z"/>`
  }${remarkPicture(rung, start, end)}</g>`
}

function remarkPicture({ y, remark, from, to }: Drawn, start: number, end: number): Markup | null {
  if (remark === '') return null
  if (from !== to) {
    const room = Math.floor(Math.abs(end - start) / letter)
    return markup`<text class="remark mono" x="${(start + end) / 2}" y="${y - 4}" text-anchor="middle">${clip(remark, room)}</text>`
  }
  const server = from === 'server'
  const room = from === 'page' ? 62 : server ? 56 : 40
  return markup`<text class="remark mono" x="${server ? start - 9 : start + 9}" y="${y + 4}" text-anchor="${server ? 'end' : 'start'}">${clip(remark, room)}</text>`
}

function clip(text: string, length: number): string {
  const shown = printable(text)
  return shown.length > length ? `${shown.slice(0, length - 1)}…` : shown
}

/** The ladder in words, for those who do not see it. */
function inWords(rungs: readonly Rung[], last: string): string {
  const said = rungs.map(({ at, from, to, label, remark }) =>
    [
      Number.isFinite(at) ? `${duration(at)}:` : 'at an unknown time:',
      from === to ? from : `${from} to ${to}`,
      label,
      clip(remark, 120),
    ]
      .filter(Boolean)
      .join(' '),
  )
  return [...said, last].filter(Boolean).join('. ')
}
