// The house keeps its rules: who may import whom, where `browser` may be said, and how errors are treated.

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Each room, the rooms it may import, and the packages it may use. */
const rooms: Record<string, { readonly rooms: readonly string[]; readonly packages: readonly RegExp[] }> = {
  'src/core': { rooms: ['src/core'], packages: [/^valibot$/, /^@noble\/hashes/, /^@scure\/base$/] },
  'src/file': { rooms: ['src/core', 'src/file'], packages: [] },
  'src/payload': { rooms: ['src/core', 'src/payload'], packages: [] },
  'src/wire': { rooms: ['src/core', 'src/wire'], packages: [/^valibot$/] },
  'src/page': { rooms: ['src/core', 'src/page', 'src/wire/page-port.ts'], packages: [] },
  'src/bridge': {
    rooms: ['src/core/fact.ts', 'src/wire', 'src/bridge'],
    packages: [],
  },
  'src/background': {
    rooms: ['src/core', 'src/wire', 'src/background'],
    packages: [/^valibot$/, /^webextension-polyfill$/, /^@scure\/base$/],
  },
  'src/cli': {
    rooms: ['src/core', 'src/file', 'src/cli'],
    packages: [/^node:/, /^puppeteer-core/, /^selenium-webdriver/, /^fflate$/],
  },
  panels: {
    rooms: ['src/core', 'src/file', 'src/payload', 'src/wire', 'panels'],
    packages: [
      /^valibot$/,
      /^webextension-polyfill$/,
      /^preact/,
      /^@preact\/signals$/,
      /^@tanstack\/virtual-core$/,
      /^@jridgewell\/trace-mapping$/,
      /^js-tokens$/,
    ],
  },
}

/** The only files that may touch the extension APIs; the others are handed what they need. */
const entries = [
  'panels/devtools.ts',
  'panels/options.tsx',
  'panels/panel.tsx',
  'panels/popup.tsx',
  'panels/viewer.tsx',
  'src/background/main.ts',
]

const sources = ['src', 'panels'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
)
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')
const roomOf = (file: string) => Object.keys(rooms).find((room) => file.startsWith(`${room}/`))

interface Import {
  readonly typeOnly: boolean
  readonly names: string
  readonly from: string
}

function importsOf(text: string): readonly Import[] {
  const found = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:([\w\s{},*]*?)\s+from\s+)?'([^']+)'/gm)
  const later = text.matchAll(/\bimport\('(\.[^']+)'\)/g)
  return [
    ...[...found].map(([, type, names = '', from = '']) => ({ typeOnly: type !== undefined, names, from })),
    ...[...later].map(([, from = '']) => ({ typeOnly: false, names: '', from })),
  ]
}

describe.each(sources)('%s', (file) => {
  const text = textOf(file)
  const room = roomOf(file)

  it('lives in a room, and imports only what that room may', () => {
    expect(room, 'every source file lives in a room').toBeDefined()
    const allowed = rooms[room ?? '']
    for (const { from, names, typeOnly } of importsOf(text)) {
      if (from.startsWith('.')) {
        const target = normalize(join(dirname(file), from))
        expect(
          allowed?.rooms.some((each) => target === each || target.startsWith(`${each}/`)),
          target,
        ).toBe(true)
        if (room === 'src/page' && target.startsWith('src/core/'))
          expect(
            typeOnly || /^\{\s*type /.test(names),
            `${target}: the page takes only types from core`,
          ).toBe(true)
      } else
        expect(
          allowed?.packages.some((each) => each.test(from)),
          from,
        ).toBe(true)
    }
  })

  it('says `browser` only where it is an entry file', () => {
    const takes = importsOf(text).some(({ from, typeOnly }) => from === 'webextension-polyfill' && !typeOnly)
    expect(takes).toBe(entries.includes(file))
    // Code for DevTools, and what a driver evaluates inside of a browser, reach those by other names.
    if (!entries.includes(file) && roomOf(file) !== 'src/cli')
      expect(text).not.toMatch(/\b(?:chrome|globalThis\.browser)\.[a-z]+\./)
  })

  it('opens with why it exists', () => {
    expect(text.startsWith('// ')).toBe(true)
  })

  it('swallows no error and switches no check off', () => {
    expect(text).not.toMatch(/catch\s*(?:\([^)]*\))?\s*\{\s*\}/)
    expect(text).not.toMatch(/\bas any\b|@ts-ignore|@ts-expect-error|TODO|FIXME/)
  })

  it('is no larger than a file with one job', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(300)
  })
})

