// Builds the unpacked extensions: dist/chromium and dist/firefox, from one code base and one manifest.json.

import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { minify } from 'terser'
import { withPanel } from './with-panel.mjs'
import { leaveOutExamples } from './without-examples.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** @typedef {'chromium' | 'firefox'} Target */

/**
 * What each browser's manifest has beyond, or without, the common one. In Chromium the mere permission
 * webRequest blanks the failure text of every socket that never opened, so only Firefox asks for it.
 * @param {Target} target
 * @param {Record<string, any>} manifest
 */
export function manifestFor(target, manifest) {
  const { browser_specific_settings, background, permissions, ...common } = manifest
  if (target === 'chromium')
    return {
      ...common,
      permissions,
      minimum_chrome_version: '120',
      background: { service_worker: background.service_worker, type: background.type },
    }
  return {
    ...common,
    permissions: [...permissions, 'webRequest'],
    background: { scripts: background.scripts, type: background.type },
    browser_specific_settings,
  }
}

/**
 * Makes a script some hundredths smaller still: every page loads the hook, and a person waits for the panel.
 * @param {string} script
 * @param {import('terser').CompressOptions} compress
 */
async function shrink(script, compress) {
  const { code } = await minify(script, { ecma: 2020, toplevel: true, compress })
  return code ?? script
}

/**
 * The pieces of a program that are there before anything is drawn: its entry and what that imports.
 * @param {import('esbuild').Metafile} metafile
 * @param {string} entry
 */
function loadedFirst({ outputs }, entry) {
  const found = new Set(Object.keys(outputs).filter((file) => file.endsWith(`/${entry}`)))
  for (const file of found)
    for (const { path, kind } of outputs[file]?.imports ?? [])
      if (kind === 'import-statement') found.add(path)
  return found
}

/** @param {Target} target */
async function buildFor(target) {
  const out = `${root}dist/${target}`
  await rm(out, { recursive: true, force: true })
  await mkdir(`${out}/panels`, { recursive: true })
  const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'))
  const manifest = JSON.parse(await readFile(`${root}manifest.json`, 'utf8'))
  await writeFile(
    `${out}/manifest.json`,
    `${JSON.stringify({ ...manifestFor(target, manifest), version }, null, 2)}\n`,
  )
  await cp(`${root}icons`, `${out}/icons`, { recursive: true })
  // Chromium takes the panel's path from the root, Firefox from the devtools page: so that page is at the root.
  await cp(`${root}panels/devtools.html`, `${out}/devtools.html`)
  for (const file of ['panel.html', 'viewer.html', 'popup.html', 'options.html'])
    await cp(`${root}panels/${file}`, `${out}/panels/${file}`)
  for (const language of await readdir(`${root}panels/locales`))
    await cp(
      `${root}panels/locales/${language}`,
      `${out}/_locales/${language.replace('.json', '')}/messages.json`,
    )
  const shared = /** @satisfies {import('esbuild').BuildOptions} */ ({
    absWorkingDir: root,
    bundle: true,
    minify: true,
    target: 'es2022',
    define: { TARGET: JSON.stringify(target) },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [leaveOutExamples],
  })
  const modules = {
    background: 'src/background/main.ts',
    devtools: 'panels/devtools.ts',
  }
  // The panel in DevTools and as a page are one program, loaded from the same pieces; what the small pages share with
  // it would break it into many more of them.
  const panel = { 'panels/panel': 'panels/panel.tsx', 'panels/viewer': 'panels/viewer.tsx' }
  const pages = { 'panels/popup': 'panels/popup.tsx', 'panels/options': 'panels/options.tsx' }
  // Names that only the hook's own modules call each other by; every page loads it.
  const mangleProps =
    /^(?:closeCalled|sendCalled|handlerChanged|hear|standIn|guard|record|flush|connect|urlOf|codeOf|reasonOf|room|spend|watch|tap|put|undo|look|read|ours|place|socket|replace|native|document)$/
  const page = { page: 'src/page/main.ts' }
  await build({ ...shared, entryPoints: page, outdir: out, format: 'iife', mangleProps })
  const hook = { passes: 6, unsafe_arrows: true, hoist_funs: true, keep_fargs: false }
  const made = await shrink(await readFile(`${out}/page.js`, 'utf8'), hook)
  // Firefox tells no address of extensions in stacks: a name of its own says which frames are the hook's.
  await writeFile(`${out}/page.js`, target === 'firefox' ? `${made}\n//# sourceURL=lifeline-page.js\n` : made)
  await build({ ...shared, entryPoints: { bridge: 'src/bridge/main.ts' }, outdir: out, format: 'iife' })
  await build({ ...shared, entryPoints: modules, outdir: out, format: 'esm' })
  const threads = { 'panels/pattern-worker': 'panels/messages/pattern-worker.ts' }
  await build({ ...shared, entryPoints: threads, outdir: out, format: 'iife' })
  const styles = ['panels/panel.css', 'panels/popup.css', 'panels/options.css']
  await build({ ...shared, entryPoints: styles, outdir: `${out}/panels` })
  const chunkNames = 'panels/chunk-[hash]'
  const split = /** @type {const} */ ({ outdir: out, format: 'esm', splitting: true, chunkNames })
  const first = [
    'mount.tsx',
    'session/store.ts',
    'files/files.ts',
    'session/connection.ts',
    'settings/settings.ts',
  ]
  const plugins = [...shared.plugins, withPanel(first.map((file) => `${root}panels/${file}`))]
  const { metafile } = await build({ ...shared, ...split, entryPoints: panel, plugins, metafile: true })
  for (const file of loadedFirst(metafile, 'panel.js')) {
    const path = `${root}${file}`
    await writeFile(path, await shrink(await readFile(path, 'utf8'), { module: true }))
  }
  await build({ ...shared, ...split, entryPoints: pages })
}

/** The terminal's program; the packages it drives browsers with stay outside of it. */
async function buildCli() {
  await rm(`${root}dist/cli`, { recursive: true, force: true })
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/lifeline.ts'],
    outdir: `${root}dist/cli`,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
    external: ['puppeteer-core', 'selenium-webdriver', 'selenium-webdriver/*'],
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [leaveOutExamples],
  })
  await chmod(`${root}dist/cli/lifeline.js`, 0o755)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildFor('chromium')
  await buildFor('firefox')
  await buildCli()
}
