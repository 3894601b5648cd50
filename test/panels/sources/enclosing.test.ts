// Where a place in a source stands, by the names its author gave.

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { enclosingFunctions, placeName } from '../../../panels/sources/enclosing.ts'

/** The name of the place right before the mark `▮`. */
function nameAt(source: string): string {
  const [before = ''] = source.split('▮')
  const lines = before.split('\n')
  return placeName(enclosingFunctions(source.replace('▮', ''), lines.length, (lines.at(-1)?.length ?? 0) + 1))
}

it.each([
  [
    'function useWebSocket(url) { useEffect(() => { const s = new WebSocket(url); return () => { ▮s.close() } }) }',
    'clean-up of useEffect in useWebSocket',
  ],
  [
    'function useWebSocket(url: string): State { useEffect(() => { ▮new WebSocket(url) }, [url]) }',
    'useEffect in useWebSocket',
  ],
  ['export const Dashboard = ({ id }: Props) => { ▮connect(id) }', '<Dashboard>'],
  ['const connect: (a: string) => void = async (a) => { if (a) { for (const b of a) { ▮x } } }', 'connect'],
  ['class Client { private open(url: string): Promise<void> { ▮x } }', 'open'],
  ['const s = { retry: function () { ▮x } }', 'retry'],
  ['setTimeout(() => { ▮x }, 10)', ''],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source under test
  ['function a() { const t = `${{ x: "}" }.x} }`; ▮x }', 'a'],
  ['function a() { /* } */ const r = /[}]/; ▮x }', 'a'],
  [
    'function useSocket() { React.useLayoutEffect(function () { function stop() { ▮x } }) }',
    'stop, useLayoutEffect in useSocket',
  ],
])('%s', (source, name) => {
  expect(nameAt(source)).toBe(name)
})

it('names the places of the lab’s own hook', () => {
  const source = readFileSync(new URL('../../lab/pages/dashboard/useWebSocket.ts', import.meta.url), 'utf8')
  const line = source.split('\n').findIndex((text) => text.includes('.close(')) + 1
  expect(placeName(enclosingFunctions(source, line, 100))).toContain('useWebSocket')
})

it('takes any text', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat({ max: 9 }), fc.nat({ max: 99 }), (source, line, column) => {
      expect(typeof placeName(enclosingFunctions(source, line, column))).toBe('string')
    }),
  )
})
