// Libraries that instrument, replace or wrap WebSocket, each with a page of its own, bundled for the lab.

import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page } from '../lab/pages/page-for.ts'

export interface Library {
  /** The file in `libraries/`, and the page's name. */
  readonly id: string
  /** The native sockets its page constructs, those included whose constructor throws. */
  readonly natives: number
}

export const libraries: readonly Library[] = [
  { id: 'zone', natives: 9 },
  { id: 'sentry', natives: 5 },
  { id: 'datadog', natives: 5 },
  { id: 'msw', natives: 5 },
  { id: 'mock-socket', natives: 4 },
  { id: 'reconnecting', natives: 9 },
  { id: 'engine', natives: 2 },
  { id: 'restoring', natives: 9 },
]

export const pageOf = ({ id }: Library): string => `/transparency/library/${id}`

/** The pages of all libraries, by their paths. */
export async function libraryPages(): Promise<(path: string) => Page | undefined> {
  const folder = fileURLToPath(new URL('./libraries/', import.meta.url))
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: libraries.map(({ id }) => `${id}.ts`),
    outdir: folder,
    write: false,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  })
  const pages = new Map<string, Page>([
    ['/transparency/dropped', { status: 204, type: 'text/plain', body: '' }],
    ...libraries.flatMap((library): [string, Page][] => {
      const script = `${pageOf(library)}.js`
      const text = outputFiles.find(({ path }) => path.endsWith(`/${library.id}.js`))?.text ?? ''
      return [
        [pageOf(library), { status: 200, type: 'text/html', body: html(script) }],
        [script, { status: 200, type: 'text/javascript', body: text }],
      ]
    }),
  ])
  return (path) => pages.get(path)
}

function html(script: string): string {
  return `<!doctype html>\n<meta charset="utf-8"><body><script src="${script}"></script>\n`
}