it('never takes text for markup', () => {
  for (const file of sources)
    expect(textOf(file), file).not.toMatch(
      /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|document\.write/,
    )
})

it('names every entry file that exists', () => {
  for (const file of entries) expect(sources).toContain(file)
})

it('asks for webRequest in Firefox only, and for nothing that blanks Chromium’s failure text', async () => {
  const { manifestFor } = await import('../scripts/build.mjs')
  const manifest = JSON.parse(textOf('manifest.json'))
  expect(manifestFor('chromium', manifest).permissions).toEqual(['storage'])
  expect(manifestFor('firefox', manifest).permissions).toEqual(['storage', 'webRequest'])
})

/** The only files that may connect to anything: a probe, and source maps of the inspected page. */
const connecting = ['panels/evidence/probe.ts', 'panels/sources/source-text.ts']

it('lets nothing leave the browser: only a probe and a reader of source maps may connect, and load no code', () => {
  const { content_security_policy: policy } = JSON.parse(textOf('manifest.json'))
  // Nothing else: no image, frame, font or plug-in, no script but ours, and no text that becomes markup or script.
  expect(policy.extension_pages.split('; ')).toEqual([
    "default-src 'none'",
    'connect-src http: https: ws: wss:',
    "script-src 'self'",
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    // One policy, which makes one address: of the thread that looks for patterns.
    'trusted-types lifeline-pattern',
  ])
  for (const file of sources.filter((each) => !each.startsWith('src/cli/'))) {
    if (!connecting.includes(file))
      expect(textOf(file), file).not.toMatch(
        /\bfetch\(|XMLHttpRequest|sendBeacon|EventSource|new WebSocket\(/,
      )
    // A module of ours, named in full, is a piece of the same program that is loaded later.
    expect(textOf(file).replace(/\bimport\('\.[^'$]+'\)/g, ''), file).not.toMatch(/\bimport\(/)
  }
})

it('is reached by no page, and asks for nothing that nobody needs', async () => {
  const { manifestFor } = await import('../scripts/build.mjs')
  for (const target of ['chromium', 'firefox'] as const) {
    const manifest: Record<string, unknown> = manifestFor(target, JSON.parse(textOf('manifest.json')))
    for (const name of [
      'web_accessible_resources',
      'externally_connectable',
      'optional_permissions',
      'oauth2',
    ])
      expect(manifest, `${target}: ${name}`).not.toHaveProperty(name)
    expect(manifest.host_permissions).toEqual(['<all_urls>'])
    // A private window's log is the one log's, and that is in memory.
    expect(manifest.incognito).toBe('spanning')
  }
})

it('writes nothing that was recorded to disk unless a person saves it: session storage is memory, and what a person set is no record', () => {
  // One module writes the settings, and nothing but them: under their one key, after they were decoded.
  expect(textOf('panels/settings/settings.ts').match(/\bstorage\.set\b.*/g)).toEqual([
    'storage.set({ [settingsKey]: next })',
  ])
  for (const file of sources.filter((each) => !each.startsWith('src/cli/'))) {
    const text = textOf(file).replace(
      /\bstorage\.local\.(?:get\(settingsKey\)|onChanged\b)|\bkeepSettings\(browser\.storage\.local\)/g,
      '',
    )
    expect(text, file).not.toMatch(
      /\bstorage\.(?:local|sync|managed)\b|\bindexedDB\b|\bcaches\b|\bdocument\.cookie\b|\bdownloads\b|showSaveFilePicker/,
    )
    const remembered = ['panels/panel.tsx', 'panels/viewer.tsx'].includes(file)
    expect(text.match(/\blocalStorage\b.*/g), file).toEqual(
      remembered ? ['localStorage, circumstances.secret)'] : null,
    )
  }
})
