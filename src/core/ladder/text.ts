// The ladder as text, for an issue or a letter, in letters of one width:
//
//                 page           browser          server
//     +0.0 ms      ├──────────────▶│                │        new WebSocket
//    +18.4 ms  ◆   ├──────────────▶│                │        close() before open
//    +21.7 ms      │               │◀───────────────┤        101 Switching Protocols (too late)

import { printable } from '../printable.ts'
import { said } from '../said.ts'
import type { Lane, Rung } from './rung.ts'
import { gapBefore } from './words.ts'

const columns: Readonly<Record<Lane, number>> = { page: 0, browser: 16, server: 32 }
const lanes: readonly Lane[] = ['page', 'browser', 'server']
const timeWidth = 12

/** Lines without an end of line after the last; times since the socket's first fact. */
export function ladderText(rungs: readonly Rung[], foot: string): string {
  const indent = ' '.repeat(timeWidth + 4)
  const marked = rungs.some(({ proves }) => proves)
  return [
    `${indent}${said`page           browser          server`}`,
    ...rungs.flatMap((rung) => {
      const gap = gapBefore(rung)
      return [...(gap ? [`${indent}${lifelines('┆')}   ${gap}`] : []), line(rung)]
    }),
    ...(foot ? [`${indent}${foot}`] : []),
    ...(marked ? ['', said`◆ evidence of the verdict`] : []),
  ].join('\n')
}

function lifelines(letter: string): string {
  const row = new Array<string>(columns.server + 1).fill(' ')
  for (const lane of lanes) row[columns[lane]] = letter
  return row.join('')
}

function line(rung: Rung): string {
  const { at, label, remark, proves } = rung
  const time = Number.isFinite(at) ? `+${at.toFixed(1)} ms` : '–'
  const words = printable([label, remark].filter(Boolean).join(' '))
  return `${time.padStart(timeWidth)}  ${proves ? '◆' : ' '} ${drawn(rung)}   ${words}`.trimEnd()
}

function drawn({ from, to }: Rung): string {
  const row = [...lifelines('│')]
  const [start, end] = [columns[from], columns[to]]
  if (start === end) {
    row[start] = '●'
    return row.join('')
  }
  const right = end > start
  for (let at = Math.min(start, end) + 1; at < Math.max(start, end); at++)
    row[at] = row[at] === '│' ? '┼' : '─'
  row[start] = right ? '├' : '┤'
  row[end - Math.sign(end - start)] = right ? '▶' : '◀'
  return row.join('')
}
