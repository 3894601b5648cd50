// Bundles the React dashboard with esbuild when the lab starts. It is the development build of React on
// purpose: only that one mounts twice under StrictMode. The source map gives call sites their real lines.

import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export interface DashboardAssets {
  js: string
  css: string
}

let bundled: Promise<DashboardAssets> | undefined

/** The bundle, built once a process; with `dist`, built anew and written to that folder too. */
export function bundleDashboard(dist?: string): Promise<DashboardAssets> {
  if (dist !== undefined) return bundle(dist)
  bundled ??= bundle()
  return bundled
}

async function bundle(dist?: string): Promise<DashboardAssets> {
  const folder = fileURLToPath(new URL('./dashboard/', import.meta.url))
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [{ in: 'main.tsx', out: 'dashboard' }, 'dashboard.css'],
    outdir: dist ?? folder,
    write: false,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    sourcemap: 'inline',
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'warning',
  })
  if (dist !== undefined) {
    await mkdir(dist, { recursive: true })
    await Promise.all(outputFiles.map(({ path, contents }) => writeFile(path, contents)))
  }
  const file = (end: string): string => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? ''
  return { js: file('.js'), css: file('.css') }
}
