// Frames traced through real source maps, made by a real bundler; what cannot be traced says why.

import { build } from 'esbuild'
import { expect, it, vi } from 'vitest'
import { createSourceMaps } from '../../../panels/sources/source-maps.ts'
import { type SourceText, sourceTextReader } from '../../../panels/sources/source-text.ts'
import type { Frame } from '../../../src/core/fact.ts'

const source = `import { useEffect } from './effect'
export function useWebSocket(url: string): void {
  useEffect(() => {
    const socket = new WebSocket(url)
    return () => {
      socket.close()
    }
  })
}
useWebSocket('ws://h/ws')
`

/** The bundle and its map, as a server would give them. */
async function bundle(sourcemap: 'linked' | 'inline'): Promise<Record<string, string>> {
  const { outputFiles } = await build({
    stdin: {
      contents: source,
      sourcefile: 'src/useWebSocket.ts',
      loader: 'ts',
      resolveDir: import.meta.dirname,
    },
    plugins: [
      {
        name: 'effect',
        setup(each) {
          each.onResolve({ filter: /effect$/ }, () => ({ path: 'effect', namespace: 'lib' }))
          each.onLoad({ filter: /.*/, namespace: 'lib' }, () => ({
            contents: 'export const useEffect = (run: () => unknown) => run()',
            loader: 'ts',
          }))
        },
      },
    ],
    bundle: true,
    minify: true,
    write: false,
    outfile: 'app.js',
    sourcemap,
  })
  return Object.fromEntries(
    outputFiles.map(({ path, text }) => [`http://h/${path.slice(path.lastIndexOf('/') + 1)}`, text]),
  )
}

/** The place of a text in a file. */
function frameAt(files: Record<string, string>, url: string, text: string): Frame {
  const before = (files[url] ?? '').split(text)[0] ?? ''
  const lines = before.split('\n')
  return { function: '', url, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

function reader(files: Record<string, string>, asked: string[] = []) {
  return sourceTextReader({
    fetch: async (url) => {
      asked.push(String(url))
      const text = files[String(url)]
      return text === undefined ? new Response('', { status: 404 }) : new Response(text)
    },
  })
}

it.each(['linked', 'inline'] as const)('traces a frame through a %s map, once asked', async (kind) => {
  const files = await bundle(kind)
  const asked: string[] = []
  const maps = createSourceMaps(reader(files, asked))
  const frame = frameAt(files, 'http://h/app.js', '.close(')
  expect(maps.original(frame)).toBeNull()
  await vi.waitFor(() => expect(maps.original(frame)).not.toBeNull())
  expect(maps.original(frame)).toMatchObject({
    name: expect.stringContaining('src/useWebSocket.ts'),
    frame: { line: 6, function: 'clean-up of useEffect in useWebSocket' },
    ignored: false,
  })
  expect(asked).toEqual(kind === 'linked' ? ['http://h/app.js', 'http://h/app.js.map'] : ['http://h/app.js'])
})

it.each<[string, Record<string, string>, string]>([
  ['a script that is not there', {}, 'the server answered 404'],
  ['a script without a map', { 'http://h/app.js': 'x()' }, 'the script names no source map'],
  [
    'a map that is not there',
    { 'http://h/app.js': 'x()\n//# sourceMappingURL=app.js.map' },
    'the server answered 404',
  ],
  ['a map elsewhere', { 'http://h/app.js': 'x()\n//# sourceMappingURL=file:///etc/passwd' }, 'out of reach'],
  [
    'a map that is no map',
    { 'http://h/app.js': 'x()\n//# sourceMappingURL=data:application/json,%22x%22' },
    'not a map',
  ],
])('says why there is none for %s', async (_what, files, why) => {
  const maps = createSourceMaps(reader(files))
  const frame: Frame = { function: 'x', url: 'http://h/app.js', line: 1, column: 1 }
  expect(maps.failure(frame)).toBe('')
  await vi.waitFor(() => expect(maps.failure(frame)).toContain(why))
  expect(maps.original(frame)).toBeNull()
})

it('reads from DevTools where it lists the script, and asks nobody', async () => {
  const asked: string[] = []
  const read = sourceTextReader({
    listResources: (done) => done([{ url: 'http://h/a.js', getContent: (give) => give('text', null) }]),
    fetch: async (url) => {
      asked.push(String(url))
      return new Response('other')
    },
  })
  const known: SourceText = await read('http://h/a.js')
  expect([known.text, (await read('http://h/b.js')).text, asked]).toEqual([
    'text',
    'other',
    ['http://h/b.js'],
  ])
  await expect(read('chrome-extension://x/a.js')).rejects.toThrow('no source text')
})
